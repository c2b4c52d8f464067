package org.muye.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.index.IndexComputation;
import org.muye.region.Unit;
import org.muye.region.UnitLevel;
import org.muye.run.RunContext;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.warning.QuarterOutlook;

/** Published quarterly values made by hand, for the region and three of its units. */
final class MadeGold {
  /** The closing day of the third quarter has come, and the fourth has 25 of its 92 days. */
  private static final String AS_OF = "2025-10-25";

  static final Period OPEN = Period.parse("2025Q4");
  static final Period LAST = Period.parse("2025Q3");

  final Workspace workspace;
  final RunContext run;
  final String root;
  final List<String> units;
  private final List<Row> values = new ArrayList<>();

  MadeGold(Path folder) {
    workspace =
        new TestWorkspace(folder, "xinxiang")
            .source("none", "training", "canonical-training", folder.resolve("none.csv"))
            .open();
    run = Runs.start(workspace, "warnings", AsOf.parse(AS_OF));
    root = workspace.region().root().id();
    units =
        workspace.region().units(UnitLevel.UNIT).stream().map(Unit::id).sorted().limit(3).toList();
  }

  void value(
      String unit,
      Period quarter,
      String indicator,
      @Nullable String category,
      @Nullable Double numerator,
      @Nullable Double value,
      @Nullable String status) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("indicator_id", indicator);
    fields.put("definition_version", 1);
    fields.put("unit_id", unit);
    fields.put("boundary_version", "initial");
    fields.put("period_type", "quarter");
    fields.put("period", quarter.label());
    fields.put("period_start", quarter.start());
    fields.put("period_end", quarter.end());
    fields.put("as_of", run.asOf().date());
    fields.put("category", category);
    fields.put("numerator", numerator);
    fields.put("value", value);
    // 50,000 residents on each day that has passed.
    fields.put("exposure_person_days", 50_000.0 * (quarter.equals(OPEN) ? 25 : quarter.days()));
    fields.put("release", "REVISED");
    fields.put("status_reason", status);
    fields.put("suppressed", false);
    fields.put("run_id", run.runId());
    values.add(
        RowFactory.create(
            Arrays.stream(workspace.tables().schema(IndicatorsJob.VALUES).fieldNames())
                .map(fields::get)
                .toArray()));
  }

  /** The values as rows of `gold.indicator_value`. */
  Dataset<Row> rows() {
    return workspace
        .spark()
        .createDataFrame(values, workspace.tables().schema(IndicatorsJob.VALUES));
  }

  /** The forecasts from the values and first releases, in order. */
  List<Row> forecasts(Dataset<Row> releases) {
    return new QuarterOutlook(workspace.region(), workspace.warningRules(), run)
        .rows(rows(), releases, workspace.tables().schema(ForecastJob.FORECASTS))
        .coalesce(1)
        .sortWithinPartitions("unit_id", "series", "horizon")
        .collectAsList();
  }

  /** The rows of the index, by unit, quarter and component. */
  Map<String, Row> index() {
    return new IndexComputation(workspace.region(), workspace.warningRules(), run)
        .rows(rows(), workspace.tables().schema(CompositeIndexJob.INDEX)).collectAsList().stream()
            .collect(
                Collectors.toMap(
                    row ->
                        row.getAs("unit_id")
                            + " "
                            + row.getAs("period")
                            + " "
                            + row.getAs("component"),
                    row -> row));
  }

  static Row row(Map<String, Row> rows, String unit, String quarterAndComponent) {
    return Objects.requireNonNull(rows.get(unit + " " + quarterAndComponent));
  }
}
