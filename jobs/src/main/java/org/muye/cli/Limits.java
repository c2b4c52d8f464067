package org.muye.cli;

import org.muye.error.UserError;

/** Checks numbers given as options. */
final class Limits {
  private Limits() {}

  static void positive(String option, int number) {
    if (number < 1 || number == Integer.MAX_VALUE) {
      throw UserError.of(UserError.Kind.USAGE, "cli.not_positive", option, number);
    }
  }
}
