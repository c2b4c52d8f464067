package org.muye.job;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.muye.review.Audience;
import org.muye.review.Finding;
import org.muye.review.ReviewInputs;
import org.muye.review.ReviewInputsJson;
import org.muye.run.Program;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.table.TableStore;

/**
 * Reviews that were given to a meeting, with all they were built from: later records, boundaries
 * and definitions change nothing in them.
 */
final class FrozenReviews {
  private static final String FROZEN = "ops.frozen_review";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  /**
   * A frozen review.
   *
   * @param checksums SHA-256 of its files by name
   * @param program the version of the program that made it
   */
  record Frozen(
      ReviewInputs inputs, List<Finding> findings, Map<String, String> checksums, String program) {}

  private final Workspace workspace;
  private final TableStore tables;
  private final RunContext run;

  FrozenReviews(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.run = run;
  }

  /** Keeps a review; one of the same quarter, day and audience gives way. */
  void freeze(
      ReviewInputs inputs, List<Finding> findings, Audience audience, Map<String, byte[]> files) {
    Map<String, String> checksums = new TreeMap<>();
    files.forEach((name, bytes) -> checksums.put(name, FileDigest.sha256(bytes)));
    String kept = ReviewInputsJson.write(inputs);
    Row row =
        RowFactory.create(
            inputs.header().quarter(),
            run.asOf().date(),
            audience.name(),
            run.startedAt(),
            inputs.header().release(),
            inputs.header().definitions(),
            Program.current().versionAndCommit(),
            kept,
            FileDigest.sha256(kept),
            json(findings),
            json(checksums),
            run.runId());
    tables.merge(FROZEN, workspace.spark().createDataFrame(List.of(row), tables.schema(FROZEN)));
  }

  /**
   * The frozen review of a quarter.
   *
   * @param asOf its day, or null for the last one
   * @throws UserError when there is none
   */
  Frozen find(String quarter, Audience audience, @Nullable LocalDate asOf) {
    Column wanted = col("quarter").equalTo(quarter).and(col("audience").equalTo(audience.name()));
    List<Row> rows =
        tables
            .read(FROZEN)
            .where(asOf == null ? wanted : wanted.and(col("as_of").equalTo(asOf)))
            .orderBy(col("as_of").desc())
            .limit(1)
            .collectAsList();
    if (rows.isEmpty()) {
      throw asOf == null
          ? UserError.of("review.not_frozen", quarter)
          : UserError.of("review.not_frozen_as_of", quarter, asOf);
    }
    Row row = rows.get(0);
    String kept = row.getAs("inputs");
    if (!FileDigest.sha256(kept).equals(row.<String>getAs("inputs_sha256"))) {
      throw UserError.of("review.kept_inputs_changed", quarter, FROZEN);
    }
    try {
      return new Frozen(
          ReviewInputsJson.read(kept),
          JSON.readValue(row.<String>getAs("findings"), new TypeReference<List<Finding>>() {}),
          JSON.readValue(
              row.<String>getAs("checksums"), new TypeReference<Map<String, String>>() {}),
          row.getAs("program"));
    } catch (JsonProcessingException e) {
      throw new PipelineBug("a kept review cannot be read", e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("a review cannot be kept", e);
    }
  }
}
