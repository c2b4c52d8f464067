package org.muye.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks numbers given as options. */
final class Limits {
  private Limits() {}

  static void positive(CommandSpec spec, String option, int number) {
    if (number < 1 || number == Integer.MAX_VALUE) {
      throw new ParameterException(
          spec.commandLine(), option + " must be a number from 1, not " + number);
    }
  }
}
