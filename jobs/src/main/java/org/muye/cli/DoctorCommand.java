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

  @Override
  public Integer call() {
    List<Doctor.Check> checks = Doctor.examine(config());
    if (options().json()) {
      JsonOutput.write(out(), checks);
    } else {
      for (Doctor.Check check : checks) {
        print(
            String.format(
                Locale.ROOT,
                "%-4s  %-13s  %s",
                check.result().name().toLowerCase(Locale.ROOT),
                check.name(),
                Redaction.redact(check.found())));
        if (!check.remedy().isEmpty()) {
          print("      do: " + check.remedy());
        }
      }
    }
    return checks.stream().anyMatch(c -> c.result() == Doctor.Result.FAIL) ? INPUT : 0;
  }
}
