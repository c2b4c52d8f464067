package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.spark.SparkSessions;
import org.muye.time.AsOf;

/** The same ten records in every format give the same silver rows. */
class SourceFormatsIT {
  private static final String REGION =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter/region").toString();
  private static final String MAPPING =
      """
      mapping: NAME
      version: 1
      record: incident
      description: {zh: 测试, en: test}
      format: FORMAT
      ENCODING
      time_zone: Asia/Shanghai
      columns:
        no: {names: [编号, no], class: safe}
        at: {names: [发生时间, at], class: quasi}
        unit: {names: [属地, unit], class: safe}
        kind: {names: [类别, kind], class: safe}
        persons: {names: [人数, persons], class: safe}
        loss: {names: [损失, loss], class: sensitive}
      key: [no]
      id_prefix: "NAME:"
      known_at: {column: at, patterns: [iso], end_of: day}
      fields:
        occurred_at: {column: at, patterns: [iso]}
        unit_code: {column: unit}
        category_final: {column: kind, translate: {刑事: "01", 治安: "02"}}
        persons_involved: {column: persons}
        economic_loss: {column: loss}
        is_valid: {constant: "1"}
      """;
  private static final List<String> HEADER = List.of("编号", "发生时间", "属地", "类别", "人数", "损失");

  @TempDir Path folder;

  /** Ten records; some cells are blank, and one holds a quote and a comma in its number. */
  private static List<List<String>> records() {
    List<List<String>> records = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      records.add(
          List.of(
              "案" + i,
              "2019-08-%02dT10:%02d:30".formatted(i, i),
              i == 4 ? "" : i % 2 == 0 ? "410702" : "410783",
              i % 3 == 0 ? "治安" : "刑事",
              i == 5 ? "" : Integer.toString(i),
              i == 6 ? "" : i + ".50"));
    }
    return records;
  }

  private static String csv() {
    StringBuilder text = new StringBuilder(String.join(",", HEADER)).append("\r\n");
    records().forEach(r -> text.append(String.join(",", r)).append("\r\n"));
    return text.toString();
  }

  private String mapping(String name, String format, String encodings) throws IOException {
    String text =
        MAPPING
            .replace("NAME", name)
            .replace("FORMAT", format)
            .replace("ENCODING\n", encodings.isEmpty() ? "" : "encoding: [" + encodings + "]\n");
    return Files.writeString(folder.resolve(name + ".yaml"), text).toString();
  }

  private void writeFiles() throws IOException {
    Files.writeString(folder.resolve("bom.csv"), "\uFEFF" + csv());
    Files.write(folder.resolve("gb.csv"), csv().getBytes(Charset.forName("GB18030")));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("z.csv.gz")))) {
      out.write(csv().getBytes(StandardCharsets.UTF_8));
    }
    StringBuilder lines = new StringBuilder();
    for (List<String> record : records()) {
      lines.append('{');
      for (int i = 0; i < HEADER.size(); i++) {
        String value = record.get(i);
        boolean number = i >= 4 && !value.isEmpty();
        lines
            .append(i == 0 ? "" : ",")
            .append('"')
            .append(HEADER.get(i))
            .append("\":")
            .append(value.isEmpty() ? "null" : number ? value : '"' + value + '"');
      }
      lines.append("}\n");
    }
    Files.writeString(folder.resolve("l.jsonl"), lines);
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(folder.resolve("x.xlsx"))) {
      var sheet = book.createSheet();
      List<List<String>> all = new ArrayList<>(List.of(HEADER));
      all.addAll(records());
      for (int r = 0; r < all.size(); r++) {
        var row = sheet.createRow(r);
        for (int c = 0; c < HEADER.size(); c++) {
          String value = all.get(r).get(c);
          if (r > 0 && c >= 4 && !value.isEmpty()) {
            row.createCell(c).setCellValue(Double.parseDouble(value));
          } else {
            row.createCell(c).setCellValue(value);
          }
        }
      }
      book.write(out);
    }
    SparkSession spark = SparkSessions.open("muye");
    StructType schema = new StructType();
    for (String name : HEADER) {
      schema = schema.add(name, DataTypes.StringType);
    }
    List<Row> rows =
        records().stream()
            .map(r -> RowFactory.create(r.stream().map(v -> v.isEmpty() ? null : v).toArray()))
            .toList();
    spark
        .createDataFrame(rows, schema)
        .coalesce(1)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder.resolve("parquet").toString());
  }

  private static void fill(EmbeddedPostgres database) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table calls (no text, at timestamp, unit text, kind text, persons int,"
              + " loss numeric(10,2))");
      for (List<String> r : records()) {
        statement.execute(
            "insert into calls values ('%s', '%s', nullif('%s', ''), '%s', nullif('%s', '')::int,"
                    .formatted(r.get(0), r.get(1), r.get(2), r.get(3), r.get(4))
                + " nullif('%s', '')::numeric)".formatted(r.get(5)));
      }
    }
  }

  private static List<SourceCounts> night(Workspace workspace) {
    RunContext run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2025-12-31")));
    new IngestJob(workspace, run, false).run();
    return new RefineJob(workspace, run).run();
  }

  @Test
  void everyFormatSaysTheSame() throws IOException, SQLException {
    writeFiles();
    try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
      fill(database);
      String url = database.getJdbcUrl("postgres", "postgres").replaceFirst("\\?.*", "");
      String table =
          "sources:\n  - {name: pg, record: incident, mapping: %s, jdbc: {url: '%s', table: calls, user: %s%s}}";
      TestWorkspace made =
          new TestWorkspace(folder, REGION)
              .source("bom", "incident", mapping("bom", "csv", "UTF-8"), folder.resolve("bom.csv"))
              .source(
                  "gb",
                  "incident",
                  mapping("gb", "csv", "UTF-8, GB18030"),
                  folder.resolve("gb.csv"))
              .source("gz", "incident", mapping("gz", "csv", "UTF-8"), folder.resolve("z.csv.gz"))
              .source(
                  "jsonl",
                  "incident",
                  mapping("jsonl", "jsonl", "UTF-8"),
                  folder.resolve("l.jsonl"))
              .source("xlsx", "incident", mapping("xlsx", "xlsx", ""), folder.resolve("x.xlsx"))
              .source(
                  "parquet",
                  "incident",
                  mapping("parquet", "parquet", ""),
                  folder.resolve("parquet"))
              .line(
                  table
                      .formatted(mapping("pg", "jdbc", ""), url, "postgres", "")
                      .replace("sources:\n", ""));
      Workspace workspace = made.open();
      List<SourceCounts> first = night(workspace);
      assertThat(first).hasSize(7).allMatch(SourceCounts::balanced);
      assertThat(first).allMatch(c -> c.read() == 10 && c.written() == 10);
      TreeMap<String, TreeSet<String>> bySource = new TreeMap<>();
      for (Row row :
          workspace
              .tables()
              .read("silver.incident")
              .selectExpr(
                  "source",
                  "to_json(struct(substring_index(incident_id, ':', -1), occurred_at,"
                      + " occurred_precision, unit_id, unit_code, category_effective,"
                      + " persons_involved, economic_loss, known_at, known_at_basis, event_date,"
                      + " issues))")
              .collectAsList()) {
        bySource.computeIfAbsent(row.getString(0), s -> new TreeSet<>()).add(row.getString(1));
      }
      assertThat(bySource).hasSize(7);
      bySource.forEach(
          (source, rows) -> assertThat(rows).as(source).isEqualTo(bySource.get("bom")));
      assertThat(bySource.get("bom")).hasSize(10);

      // The table is read whole each night: repeats are duplicates, an update is a version.
      try (Connection connection = database.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("update calls set kind = '治安' where no = '案1'");
      }
      List<SourceCounts> second = night(workspace);
      assertThat(second).hasSize(1);
      assertThat(second.get(0).written()).isEqualTo(1);
      assertThat(second.get(0).duplicates()).isEqualTo(9);

      String host = url.replace("localhost", "no-such-host.invalid");
      String port = url.replaceFirst(":\\d+/", ":1/");
      for (String jdbc :
          List.of(
              "{url: '%s', table: nothing, user: postgres}".formatted(url),
              "{url: '%s', table: calls, user: nobody, password_env: MUYE_PSEUDONYM_KEY}"
                  .formatted(url),
              "{url: '%s', table: calls, user: postgres, password_env: MUYE_TEST_NO_SUCH_KEY}"
                  .formatted(url),
              "{url: '%s', table: calls, user: postgres, password_env: MUYE_PSEUDONYM_KEY}"
                  .formatted(host),
              "{url: '%s', table: calls, user: postgres}".formatted(port))) {
        Workspace broken =
            new TestWorkspace(folder.resolve("broken"), REGION)
                .line("sources:")
                .line(
                    "  - {name: pg, record: incident, mapping: %s, jdbc: %s}"
                        .formatted(folder.resolve("pg.yaml"), jdbc))
                .open();
        UserError error = catchThrowableOfType(UserError.class, () -> night(broken));
        assertThat(error).as(jdbc).isNotNull();
        assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
        assertThat(error.getMessage()).contains("pg").doesNotContain("only-for-tests", "\tat ");
        assertThat(String.valueOf(error.getMessage()).lines().count()).isEqualTo(3);
      }
    }
  }
}
