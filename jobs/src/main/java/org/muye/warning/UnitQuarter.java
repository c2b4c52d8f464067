package org.muye.warning;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muye.config.WarningRules.Series;

/**
 * All that rules see of one unit and quarter.
 *
 * @param rates the watched rates in the order of the rule book
 * @param events counts of events by indicator
 * @param rises for each series, how many quarters in a row up to this one its rate rose; a series
 *     that did not rise is absent
 */
record UnitQuarter(List<ComparedRate> rates, Map<String, Double> events, Map<Series, Integer> rises)
    implements Serializable {}
