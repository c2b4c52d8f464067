/**
 * A report as data: headings, paragraphs, tables and charts, numbered once and drawn by none.
 *
 * <p>Whoever builds a report puts its content into a {@link org.muye.document.Document}; whoever
 * renders one goes through {@link org.muye.document.NumberedDocument} and {@link
 * org.muye.document.CellWords}, so that every format says the same.
 */
@NullMarked
package org.muye.document;

import org.jspecify.annotations.NullMarked;
