/** Renders the tables of a document as an Excel workbook to reckon with. */
@NullMarked
package org.muye.report.workbook;

import org.jspecify.annotations.NullMarked;
