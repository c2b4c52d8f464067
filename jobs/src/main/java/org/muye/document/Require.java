package org.muye.document;

/** Checks that the records share. */
final class Require {
  private Require() {}

  static void words(String words, String what) {
    if (words.isBlank()) {
      throw new IllegalArgumentException(what + " without words");
    }
  }

  static void finite(double value, String what) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(what + " is not finite: " + value);
    }
  }

  static void sameLength(int found, int expected, String what) {
    if (found != expected) {
      throw new IllegalArgumentException(what + ": " + found + ", not " + expected);
    }
  }
}
