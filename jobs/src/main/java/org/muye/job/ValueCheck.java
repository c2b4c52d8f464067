package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.indicator.FactTable;
import org.muye.indicator.IndicatorComputation;
import org.muye.indicator.ReportingCalendar;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.time.Period;

/**
 * Computes the values of some periods from all versions of all records, as if nothing had been kept
 * from earlier runs, and compares them with those that are there.
 */
final class ValueCheck {
  /** Rows of a difference that a message names. */
  private static final int NAMED = 3;

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;
  private final LocalDate firstDay;

  ValueCheck(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
    this.firstDay = FirstDay.of(workspace, run.asOf());
  }

  /**
   * Checks periods drawn at random, others in each run.
   *
   * @param number how many periods; all when there are fewer
   * @return why results must be held back, or null when no value differs
   */
  @Nullable UserError ofRandomPeriods(int number) {
    List<Period> periods =
        new ArrayList<>(ReportingCalendar.covering(firstDay, run.asOf()).published());
    Collections.shuffle(periods, new Random(run.runId().hashCode()));
    return of(List.copyOf(periods.subList(0, Math.min(number, periods.size()))));
  }

  private @Nullable UserError of(List<Period> periods) {
    if (periods.isEmpty()) {
      return null;
    }
    Dataset<Row> anew = withoutRun(anew(periods));
    Dataset<Row> stored =
        withoutRun(
            tables
                .read(IndicatorValuesJob.VALUES)
                .where(
                    IndicatorValuesJob.among(
                        "period", periods.stream().map(Period::label).toList())));
    List<Row> differences =
        stored
            .exceptAll(anew)
            .unionByName(anew.exceptAll(stored))
            .select("period", "unit_id", "indicator_id")
            .distinct()
            .sort("period", "unit_id", "indicator_id")
            .limit(NAMED + 1)
            .collectAsList();
    if (differences.isEmpty()) {
      return null;
    }
    discardWhatIsKept();
    return problem(periods, differences);
  }

  /**
   * The next night makes all states and values anew, so that nothing goes on from what is wrong.
   */
  private void discardWhatIsKept() {
    new CurrentTables(workspace, run).discard();
    new IndicatorValuesJob(workspace, run, new KnownRecords(workspace), firstDay).discard();
  }

  private Dataset<Row> anew(List<Period> periods) {
    Map<FactTable, Dataset<Row>> facts =
        new KnownRecords(workspace).facts(run.asOf(), new CurrentTables(workspace, run).anew());
    IndicatorComputation computation =
        new IndicatorComputation(
            workspace.region(),
            List.of(ReportingCalendar.of(periods, firstDay, run.asOf())),
            run.runId(),
            tables.schema(IndicatorValuesJob.VALUES));
    return computation.values(
        facts,
        workspace.spark().createDataFrame(computation.unitRows(), IndicatorComputation.UNITS));
  }

  /** Values that stayed as they were bear an earlier run. */
  private static Dataset<Row> withoutRun(Dataset<Row> values) {
    return values.drop("run_id", "as_of");
  }

  private static UserError problem(List<Period> periods, List<Row> differences) {
    String named =
        differences.stream()
            .limit(NAMED)
            .map(row -> row.mkString(" "))
            .collect(Collectors.joining("; "));
    return UserError.of(
        UserError.Kind.QUALITY_GATE,
        "value_check.values_differ",
        differences.size() > NAMED ? Message.of("value_check.among_others", named) : named,
        periods.size());
  }
}
