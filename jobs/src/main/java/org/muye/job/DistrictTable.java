package org.muye.job;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Release;
import org.muye.region.Unit;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** The units of a region side by side in the last closed quarter. */
public final class DistrictTable {
  /**
   * One unit; parts are null where they are missing.
   *
   * @param rate incidents per 10,000 residents, with its 95 % limits
   * @param yearOnYear change of incidents against the same quarter a year earlier, percent
   * @param resolved share of the quarter's disputes that are resolved, with its 95 % limits
   * @param onTime share resolved by their deadline
   * @param openOver90 disputes open for more than 90 days at the end of the quarter
   */
  public record Line(
      String unitId,
      @Nullable String code,
      String nameZh,
      String nameEn,
      @Nullable Long population,
      @Nullable Long incidents,
      @Nullable Double rate,
      @Nullable Double rateLow,
      @Nullable Double rateHigh,
      @Nullable Double yearOnYear,
      @Nullable Long disputes,
      @Nullable Double resolved,
      @Nullable Double resolvedLow,
      @Nullable Double resolvedHigh,
      @Nullable Double onTime,
      @Nullable Long openOver90) {}

  private DistrictTable() {}

  /** The label of the last quarter that was closed on the day, e.g. 2025Q3. */
  public static String lastClosedQuarter(Workspace workspace, LocalDate asOf) {
    Period quarter = Period.containing(PeriodType.QUARTER, asOf);
    while (Release.of(quarter, new AsOf(asOf), workspace.region().releaseLagDays())
        == Release.PROVISIONAL) {
      quarter = quarter.previous();
    }
    return quarter.label();
  }

  /** The units in the region's order, the region itself last. */
  public static List<Line> of(Workspace workspace, String quarter) {
    Map<String, Row> values = new HashMap<>();
    for (Row row :
        workspace
            .tables()
            .read(IndicatorsJob.VALUES)
            .where(
                col("period")
                    .equalTo(quarter)
                    .and(col("indicator_id").isin("I2", "I3_YOY", "D2", "D3", "D13"))
                    .and(
                        col("category")
                            .isNull()
                            .or(
                                col("indicator_id")
                                    .equalTo("D13")
                                    .and(col("category").equalTo("90")))))
            .where("status_reason is null or status_reason not like '%REBASED%'")
            .select(
                "unit_id",
                "indicator_id",
                "unit_code",
                "unit_name_zh",
                "unit_name_en",
                "numerator",
                "denominator",
                "value",
                "ci_low",
                "ci_high")
            .collectAsList()) {
      values.put(row.getString(0) + " " + row.getString(1), row);
    }
    List<Line> lines = new ArrayList<>();
    String root = workspace.region().root().id();
    for (Unit unit : workspace.region().units()) {
      if (!unit.id().equals(root) && values.containsKey(unit.id() + " I2")) {
        lines.add(line(unit.id(), values));
      }
    }
    if (values.containsKey(root + " I2")) {
      lines.add(line(root, values));
    }
    return lines;
  }

  private static Line line(String unit, Map<String, Row> values) {
    Row rate = values.get(unit + " I2");
    Row resolved = values.get(unit + " D2");
    return new Line(
        unit,
        rate == null ? null : rate.getString(2),
        rate == null ? "" : rate.getString(3),
        rate == null ? "" : rate.getString(4),
        whole(rate, 6),
        whole(rate, 5),
        number(rate, 7),
        number(rate, 8),
        number(rate, 9),
        number(values.get(unit + " I3_YOY"), 7),
        whole(resolved, 6),
        number(resolved, 7),
        number(resolved, 8),
        number(resolved, 9),
        number(values.get(unit + " D3"), 7),
        whole(values.get(unit + " D13"), 7));
  }

  private static @Nullable Double number(@Nullable Row row, int column) {
    return row == null || row.isNullAt(column) ? null : ((Number) row.get(column)).doubleValue();
  }

  private static @Nullable Long whole(@Nullable Row row, int column) {
    Double number = number(row, column);
    return number == null ? null : Math.round(number);
  }
}
