/** Renders a document as a Word file from a template that an office edits to its taste. */
@NullMarked
package org.muye.report.word;

import org.jspecify.annotations.NullMarked;
