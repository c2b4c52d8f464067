/**
 * Draws charts as SVG pictures.
 *
 * <p>They need no script, read without colour (labels, markers, patterns) and with impaired colour
 * vision, and come out in the same bytes for the same chart. All lengths are in units of the
 * picture, of which {@link org.muye.report.svg.ChartDrawing#WIDTH} make its width.
 */
@NullMarked
package org.muye.report.svg;

import org.jspecify.annotations.NullMarked;
