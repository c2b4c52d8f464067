package org.muye.statistics.composite;

import java.io.Serializable;

/**
 * Where a unit ranks when the choices behind an index vary: 1 is the highest index.
 *
 * @param best the rank that it reaches or beats in 5 % of the variants
 * @param median the rank that it reaches or beats in half of them
 * @param worst the rank that it reaches or beats in 95 % of them
 */
public record RankInterval(int best, int median, int worst) implements Serializable {}
