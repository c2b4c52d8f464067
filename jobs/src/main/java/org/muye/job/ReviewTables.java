package org.muye.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.document.Document;
import org.muye.document.Language;
import org.muye.error.PipelineBug;
import org.muye.report.json.JsonReport;
import org.muye.review.Finding;
import org.muye.review.ReviewInputs;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/** The content of a review for dashboards: one row per block, and the findings. */
final class ReviewTables {
  static final String FINDINGS = "gold.review_finding";
  private static final String REVIEW = "gold.review";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Workspace workspace;
  private final RunContext run;

  ReviewTables(Workspace workspace, RunContext run) {
    this.workspace = workspace;
    this.run = run;
  }

  /** Replaces what stands there of the same quarter, day and audience. */
  void write(
      ReviewInputs inputs,
      Map<Language, Document> documents,
      List<Finding> findings,
      ReviewJob.Request request) {
    TableStore tables = workspace.tables();
    String condition =
        "quarter = '%s' and as_of = DATE '%s' and audience = '%s'"
            .formatted(
                inputs.header().quarter(), inputs.header().asOf(), request.audience().name());
    List<Row> rows = new ArrayList<>();
    documents.values().forEach(document -> rows.addAll(blocks(inputs, document, request)));
    tables.replaceWhere(
        REVIEW, workspace.spark().createDataFrame(rows, tables.schema(REVIEW)), condition);
    List<Row> found = new ArrayList<>();
    for (Finding finding : findings) {
      found.add(
          RowFactory.create(
              inputs.header().quarter(),
              run.asOf().date(),
              request.audience().name(),
              finding.number(),
              finding.rule(),
              finding.unitId(),
              finding.unitZh(),
              finding.unitEn(),
              finding.problemZh(),
              finding.problemEn(),
              finding.suggestionZh(),
              finding.suggestionEn(),
              finding.deadline(),
              finding.status(),
              request.freeze(),
              run.runId()));
    }
    tables.replaceWhere(
        FINDINGS, workspace.spark().createDataFrame(found, tables.schema(FINDINGS)), condition);
  }

  private List<Row> blocks(ReviewInputs inputs, Document document, ReviewJob.Request request) {
    JsonNode tree;
    try {
      tree = JSON.readTree(JsonReport.of(document));
    } catch (JsonProcessingException e) {
      throw new PipelineBug("the JSON of a review cannot be read", e);
    }
    List<Row> rows = new ArrayList<>();
    String section = "";
    int seq = 0;
    for (JsonNode block : tree.path("blocks")) {
      String type = block.path("type").asText();
      if (type.equals("heading") && block.path("level").asInt() == 1) {
        section = block.path("words").asText();
      }
      rows.add(
          RowFactory.create(
              inputs.header().quarter(),
              run.asOf().date(),
              request.audience().name(),
              document.language().tag().substring(0, 2).toLowerCase(Locale.ROOT),
              ++seq,
              section,
              type,
              block.path(block.has("caption") ? "caption" : "words").asText(""),
              block.toString(),
              inputs.header().release(),
              inputs.header().definitions(),
              request.freeze(),
              run.runId()));
    }
    return rows;
  }
}
