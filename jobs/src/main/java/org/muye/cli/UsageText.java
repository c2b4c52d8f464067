package org.muye.cli;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line: the parser's words in English, our own in Chinese. */
final class UsageText {
  private UsageText() {}

  static String of(ParameterException failure, Messages messages) {
    String text = String.valueOf(failure.getMessage());
    if (!messages.chinese()) {
      return text.endsWith(".") ? text : text + ".";
    }
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return messages.get("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
    }
    if (failure instanceof MissingParameterException missing) {
      return messages.get(
          "usage.missing",
          String.join(", ", missing.getMissing().stream().map(UsageText::name).toList()));
    }
    ArgSpec argument = failure.getArgSpec();
    return argument != null && failure.getValue() != null
        ? messages.get("usage.value", name(argument), failure.getValue())
        : messages.get("usage.other", text);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
