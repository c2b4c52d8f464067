package org.muye.job;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.Explanation.Status;
import org.muye.job.Explanation.Value;
import org.muye.region.Unit;
import org.muye.time.Period;

/** Reads from gold the values that an {@link Explanation} shows. */
final class ExplainedValues {
  private final GoldRows gold;

  ExplainedValues(Workspace workspace) {
    this.gold = new GoldRows(workspace);
  }

  /**
   * The day whose knowledge they show: that of the newest, since a night leaves values with an
   * earlier day that are the same on its own.
   *
   * @param wanted null for whatever day it is
   * @throws UserError when there are no values, or they are as of another day
   */
  LocalDate asOf(@Nullable LocalDate wanted) {
    LocalDate newest = gold.newest(IndicatorsJob.VALUES, "as_of");
    if (newest == null) {
      throw UserError.of("explain.no_values_yet");
    }
    if (wanted != null && !wanted.equals(newest)) {
      throw UserError.of("explain.no_values_as_of", wanted);
    }
    return newest;
  }

  /**
   * Those of one indicator, unit and period.
   *
   * @param category null for every one
   */
  List<Value> of(String indicator, Unit unit, Period period, @Nullable String category) {
    Map<String, String> wanted =
        Map.of("indicator_id", indicator, "unit_id", unit.id(), "period", period.label());
    List<Row> first = gold.of(IndicatorsJob.RELEASES, wanted);
    return gold.of(IndicatorsJob.VALUES, wanted).stream()
        .filter(row -> category == null || category.equals(row.getAs("category")))
        .sorted(
            Comparator.comparing(
                    (Row row) -> row.<@Nullable String>getAs("category"),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(row -> row.<String>getAs("boundary_version")))
        .map(row -> value(row, first))
        .toList();
  }

  private static Value value(Row row, List<Row> published) {
    Double value = number(row, "value");
    Double first = null;
    LocalDate firstAsOf = null;
    for (Row earlier : published) {
      boolean same =
          Objects.equals(earlier.getAs("category"), row.getAs("category"))
              && Objects.equals(earlier.getAs("boundary_version"), row.getAs("boundary_version"));
      if (same && !Objects.equals(number(earlier, "value"), value)) {
        first = number(earlier, "value");
        firstAsOf = earlier.getAs("as_of");
      }
    }
    String status = row.getAs("status_reason");
    return new Value(
        row.getAs("category"),
        value,
        number(row, "ci_low"),
        number(row, "ci_high"),
        number(row, "numerator"),
        number(row, "denominator"),
        number(row, "previous_value"),
        RateAmongUnits.of(row),
        row.getAs("release"),
        status == null ? List.of() : Arrays.stream(status.split(";")).map(Status::of).toList(),
        row.getAs("boundary_version"),
        row.getAs("run_id"),
        first,
        firstAsOf);
  }

  private static @Nullable Double number(Row row, String column) {
    Object value = row.getAs(column);
    return value == null ? null : ((Number) value).doubleValue();
  }
}
