package org.muye.job;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.CellRows;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.IndicatorComputation;
import org.muye.indicator.ReportingCalendar;
import org.muye.indicator.TouchedDays;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * Writes the indicator values: those of the periods whose sums differ from the last run's, or all
 * where values may differ for another reason.
 */
final class IndicatorValuesJob {
  static final String VALUES = "gold.indicator_value";
  static final String CELLS = "gold.indicator_cell";

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final KnownRecords known;
  private final LocalDate firstDay;

  /** What the last run left, to go on from. */
  private record Before(AsOf asOf, Dataset<Row> cells) {}

  IndicatorValuesJob(Workspace workspace, RunContext run, KnownRecords known, LocalDate firstDay) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.known = known;
    this.firstDay = firstDay;
  }

  /**
   * Writes the values.
   *
   * @param full whether all are computed, whatever the last run left
   */
  void run(boolean full) {
    Map<FactTable, Dataset<Row>> facts = known.facts(run.asOf());
    ReportingCalendar calendar = ReportingCalendar.covering(firstDay, run.asOf());
    IndicatorComputation computation = computation(calendar);
    String basis = new ValueBasis(workspace, firstDay).of(run.asOf(), facts.keySet());
    Dataset<Row> cells =
        CellRows.merged(
                computation.cells(
                    facts,
                    workspace
                        .spark()
                        .createDataFrame(computation.unitRows(), IndicatorComputation.UNITS)))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Before before = full ? null : before(basis);
      if (before == null) {
        // Sums and values must never be of two runs: the next run would go on from either.
        forget();
        tables.replaceAll(VALUES, computation.values(cells, facts.keySet()));
      } else {
        renew(cells, before, calendar, facts.keySet());
      }
      tables.replaceAll(
          CELLS,
          cells
              .where("measure is not null")
              .withColumn("basis", lit(basis))
              .withColumn("run_id", lit(run.runId())));
    } finally {
      cells.unpersist();
    }
  }

  private IndicatorComputation computation(ReportingCalendar calendar) {
    return new IndicatorComputation(
        workspace.region(), List.of(calendar), run.runId(), tables.schema(VALUES));
  }

  /** What the last run left, unless today's values may differ where its sums do not. */
  private @Nullable Before before(String basis) {
    if (!tables.exists(VALUES) || !tables.exists(CELLS)) {
      return null;
    }
    List<Row> any = tables.read(CELLS).select("basis", "as_of").distinct().limit(2).collectAsList();
    if (any.size() != 1 || !basis.equals(any.get(0).getString(0))) {
      return null;
    }
    AsOf asOf = new AsOf(any.get(0).<LocalDate>getAs(1));
    return asOf.date().isAfter(run.asOf().date())
        ? null
        : new Before(asOf, CellRows.stored(tables.read(CELLS)));
  }

  private void forget() {
    if (tables.exists(CELLS)) {
      tables.replaceAll(
          CELLS, workspace.spark().createDataFrame(new ArrayList<Row>(), tables.schema(CELLS)));
    }
  }

  private void renew(
      Dataset<Row> cells, Before before, ReportingCalendar calendar, Set<FactTable> delivered) {
    List<Period> periods =
        TouchedDays.between(before.cells(), cells, IndicatorCatalogue.stocks())
            .periods(calendar, before.asOf(), workspace.region().releaseLagDays());
    if (!periods.isEmpty()) {
      IndicatorComputation computation =
          computation(ReportingCalendar.of(periods, firstDay, run.asOf()));
      tables.replaceWhere(
          VALUES,
          computation.values(cells, delivered),
          periods.stream()
              .map(period -> "'" + period.label() + "'")
              .collect(Collectors.joining(", ", "period in (", ")")));
    }
  }
}
