/**
 * Temporal aberration detection: is the count of a week higher than the series' own past explains?
 */
@NullMarked
package org.muye.statistics.surveillance;

import org.jspecify.annotations.NullMarked;
