/** One writer at a time in a warehouse, on a local disk or in a shared file system. */
@NullMarked
package org.muye.lock;

import org.jspecify.annotations.NullMarked;
