package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Evidence;
import org.muye.indicator.Indicator;
import org.muye.indicator.Measure;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * The records that the values of an {@link Explanation} rest on.
 *
 * @param numerator the records behind the numerator
 * @param denominator the records behind the denominator; null where it is no count of records
 */
public record ExplainedRecords(Records numerator, @Nullable Records denominator) {

  /**
   * Records behind one side.
   *
   * @param total how many there are
   * @param first the first of them by id
   */
  public record Records(long total, List<Contribution> first) {}

  /** What a record counts for: usually 1. */
  public record Contribution(String id, double counts) {}

  /** The records behind the answer to a question. */
  public static ExplainedRecords of(
      Workspace workspace, Explanation.Question question, Explanation answer) {
    Indicator indicator = Explanation.indicator(question.indicator());
    Period period = Period.parse(answer.period());
    LocalDate asOf = answer.asOf();
    LocalDate lastDay = period.lastDay().isAfter(asOf) ? asOf : period.lastDay();
    boolean rebased =
        answer.values().stream()
            .allMatch(v -> v.status().stream().anyMatch(s -> s.code().equals("REBASED")));
    Evidence evidence =
        new Evidence(workspace.region(), new KnownRecords(workspace).facts(new AsOf(asOf)));
    Side side =
        new Side(
            evidence,
            answer.unitId(),
            rebased,
            period,
            lastDay,
            question.category(),
            question.ids());
    Side related = indicator.denominatorByCategory() ? side : side.ofAllCategories();
    return new ExplainedRecords(
        side.records(indicator.numerator()),
        indicator.denominator().isEmpty() ? null : related.records(indicator.denominator()));
  }

  private record Side(
      Evidence evidence,
      String unit,
      boolean rebased,
      Period period,
      LocalDate lastDay,
      @Nullable String category,
      int ids) {

    Side ofAllCategories() {
      return new Side(evidence, unit, rebased, period, lastDay, null, ids);
    }

    Records records(List<Measure> measures) {
      if (measures.isEmpty()) {
        return new Records(0, List.of());
      }
      Dataset<Row> records =
          evidence
              .records(measures, unit, rebased, period, lastDay, category)
              .groupBy("record_id")
              .agg(max(col("n")).as("n"))
              .sort("record_id")
              .cache();
      List<Contribution> first = new ArrayList<>();
      for (Row row : records.limit(ids).collectAsList()) {
        first.add(new Contribution(row.getString(0), row.getDouble(1)));
      }
      long total = records.count();
      records.unpersist();
      return new Records(total, first);
    }
  }
}
