/**
 * Renders a document as a web page that is complete in one file, and as a PDF from the same markup.
 */
@NullMarked
package org.muye.report.html;

import org.jspecify.annotations.NullMarked;
