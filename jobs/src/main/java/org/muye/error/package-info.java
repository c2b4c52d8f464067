/** Errors that a person can act on, and errors that are ours. */
@NullMarked
package org.muye.error;

import org.jspecify.annotations.NullMarked;
