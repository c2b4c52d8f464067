package org.muye.disclosure;

import org.muye.time.Period;

/**
 * A count of one unit and period. Whatever table it stands in, and in whichever publication, it is
 * the same figure: one that is hidden in one of them is shown in none.
 *
 * @param unit unit
 * @param period period
 * @param of what is counted, with its class
 */
record Figure(String unit, Period period, String of) {}
