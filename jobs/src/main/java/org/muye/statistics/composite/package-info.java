/**
 * Composite indices of several indicators: scores, weights, aggregation and how firm the ranks are.
 */
@NullMarked
package org.muye.statistics.composite;

import org.jspecify.annotations.NullMarked;
