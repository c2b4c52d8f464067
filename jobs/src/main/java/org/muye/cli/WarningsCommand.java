package org.muye.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.DistrictTable;
import org.muye.job.LevelTable;
import org.muye.job.ReportedRuns;
import org.muye.job.RunReport;
import org.muye.job.Workspace;
import picocli.CommandLine.Command;

/** Computes weekly alarms, levels, outlook and index from the indicators. */
@Command(
    name = "warnings",
    description = "Judge the weekly counts and give every unit its level for human review.",
    mixinStandardHelpOptions = true)
final class WarningsCommand extends RunCommand {
  WarningsCommand() {
    super(1);
  }

  @Override
  RunReport run(ReportedRuns runs) {
    return runs.warnings();
  }

  @Override
  void show(Workspace workspace, RunReport report) {
    String quarter = DistrictTable.lastClosedQuarter(workspace, report.asOf());
    List<LevelTable.Line> levels = LevelTable.of(workspace, quarter);
    print("");
    print(words().get("levels.title", quarter, report.asOf().toString()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (LevelTable.Line line : levels) {
      rows.add(
          Arrays.asList(
              line.unitId(),
              words().chinese() ? line.nameZh() : line.nameZh() + " " + line.nameEn(),
              level(line),
              line.previous(),
              line.held() ? words().get("levels.held") : null,
              line.rules()));
    }
    table(
        List.of(
            words().get("col.code"),
            words().get("col.unit"),
            words().get("col.level"),
            words().get("col.previous_level"),
            words().get("col.held"),
            words().get("col.rules")),
        rows);
    print(words().get("levels.note"));
  }

  private @Nullable String level(LevelTable.Line line) {
    return line.level() == 0
        ? null
        : (words().chinese() ? line.levelZh() : line.levelEn()) + " " + line.colourZh();
  }
}
