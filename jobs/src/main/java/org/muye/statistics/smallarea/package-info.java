/**
 * Statistics of areas with few events: empirical Bayes smoothing, funnel limits, control charts and
 * spatial autocorrelation.
 */
@NullMarked
package org.muye.statistics.smallarea;

import org.jspecify.annotations.NullMarked;
