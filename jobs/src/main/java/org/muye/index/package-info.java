/**
 * The composite index of each unit and quarter, with what each component adds and how firm the
 * ranks are, and the four-isations.
 */
@NullMarked
package org.muye.index;

import org.jspecify.annotations.NullMarked;
