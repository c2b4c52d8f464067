/** The only place that reads and writes Delta tables. */
@NullMarked
package org.muye.table;

import org.jspecify.annotations.NullMarked;
