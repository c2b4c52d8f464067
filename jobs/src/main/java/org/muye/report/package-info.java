/** Figures and pages for readers, from finished results. */
@NullMarked
package org.muye.report;

import org.jspecify.annotations.NullMarked;
