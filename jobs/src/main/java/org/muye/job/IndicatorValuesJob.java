package org.muye.job;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.muye.indicator.TouchedValues;
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
  private static final String INCIDENTS = RecordKind.INCIDENT.currentTable();

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final KnownRecords known;
  private final LocalDate firstDay;

  /**
   * What the last run left.
   *
   * @param useless why today's values may differ where its sums do not; empty when they cannot
   * @param incidents what {@link TableStore#mark} gave of the table of incidents that the sums were
   *     made of; null where they were made of versions
   */
  private record Before(
      AsOf asOf, Dataset<Row> cells, List<WhyAll> useless, @Nullable String incidents) {}

  IndicatorValuesJob(Workspace workspace, RunContext run, KnownRecords known, LocalDate firstDay) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.known = known;
    this.firstDay = firstDay;
  }

  /**
   * Writes the values and returns of which periods, and why of all if so.
   *
   * @param full whether all are computed, whatever the last run left
   */
  ComputedPeriods run(boolean full) {
    Map<FactTable, Dataset<Row>> facts = known.facts(run.asOf());
    ReportingCalendar calendar = ReportingCalendar.covering(firstDay, run.asOf());
    IndicatorComputation computation = computation(calendar);
    ValueBasis basis = ValueBasis.of(workspace, firstDay, run.asOf(), facts.keySet());
    Before before = full ? null : before(basis);
    String incidents =
        known.isCurrent(RecordKind.INCIDENT, run.asOf())
            ? tables.mark(INCIDENTS).orElse(null)
            : null;
    Dataset<Row> cells =
        CellRows.merged(cells(computation, facts, incidents == null ? null : before))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<WhyAll> why =
          full
              ? List.of(WhyAll.REQUESTED)
              : before == null ? List.of(WhyAll.NOTHING_TO_GO_ON_FROM) : before.useless();
      ComputedPeriods computed;
      if (before == null || !why.isEmpty()) {
        // Sums and values must never be of two runs: the next run would go on from either.
        discard();
        workspace.suitSession(expectedValues(calendar));
        tables.replaceAll(VALUES, computation.values(cells, facts.keySet()));
        workspace.suitSession();
        computed = ComputedPeriods.all(calendar, why);
      } else {
        computed = renew(cells, before, calendar, facts.keySet());
      }
      tables.replaceAll(
          CELLS,
          cells
              .where("measure is not null")
              .withColumn("basis", lit(basis.toString()))
              .withColumn("incidents", lit(incidents))
              .withColumn("run_id", lit(run.runId())));
      return computed;
    } finally {
      cells.unpersist();
    }
  }

  /**
   * The sums of all records; where the last run's were made of an earlier version of the same table
   * on the same basis, those of incidents are taken over except on the days that changed.
   *
   * @param before null where they must be made of all incidents
   */
  private Dataset<Row> cells(
      IndicatorComputation computation,
      Map<FactTable, Dataset<Row>> facts,
      @Nullable Before before) {
    Dataset<Row> units =
        workspace.spark().createDataFrame(computation.unitRows(), IndicatorComputation.UNITS);
    String earlier = before == null || !before.useless().isEmpty() ? null : before.incidents();
    if (before != null && earlier != null) {
      Optional<Set<LocalDate>> days = ChangedDays.since(tables, INCIDENTS, earlier);
      if (days.isPresent()) {
        return computation.cells(facts, units, before.cells(), days.get());
      }
    }
    return computation.cells(facts, units);
  }

  /** About how many values all are: not every indicator is published for every period. */
  private long expectedValues(ReportingCalendar calendar) {
    return (long) calendar.published().size()
        * workspace.region().units().size()
        * IndicatorCatalogue.ids().size();
  }

  private IndicatorComputation computation(ReportingCalendar calendar) {
    return new IndicatorComputation(
        workspace.region(), List.of(calendar), run.runId(), tables.schema(VALUES));
  }

  private @Nullable Before before(ValueBasis basis) {
    if (!tables.exists(VALUES) || !tables.exists(CELLS)) {
      return null;
    }
    List<Row> any =
        tables
            .read(CELLS)
            .select("basis", "as_of", "incidents")
            .distinct()
            .limit(2)
            .collectAsList();
    if (any.size() != 1) {
      return null;
    }
    AsOf asOf = new AsOf(any.get(0).<LocalDate>getAs(1));
    List<WhyAll> useless = new ArrayList<>(basis.differences(any.get(0).getString(0)));
    if (asOf.date().isAfter(run.asOf().date())) {
      useless.add(WhyAll.EARLIER_DAY);
    }
    return new Before(asOf, CellRows.stored(tables.read(CELLS)), useless, any.get(0).getString(2));
  }

  /** From now on there is nothing to go on from, so that the next run computes all values. */
  void discard() {
    if (tables.exists(CELLS)) {
      tables.replaceAll(
          CELLS, workspace.spark().createDataFrame(new ArrayList<Row>(), tables.schema(CELLS)));
    }
  }

  private ComputedPeriods renew(
      Dataset<Row> cells, Before before, ReportingCalendar calendar, Set<FactTable> delivered) {
    TouchedValues touched =
        TouchedDays.between(before.cells(), cells, IndicatorCatalogue.stocks())
            .values(calendar, before.asOf(), workspace.region().releaseLagDays());
    List<Dataset<Row>> values = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    if (!touched.whole().isEmpty()) {
      values.add(of(touched.whole()).values(cells, delivered));
      replaced.add(among("period", labels(touched.whole())));
    }
    if (!touched.partly().isEmpty()) {
      values.add(of(touched.partly()).values(cells, delivered, touched.indicators()));
      replaced.add(
          among("period", labels(touched.partly()))
              + " and "
              + among("indicator_id", touched.indicators()));
    }
    values.stream()
        .reduce(Dataset::unionByName)
        .ifPresent(
            rows -> tables.replaceWhere(VALUES, rows, "(" + String.join(") or (", replaced) + ")"));
    return new ComputedPeriods(touched, calendar.published().size(), List.of());
  }

  private IndicatorComputation of(List<Period> periods) {
    return computation(ReportingCalendar.of(periods, firstDay, run.asOf()));
  }

  private static List<String> labels(List<Period> periods) {
    return periods.stream().map(Period::label).toList();
  }

  /**
   * The condition that a column has one of some values, which are labels and ids without quotes.
   */
  static String among(String column, Collection<String> values) {
    return values.stream().collect(Collectors.joining("', '", column + " in ('", "')"));
  }
}
