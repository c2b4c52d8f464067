package org.muye.fuzz;

import java.util.SplittableRandom;

/** One way to spoil a piece of a file; what it does depends on the random numbers alone. */
interface Mutator<T> {
  /** How counts of a run call it. */
  String label();

  T apply(T content, SplittableRandom random);
}
