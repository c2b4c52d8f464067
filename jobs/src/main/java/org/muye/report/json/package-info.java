/** Renders a document as JSON for programs. */
@NullMarked
package org.muye.report.json;

import org.jspecify.annotations.NullMarked;
