package org.muye.job;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Compares what a run counted with what the generator says it planted. */
public final class TruthCheck {
  /**
   * One comparison.
   *
   * @param record kind of record
   * @param what rows, written, duplicates, an issue code, or a name of monthly counts
   * @param planted the generator's count
   * @param found the run's count
   * @param parts number of single counts that were compared for it
   * @param differing how many of them differ
   */
  public record Line(
      String record, String what, long planted, long found, int parts, int differing) {
    /** Whether every part agrees. */
    public boolean met() {
      return differing == 0 && planted == found;
    }
  }

  private TruthCheck() {}

  /** All comparisons: the rows of the files, then the records by unit and month. */
  public static List<Line> of(DemoCity city, Workspace workspace, RunReport report) {
    JsonNode truth = city.readTruth();
    List<Line> lines = new ArrayList<>();
    for (RecordKind kind : RecordKind.values()) {
      lines.addAll(rows(kind.recordName(), truth.path("records"), report));
    }
    lines.add(months("incident", "valid_incidents", "I2", truth, workspace));
    lines.add(months("dispute", "accepted_disputes", "D1", truth, workspace));
    lines.add(missingTasks(truth, workspace));
    return lines;
  }

  private static List<Line> rows(String record, JsonNode records, RunReport report) {
    JsonNode planted = records.path(record);
    List<RunReport.SourceLine> sources =
        report.sources().stream().filter(source -> source.record().equals(record)).toList();
    Map<String, Long> reasons = new TreeMap<>();
    sources.forEach(
        source -> source.quarantinedBy().forEach((code, n) -> reasons.merge(code, n, Long::sum)));
    List<Line> lines = new ArrayList<>();
    lines.add(
        single(
            record,
            "rows",
            planted.path("rows").asLong(),
            sources.stream().mapToLong(RunReport.SourceLine::read).sum()));
    lines.add(
        single(
            record,
            "written",
            planted.path("accepted").asLong(),
            sources.stream().mapToLong(RunReport.SourceLine::written).sum()));
    lines.add(
        single(
            record,
            "duplicates",
            planted.path("duplicates").asLong(),
            sources.stream().mapToLong(RunReport.SourceLine::duplicates).sum()));
    JsonNode quarantined = planted.path("quarantined");
    TreeSet<String> codes = new TreeSet<>(reasons.keySet());
    quarantined.fieldNames().forEachRemaining(codes::add);
    for (String code : codes) {
      lines.add(
          single(record, code, quarantined.path(code).asLong(), reasons.getOrDefault(code, 0L)));
    }
    return lines;
  }

  private static Line single(String record, String what, long planted, long found) {
    return new Line(record, what, planted, found, 1, planted == found ? 0 : 1);
  }

  /** Numerators of an indicator by unit and month, on the boundaries of the time. */
  private static Line months(
      String record, String what, String indicator, JsonNode truth, Workspace workspace) {
    String root = workspace.region().root().id();
    Map<String, Long> found = new TreeMap<>();
    for (Row row :
        workspace
            .tables()
            .read(IndicatorsJob.VALUES)
            .where(
                col("indicator_id")
                    .equalTo(indicator)
                    .and(col("period_type").equalTo("month"))
                    .and(col("category").isNull())
                    .and(col("unit_id").notEqual(root))
                    .and(col("numerator").gt(0)))
            .where("status_reason is null or status_reason not like '%REBASED%'")
            .select("unit_id", "period", "numerator")
            .collectAsList()) {
      found.put(
          row.getString(0) + " " + row.getString(1),
          Math.round(((Number) row.get(2)).doubleValue()));
    }
    Map<String, Long> planted = new TreeMap<>();
    truth
        .path(what)
        .fields()
        .forEachRemaining(
            unit ->
                unit.getValue()
                    .fields()
                    .forEachRemaining(
                        month -> {
                          if (month.getValue().asLong() > 0) {
                            planted.put(
                                unit.getKey() + " " + month.getKey(), month.getValue().asLong());
                          }
                        }));
    TreeSet<String> keys = new TreeSet<>(planted.keySet());
    keys.addAll(found.keySet());
    int differing =
        (int) keys.stream().filter(key -> !same(planted.get(key), found.get(key))).count();
    return new Line(record, what, sum(planted), sum(found), keys.size(), differing);
  }

  /** The duty tasks that were not done in the years of the history. */
  private static Line missingTasks(JsonNode truth, Workspace workspace) {
    int firstYear = LocalDate.parse(truth.path("options").path("from").asText()).getYear();
    int lastYear = firstYear + truth.path("options").path("years").asInt() - 1;
    TreeSet<String> found = new TreeSet<>();
    for (Row row :
        workspace
            .tables()
            .read(DutyJob.TASKS)
            .where(col("status").equalTo("MISSED").and(col("year").between(firstYear, lastYear)))
            .select("org_id", "task_type", "task_period", "post_id")
            .collectAsList()) {
      found.add(row.mkString(" "));
    }
    TreeSet<String> planted = new TreeSet<>();
    for (JsonNode task : truth.path("missing_duty_tasks")) {
      planted.add(
          String.join(
              " ",
              task.path("org").asText(),
              task.path("task").asText(),
              task.path("period").asText(),
              task.path("post").asText()));
    }
    TreeSet<String> keys = new TreeSet<>(planted);
    keys.addAll(found);
    int differing =
        (int) keys.stream().filter(key -> planted.contains(key) != found.contains(key)).count();
    return new Line(
        RecordKind.DUTY_ACTIVITY.recordName(),
        "missing_tasks",
        planted.size(),
        found.size(),
        1,
        differing);
  }

  private static boolean same(@Nullable Long planted, @Nullable Long found) {
    return planted != null && planted.equals(found);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
