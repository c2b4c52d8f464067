package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.muye.indicator.CoverageUnits;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorComputation;
import org.muye.indicator.Release;
import org.muye.indicator.ReportingCalendar;
import org.muye.indicator.SpatialAutocorrelation;
import org.muye.indicator.TrainingCoverage;
import org.muye.region.Region;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.AsOf;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Computes the indicators as known at the run's as-of day, and freezes values first published. */
public final class IndicatorsJob {
  static final String VALUES = IndicatorValuesJob.VALUES;
  static final String RELEASES = "gold.indicator_release";
  private static final String AUTOCORRELATION = "gold.spatial_autocorrelation";
  private static final String COVERAGE = "gold.training_coverage";

  /** The period types whose first published values are kept for comparison. */
  private static final List<PeriodType> RELEASED =
      List.of(PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF, PeriodType.YEAR);

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final Region region;
  private final KnownRecords known;
  private final LocalDate firstDay;

  private final boolean full;

  /** A computation of what the last run's values do not settle. */
  public IndicatorsJob(Workspace workspace, RunContext run) {
    this(workspace, run, false);
  }

  /**
   * A computation.
   *
   * @param full whether all values are computed, whatever the last run left
   */
  public IndicatorsJob(Workspace workspace, RunContext run, boolean full) {
    this.full = full;
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.region = workspace.region();
    this.known = new KnownRecords(workspace);
    this.firstDay = FirstDay.of(workspace, run.asOf());
  }

  /**
   * What a computation did.
   *
   * @param values number of indicator values that are there now
   * @param computed the periods of which they were computed
   */
  public record Result(long values, ComputedPeriods computed) {}

  /** Computes and writes gold. */
  public Result run() {
    List<ComputedPeriods> computed = new ArrayList<>();
    Parallel.run(
        List.of(
            () -> computed.add(new IndicatorValuesJob(workspace, run, known, firstDay).run(full)),
            () -> ReferenceTables.write(workspace, run, firstDay),
            () -> DataQuality.write(workspace, run, known),
            () -> new DutyJob(workspace, run, known).run(),
            this::writeTrainingCoverage,
            this::freezeFirstReleases));
    Parallel.run(
        List.of(() -> RevisionLog.write(workspace, run, known), this::writeAutocorrelation));
    return new Result(tables.read(VALUES).count(), computed.get(0));
  }

  private Dataset<Row> values(
      Map<FactTable, Dataset<Row>> facts, List<ReportingCalendar> calendars) {
    IndicatorComputation computation =
        new IndicatorComputation(region, calendars, run.runId(), tables.schema(VALUES));
    return computation.values(
        facts,
        workspace.spark().createDataFrame(computation.unitRows(), IndicatorComputation.UNITS));
  }

  /** Only where sessions are read: rows of 0 would be false elsewhere. */
  private void writeTrainingCoverage() {
    Dataset<Row> trainings = known.facts(run.asOf()).get(FactTable.TRAINING);
    if (trainings == null) {
      return;
    }
    TrainingCoverage coverage = new TrainingCoverage(region, run.asOf(), run.runId());
    CoverageUnits units = new CoverageUnits(region, firstDay, run.asOf());
    SparkSession spark = workspace.spark();
    List<String> venueTypes =
        List.copyOf(workspace.codeLists().get("venue_type").byCode().keySet());
    tables.replaceAll(
        COVERAGE,
        coverage.rows(
            trainings,
            spark.createDataFrame(units.unitRows(), CoverageUnits.UNITS),
            spark.createDataFrame(units.registerRows(), CoverageUnits.REGISTER),
            venueTypes,
            tables.schema(COVERAGE).fieldNames()));
  }

  /** From the values just written, so that both tables rest on the same rates. */
  private void writeAutocorrelation() {
    if (region.hasNeighbours() || tables.exists(AUTOCORRELATION)) {
      SpatialAutocorrelation computation =
          new SpatialAutocorrelation(region, run.runId(), tables.schema(AUTOCORRELATION));
      tables.replaceAll(AUTOCORRELATION, computation.of(tables.read(VALUES)));
    }
  }

  /**
   * Freezes the values of the periods that closed most recently and are not frozen yet, as they
   * were known on their closing day, even when no run took place that day.
   */
  private void freezeFirstReleases() {
    Set<String> frozen = new TreeSet<>();
    tables
        .read(RELEASES)
        .select("period")
        .distinct()
        .collectAsList()
        .forEach(row -> frozen.add(row.getString(0)));
    TreeMap<LocalDate, List<Period>> closing = new TreeMap<>();
    for (PeriodType type : RELEASED) {
      lastClosed(type).stream()
          .filter(period -> !frozen.contains(period.label()))
          .forEach(
              period ->
                  closing
                      .computeIfAbsent(
                          period.lastDay().plusDays(region.releaseLagDays()),
                          day -> new ArrayList<>())
                      .add(period));
    }
    if (!closing.isEmpty()) {
      List<AsOf> days = closing.keySet().stream().map(AsOf::new).toList();
      List<ReportingCalendar> calendars =
          closing.entrySet().stream()
              .map(day -> ReportingCalendar.of(day.getValue(), firstDay, new AsOf(day.getKey())))
              .toList();
      tables.append(RELEASES, values(known.facts(days), calendars));
    }
  }

  private List<Period> lastClosed(PeriodType type) {
    List<Period> closed = new ArrayList<>();
    Period period = Period.containing(type, run.asOf().date());
    int wanted = workspace.config().indicators().firstReleases();
    while (closed.size() < wanted && !period.start().isBefore(firstDay)) {
      if (Release.of(period, run.asOf(), region.releaseLagDays()) != Release.PROVISIONAL) {
        closed.add(period);
      }
      period = period.previous();
    }
    return closed;
  }
}
