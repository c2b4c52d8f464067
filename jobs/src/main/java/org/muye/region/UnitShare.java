package org.muye.region;

import java.io.Serializable;

/**
 * The part of a record that counts in a unit.
 *
 * @param unitId the unit
 * @param weight above 0, at most 1; the weights of a record sum to 1
 */
public record UnitShare(String unitId, double weight) implements Serializable {}
