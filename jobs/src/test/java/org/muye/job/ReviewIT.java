package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.document.Language;
import org.muye.error.UserError;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.report.ReportFormat;
import org.muye.review.Audience;
import org.muye.run.RunContext;
import org.muye.source.FileDigest;
import org.muye.time.AsOf;

/** The review of the hand-checkable quarter: made, frozen, overtaken by events, and made again. */
@Tag("large")
class ReviewIT {
  private static final Path GOLDEN =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter");
  private static final String FIRST = "2019-10-20";
  private static final String LATER = "2020-01-20";

  @TempDir Path folder;

  @Test
  void aFrozenReviewStaysAsItWasAndTellsWhatChanged() throws IOException {
    Path region = folder.resolve("region");
    copy(GOLDEN.resolve("region"), region);
    Workspace workspace = workspace(region);
    TestWorkspace.night(workspace, FIRST);
    ReviewJob.Result made = job(workspace, FIRST).make(request("made", true));

    assertThat(made.release()).isEqualTo("FIRST");
    assertThat(made.files()).hasSize(10);
    says(made.files());
    content(workspace);

    TestWorkspace.night(workspace, LATER);
    tidy(workspace);
    changeTheRegion(region);
    Workspace changed = workspace(region);
    ReviewJob.Result again = job(changed, LATER).reproduce(request("again", false), null);

    assertThat(checksums(again.files())).isEqualTo(checksums(made.files()));
    assertThat(changes(job(workspace, LATER).differences(request("none", false), null)))
        .isEqualTo(expectedChanges());
    // As of the day of the review nothing is known differently, whatever came later: the published
    // gold is of another day, so that it is computed again beside it.
    assertThat(job(workspace, FIRST).differences(request("none", false), null)).isEmpty();
    thePublicEdition(workspace);
    refusals(workspace);
  }

  /**
   * 新乡县 had two incidents and a dispute at the most, so that nothing is published of it; made from
   * gold computed beside.
   */
  private void thePublicEdition(Workspace workspace) throws IOException {
    List<Path> files =
        job(workspace, FIRST).make(request("public", Audience.PUBLIC, false)).files();
    // That districts do not differ would be a finding; it is not known to a reader of this edition.
    assertThat(
            new String(
                file(contents(files), "review-mini-xinxiang-2019Q3-public-zh.html").readAllBytes(),
                StandardCharsets.UTF_8))
        .contains("各区县差异是否超出偶然波动，本版不作判断")
        .doesNotContain("无人口数据，不能比较");
    try (Workbook sheets =
        new XSSFWorkbook(file(contents(files), "review-mini-xinxiang-2019Q3-public-zh.xlsx"))) {
      List<String> county = new ArrayList<>();
      for (org.apache.poi.ss.usermodel.Row line : sheets.getSheet("districts")) {
        if (line.getCell(0) != null && line.getCell(0).toString().equals("新乡县")) {
          line.forEach(cell -> county.add(cell.toString()));
        }
      }
      assertThat(county.subList(1, 5)).containsOnly("不公布");
      assertThat(county).noneMatch(text -> text.matches("[0-9.]+"));
    }
  }

  private Workspace workspace(Path region) {
    return new TestWorkspace(folder, region.toString())
        .firstPeriod("2018-01-01")
        .source("incidents", "incident", "canonical-incident", input("incident"))
        .source("disputes", "dispute", "canonical-dispute", input("dispute"))
        .source("log", "dispute_event", "canonical-dispute-event", input("dispute_event"))
        .source("training", "training", "canonical-training", input("training"))
        .open();
  }

  private static Path input(String name) {
    return GOLDEN.resolve("input/" + name + ".csv");
  }

  private static ReviewJob job(Workspace workspace, String asOf) {
    RunContext run = Runs.start(workspace, "review", new AsOf(LocalDate.parse(asOf)));
    return new ReviewJob(workspace, run, Progress.none());
  }

  private ReviewJob.Request request(String out, boolean freeze) {
    return request(out, Audience.INTERNAL, freeze);
  }

  private ReviewJob.Request request(String out, Audience audience, boolean freeze) {
    return new ReviewJob.Request(
        "2019Q3",
        audience,
        List.of(Language.values()),
        List.of(ReportFormat.values()),
        folder.resolve(out),
        freeze);
  }

  /** 14 valid incidents against 10 a year earlier, of which the city has no population. */
  private static void says(List<Path> files) throws IOException {
    Map<String, byte[]> contents = contents(files);
    try (XWPFDocument document =
            new XWPFDocument(file(contents, "review-mini-xinxiang-2019Q3-zh.docx"));
        XWPFWordExtractor text = new XWPFWordExtractor(document)) {
      assertThat(text.getText())
          .contains("2019年第三季度", "平安建设形势研判报告", "一、总体形势", "九、问题清单与整改建议")
          .contains("有效警情14起")
          .contains("无人口数据", "2019年六项自救互救技能宣讲场次")
          .doesNotContain("{0}", "null", "NaN");
    }
    try (Workbook sheets =
        new XSSFWorkbook(file(contents, "review-mini-xinxiang-2019Q3-zh.xlsx"))) {
      assertThat(sheets.getSheet("districts")).isNotNull();
      assertThat(sheets.getSheet("dispute-handling")).isNotNull();
    }
    String page =
        new String(
            file(contents, "review-mini-xinxiang-2019Q3-en.html").readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(page)
        .contains("Situation review of", "14 valid incidents")
        .doesNotContain("http://www.example", "null", "NaN");
  }

  private static ByteArrayInputStream file(Map<String, byte[]> contents, String name) {
    return new ByteArrayInputStream(Objects.requireNonNull(contents.get(name), name));
  }

  /** Dashboards read the same words as the documents have. */
  private static void content(Workspace workspace) {
    List<Row> blocks =
        workspace.tables().read("gold.review").where("language = 'zh'").collectAsList();
    assertThat(blocks)
        .anyMatch(row -> row.<String>getAs("words").contains("有效警情14起"))
        .allMatch(row -> row.<Boolean>getAs("frozen"));
    assertThat(workspace.tables().read("gold.review_finding").count()).isPositive();
  }

  /** What keeps a warehouse small must not touch a kept review. */
  private static void tidy(Workspace workspace) {
    String table = "delta.`" + workspace.tables().location("ops.frozen_review") + "`";
    workspace.spark().sql("OPTIMIZE " + table);
    workspace
        .spark()
        .sql("SET spark.databricks.delta.retentionDurationCheck.enabled = false")
        .count();
    workspace.spark().sql("VACUUM " + table + " RETAIN 0 HOURS").count();
    workspace
        .spark()
        .sql("SET spark.databricks.delta.retentionDurationCheck.enabled = true")
        .count();
  }

  /** Renames the first county. */
  private static void changeTheRegion(Path region) throws IOException {
    Path units = region.resolve("units.csv");
    String text = Files.readString(units);
    assertThat(text).contains("红旗区");
    Files.writeString(units, text.replace("红旗区", "新红旗区"));
  }

  private static Map<String, String> checksums(List<Path> files) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    contents(files).forEach((name, bytes) -> checksums.put(name, FileDigest.sha256(bytes)));
    return checksums;
  }

  private static Map<String, byte[]> contents(List<Path> files) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    for (Path file : files) {
      contents.put(file.getFileName().toString(), Files.readAllBytes(file));
    }
    return contents;
  }

  /** Numerators of the quarter that are known differently, of values that were worked out apart. */
  private static Set<String> changes(List<ReviewJob.Difference> lines) {
    Set<String> known =
        ExpectedValues.read(GOLDEN.resolve("expected/indicator_value.csv")).stream()
            .filter(row -> "2019Q3".equals(row.get("period")))
            .map(ReviewIT::key)
            .collect(Collectors.toSet());
    return lines.stream()
        .filter(line -> line.table().equals("gold.indicator_value"))
        .filter(line -> line.column().equals("numerator") || line.column().isEmpty())
        .filter(line -> line.key().contains("2019Q3"))
        .map(line -> line.key().replaceAll("\\s+", " "))
        .filter(known::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The same from the revision log that was worked out apart. */
  private static Set<String> expectedChanges() {
    return ExpectedValues.read(GOLDEN.resolve("expected/revision_log.csv")).stream()
        .filter(row -> "2019Q3".equals(row.get("period")))
        .filter(row -> !Objects.equals(row.get("old_numerator"), row.get("new_numerator")))
        .filter(row -> IndicatorCatalogue.find(String.valueOf(row.get("indicator_id"))).isPresent())
        .map(ReviewIT::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String key(Map<String, String> row) {
    return String.join(
            " ",
            String.valueOf(row.get("indicator_id")),
            String.valueOf(row.get("unit_id")),
            "2019Q3",
            String.valueOf(row.get("category")))
        .strip();
  }

  private void refusals(Workspace workspace) {
    assertThatThrownBy(
            () ->
                job(workspace, FIRST)
                    .reproduce(
                        new ReviewJob.Request(
                            "2018Q1",
                            Audience.INTERNAL,
                            List.of(Language.CHINESE),
                            List.of(ReportFormat.HTML),
                            folder,
                            false),
                        null))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no frozen review of 2018Q1");
    for (String quarter : List.of("2019", "soon", "2030Q1", "2015Q1")) {
      assertThatThrownBy(
              () ->
                  job(workspace, FIRST)
                      .make(
                          new ReviewJob.Request(
                              quarter,
                              Audience.INTERNAL,
                              List.of(Language.CHINESE),
                              List.of(ReportFormat.HTML),
                              folder,
                              false)))
          .isInstanceOf(UserError.class);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
