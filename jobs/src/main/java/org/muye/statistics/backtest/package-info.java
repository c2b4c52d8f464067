/** How good past warnings were: hits, false alarms and how early they came. */
@NullMarked
package org.muye.statistics.backtest;

import org.jspecify.annotations.NullMarked;
