/** Writes XML and HTML that is well formed by construction. */
@NullMarked
package org.muye.report.markup;

import org.jspecify.annotations.NullMarked;
