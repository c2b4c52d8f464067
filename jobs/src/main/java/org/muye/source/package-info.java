/** Reads the files of a source, row by row, without losing or repairing anything silently. */
@NullMarked
package org.muye.source;

import org.jspecify.annotations.NullMarked;
