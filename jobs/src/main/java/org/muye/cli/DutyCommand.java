package org.muye.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.job.DutyTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What leadership teams have to do, and what is missing. */
@Command(
    name = "duty",
    description =
        "List the yearly tasks of the leadership teams, what is missing and when it is due.",
    mixinStandardHelpOptions = true)
final class DutyCommand extends WorkCommand {
  @Option(names = "--unit", paramLabel = "UNIT", description = "Code, id or name (default: all).")
  private @Nullable String unit;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Tasks of this year (default: what falls due from 1 January on).")
  private @Nullable Integer year;

  @Option(names = "--missing", description = "Only what is missed or still to be done.")
  private boolean missing;

  @Override
  public Integer call() {
    DutyTable tasks =
        DutyTable.of(
            workspaceToShow(),
            options().asOf().orElse(null),
            new DutyTable.Question(unit, year, missing));
    if (options().json()) {
      JsonOutput.write(out(), tasks);
      return 0;
    }
    print(words().get("duty.title", tasks.asOf().toString(), tasks.lines().size()));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    tasks.lines().forEach(line -> rows.add(cells(line)));
    table(
        List.of(
            words().get("col.due_on"),
            words().get("col.unit"),
            words().get("col.organisation"),
            words().get("col.task"),
            words().get("col.period"),
            words().get("col.post"),
            words().get("col.status"),
            words().get("col.held_on"),
            words().get("col.done_by"),
            words().get("col.remark")),
        rows);
    return 0;
  }

  private List<@Nullable Object> cells(DutyTable.Line line) {
    boolean chinese = words().chinese();
    String unitName = chinese ? line.unitNameZh() : line.unitNameEn();
    return Arrays.asList(
        line.dueOn().toString(),
        unitName == null ? line.unitId() : unitName,
        line.orgId(),
        line.taskType() + " " + (chinese ? line.taskZh() : line.taskEn()),
        line.taskPeriod(),
        line.postId().isEmpty() ? null : line.postId(),
        chinese ? line.statusZh() : line.statusEn(),
        line.heldOn() == null ? null : line.heldOn().toString(),
        line.activityId(),
        line.note());
  }
}
