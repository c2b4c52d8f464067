package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.muye.assessment.AssessmentComputation;
import org.muye.assessment.RuleBooks;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Evidence;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** Assesses every unit in every year by the rule books that muye.yaml names. */
public final class AssessmentJob {
  static final String SCORES = "gold.assessment_score";
  static final String ITEMS = "gold.assessment_item";

  /** The indicators that only a rule book makes. */
  private static final String OF_RULE_BOOKS =
      AssessmentIndicators.definitions().stream()
          .map(definition -> "'" + definition.id() + "'")
          .collect(Collectors.joining(", ", "indicator_id in (", ")"));

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;

  /** An assessment as known at the run's as-of day. */
  public AssessmentJob(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
  }

  /** Computes and writes scores and items; without a rule book there are none. */
  public void run() {
    RuleBooks books = workspace.assessmentRules();
    if (books.isEmpty() && !tables.exists(SCORES)) {
      return;
    }
    Dataset<Row> assessed = assess(books).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Parallel.run(
          List.of(
              () -> tables.replaceAll(SCORES, assessed.select("score.*")),
              () ->
                  tables.replaceAll(
                      ITEMS, assessed.select(explode(col("items")).as("i")).select("i.*")),
              () ->
                  tables.replaceWhere(
                      IndicatorsJob.VALUES,
                      assessed.select(explode(col("values")).as("v")).select("v.*"),
                      OF_RULE_BOOKS)));
    } finally {
      assessed.unpersist();
    }
  }

  /** The scores with their items by some rule books; see {@link AssessmentComputation#assess}. */
  Dataset<Row> assess(RuleBooks books) {
    AssessmentComputation computation =
        new AssessmentComputation(
            workspace.region(), books, run, FirstDay.of(workspace, run.asOf()));
    SparkSession spark = workspace.spark();
    return computation.assess(
        new KnownRecords(workspace).facts(run.asOf()),
        spark.createDataFrame(computation.periodRows(), Evidence.PERIODS),
        spark.createDataFrame(computation.seedRows(), AssessmentComputation.SEEDS),
        tables.schema(SCORES),
        tables.schema(ITEMS),
        tables.schema(IndicatorsJob.VALUES));
  }
}
