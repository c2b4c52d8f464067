package org.muye.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.job.MaintenanceJob;
import org.muye.job.ReportedRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps the warehouse small. */
@Command(
    name = "maintain",
    description =
        "Delete rows past their retention, join small files, and delete files that no reader needs.",
    mixinStandardHelpOptions = true)
final class MaintainCommand extends WorkCommand {
  private static final double MEGABYTE = 1e6;

  @Option(
      names = "--dry-run",
      description = "Change nothing; say what is there and what is too old.")
  private boolean dryRun;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      defaultValue = "7",
      description = "Keep files of earlier versions for N days, 7 or more (default: 7).")
  private int keepDays = 7;

  @Override
  public Integer call() {
    StepLines progress =
        new StepLines(ProgressLines.of(err(), options(), ProgressLines.onTerminal()), words(), 1);
    List<MaintenanceJob.Line> lines;
    try {
      lines =
          new ReportedRuns(workspace(), options().asOf().orElse(null), progress)
              .maintain(new MaintenanceJob.Options(dryRun, keepDays));
      progress.end();
    } finally {
      progress.stop();
    }
    if (options().json()) {
      JsonOutput.write(out(), lines);
      return 0;
    }
    print(lines);
    return 0;
  }

  private void print(List<MaintenanceJob.Line> lines) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    long oldRows = 0;
    long before = 0;
    long after = 0;
    for (MaintenanceJob.Line line : lines) {
      rows.add(
          List.of(
              line.table(),
              line.oldRows(),
              change(line.files(), line.filesAfter()),
              change(line.filesOnDisk(), line.filesOnDiskAfter()),
              change(line.logFiles(), line.logFilesAfter()),
              megabytes(line.bytesOnDisk()),
              megabytes(line.bytesOnDiskAfter())));
      oldRows += line.oldRows();
      before += line.bytesOnDisk();
      after += line.bytesOnDiskAfter();
    }
    table(
        List.of(
            words().get("col.table"),
            words().get("col.old_rows"),
            words().get("col.files"),
            words().get("col.files_on_disk"),
            words().get("col.log_files"),
            words().get("col.megabytes"),
            words().get("col.megabytes_after")),
        rows);
    print(
        words()
            .get(
                dryRun ? "maintain.would" : "maintain.done",
                lines.size(),
                oldRows,
                megabytes(before),
                megabytes(after)));
  }

  private static String change(long before, long after) {
    return before == after ? String.valueOf(after) : before + " -> " + after;
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
  }
}
