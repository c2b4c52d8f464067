package org.muye.job;

/** Hears which step begins; the command line shows it. */
@FunctionalInterface
public interface Progress {
  /** A step begins. */
  void step(String name);

  /** Nobody listens. */
  static Progress none() {
    return name -> {};
  }
}
