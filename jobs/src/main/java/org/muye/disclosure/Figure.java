package org.muye.disclosure;

/**
 * A count of one unit. Equal counts of a unit within one period are the same figure wherever they
 * stand: one that is hidden in one table must not be shown in another.
 *
 * @param unit unit
 * @param count the count
 */
record Figure(String unit, double count) {}
