/** Takes the clock out of files that are archives. */
@NullMarked
package org.muye.report.zip;

import org.jspecify.annotations.NullMarked;
