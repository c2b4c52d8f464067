package org.muye.cli;

import java.util.List;
import java.util.Locale;
import org.muye.error.Redaction;
import org.muye.job.Doctor;
import picocli.CommandLine.Command;

/** Looks whether everything is in place. */
@Command(
    name = "doctor",
    description =
        "Check Java, memory, disk, encoding, clock, configuration, keys, the mart and the last"
            + " night.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends WorkCommand {
  private static final int INPUT = 3;

  /** Widths in terminal columns. */
  private static final int RESULT = 6;

  private static final int NAME = 15;

  /** A check in JSON, which is English for whoever reads it. */
  private record CheckJson(String name, Doctor.Result result, String found, String remedy) {}

  @Override
  public Integer call() {
    List<Doctor.Check> checks = Doctor.examine(config());
    if (options().json()) {
      JsonOutput.write(out(), checks.stream().map(DoctorCommand::json).toList());
    } else {
      checks.forEach(this::print);
    }
    return checks.stream().anyMatch(c -> c.result() == Doctor.Result.FAIL) ? INPUT : 0;
  }

  private static CheckJson json(Doctor.Check check) {
    return new CheckJson(
        check.name().in(Locale.ROOT),
        check.result(),
        Redaction.redact(check.found().in(Locale.ROOT)),
        check.remedy() == null ? "" : check.remedy().in(Locale.ROOT));
  }

  private void print(Doctor.Check check) {
    Locale locale = options().language().locale();
    print(
        padded(words().get("doctor." + check.result().name().toLowerCase(Locale.ROOT)), RESULT)
            + padded(check.name().in(locale), NAME)
            + Redaction.redact(check.found().in(locale)));
    if (check.remedy() != null) {
      print(" ".repeat(RESULT) + words().get("doctor.do", check.remedy().in(locale)));
    }
  }

  private static String padded(String text, int columns) {
    return text + DisplayWidth.padding(text, columns);
  }
}
