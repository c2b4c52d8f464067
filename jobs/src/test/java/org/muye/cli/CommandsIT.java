package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person does after the demo, on one demo city.
 *
 * <p>Longer than 300 lines because the demo is made once and every command is typed on it in turn.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsIT {
  @TempDir static Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private JsonNode demo;
  private Path city;

  @BeforeAll
  void demo() throws IOException {
    city = folder.resolve("demo");
    int code =
        Main.run(
            new String[] {"demo", "--folder", city.toString(), "--records", "1500", "--json"},
            stream(out),
            stream(err));
    assertThat(code).as(text(out) + text(err)).isZero();
    demo = new ObjectMapper().readTree(text(out));
  }

  @Test
  @Order(1)
  void thePlantedTruthIsMetExactly() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(city.resolve("truth.json").toFile());
    long planted = 0;
    long found = 0;
    for (JsonNode record : truth.path("records")) {
      for (JsonNode count : record.path("quarantined")) {
        planted += count.asLong();
      }
    }
    for (JsonNode count : demo.path("quarantined")) {
      found += count.asLong();
    }
    assertThat(found).isEqualTo(planted).isPositive();
    assertThat(demo.path("truth_met").asBoolean()).as(demo.path("truth").toString()).isTrue();
    assertThat(demo.path("districts")).hasSize(16);
  }

  @Test
  @Order(2)
  void explainNamesTheRecordsBehindANumber() throws IOException {
    String quarter = demo.path("quarter").asText();
    assertThat(
            muye(
                "explain", "I2", "--unit", "410702", "--period", quarter, "--json", "--ids", "500"))
        .as(text(err))
        .isZero();
    JsonNode explained = new ObjectMapper().readTree(text(out));
    long incidents = -1;
    for (JsonNode district : demo.path("districts")) {
      if (district.path("code").asText().equals("410702")) {
        incidents = district.path("incidents").asLong();
      }
    }
    assertThat(explained.path("numerator").path("total").asLong()).isEqualTo(incidents);
    assertThat(explained.path("numerator").path("first")).hasSize((int) incidents);
    JsonNode rate = explained.path("values").path(0).path("among_units");
    assertThat(rate.path("smoothed").asDouble()).isPositive();
    assertThat(rate.path("funnel").asText()).matches("IN|(HIGH|LOW)_(95|998)");
    assertThat(rate.path("funnel_adjusted").asText()).matches("IN|(HIGH|LOW)_(95|998)");
    assertThat(muye("explain", "I2", "--unit", "410702", "--period", quarter)).isZero();
    assertThat(text(out)).contains("smoothed towards all units: ", "place in the funnel plot: ");
    assertThat(muye("explain", "I2", "--unit", "410702", "--period", quarter, "--lang", "zh"))
        .isZero();
    assertThat(text(out)).contains("公式：有效警情数÷", "[每万人]", "向全部单元平滑后：", "漏斗图位置：");
    assertThat(muye("explain", "I2", "--unit", "410700", "--period", quarter)).isZero();
    assertThat(text(out)).doesNotContain("smoothed towards all units");
    assertThat(
            muye(
                "explain",
                "I5",
                "--unit",
                "410702",
                "--period",
                quarter,
                "--category",
                "02",
                "--json"))
        .as(text(err))
        .isZero();
    JsonNode share = new ObjectMapper().readTree(text(out));
    assertThat(share.path("numerator").path("total").asLong()).isBetween(1L, incidents - 1);
    assertThat(share.path("denominator").path("total").asLong()).isEqualTo(incidents);
    assertThat(muye("explain", "D2", "--unit", "牧野区", "--period", quarter, "--lang", "zh"))
        .isZero();
    assertThat(text(out))
        .contains("化解率", "分类：undated_as_open：", "说明：已办结但无有效办结时间", "分子对应的记录")
        .doesNotContain("Cases closed by status");
    assertThat(muye("explain", "X9", "--unit", "410702", "--period", quarter)).isEqualTo(2);
    assertThat(muye("explain", "I12", "--unit", "410702", "--period", quarter)).isEqualTo(2);
    assertThat(text(err)).contains("NO_FEED");
    assertThat(muye("explain", "I12", "--unit", "410702", "--period", quarter, "--lang", "zh"))
        .isEqualTo(2);
    assertThat(text(err)).contains("NO_FEED：", "重点地区及其整治情况");
    assertThat(muye("explain", "I2", "--unit", "1", "--period", quarter)).isEqualTo(2);
    assertThat(muye("explain", "I2", "--unit", "410702", "--period", "1999Q1")).isEqualTo(3);
  }

  @Test
  @Order(3)
  void dutyListsWhatIsMissing() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(city.resolve("truth.json").toFile());
    Set<String> planted = new TreeSet<>();
    for (JsonNode task : truth.path("missing_duty_tasks")) {
      if (task.path("period").asText().startsWith("2023")) {
        planted.add(
            task.path("unit").asText()
                + task.path("task").asText()
                + task.path("period").asText()
                + task.path("post").asText());
      }
    }
    assertThat(planted).isNotEmpty();
    assertThat(missing()).isEqualTo(planted);
    String unit = truth.path("missing_duty_tasks").path(0).path("unit").asText();
    assertThat(missing("--unit", unit))
        .isNotEmpty()
        .isSubsetOf(planted)
        .allMatch(task -> task.startsWith(unit));
    assertThat(muye("duty", "--year", "2023", "--lang", "zh")).isZero();
    assertThat(text(out)).contains("最迟完成日", "季度形势研判会", "新乡市", "红旗区");
    assertThat(muye("duty", "--unit", "1")).isEqualTo(2);
    assertThat(muye("explain", "L2", "--unit", "410702", "--period", "2023"))
        .as(text(err))
        .isZero();
    assertThat(text(out)).contains("2023Q1, 2023Q2, 2023Q3, 2023Q4", "HD2023");
  }

  private Set<String> missing(String... more) throws IOException {
    String[] asked = {"duty", "--year", "2023", "--missing", "--json"};
    assertThat(muye(Stream.concat(Stream.of(asked), Stream.of(more)).toArray(String[]::new)))
        .as(text(err))
        .isZero();
    Set<String> tasks = new TreeSet<>();
    for (JsonNode line : new ObjectMapper().readTree(text(out)).path("lines")) {
      tasks.add(
          line.path("unit_id").asText()
              + line.path("task_type").asText()
              + line.path("task_period").asText()
              + line.path("post_id").asText());
    }
    return tasks;
  }

  @Test
  @Order(3)
  void queryAnswersInThreeFormats() throws IOException {
    String sql = "SELECT count(*) AS n, max(as_of) AS as_of FROM gold.indicator_value";
    assertThat(muye("query", sql)).as(text(err)).isZero();
    assertThat(text(out)).contains("2025-04-10");
    assertThat(muye("query", sql, "--format", "csv")).isZero();
    assertThat(text(out).lines().findFirst()).contains("n,as_of");
    assertThat(muye("query", sql, "--json")).isZero();
    assertThat(new ObjectMapper().readTree(text(out)).path(0).path("n").asLong()).isPositive();
    assertThat(muye("query", "SELECT unit_code FROM gold.unit", "--limit", "2")).isZero();
    assertThat(text(err)).contains("first 2 rows");
    assertThat(muye("query", "SELECT '${env:PATH}' AS x", "--format", "csv")).isZero();
    assertThat(text(out)).contains("${env:PATH}");
    assertThat(muye("query", "SELECT nothing FROM gold.unit")).isEqualTo(2);
    assertThat(text(err)).contains("nothing").doesNotContain("\tat ");
    assertThat(muye("query", "SELECT count(*) FROM silver.incident")).isEqualTo(2);
    assertThat(muye("query", "SELECT count(*) FROM silver.incident", "--silver")).isZero();
    assertThat(accesses()).as("who read is written down").anyMatch(it -> it.contains("--silver"));
  }

  private List<String> accesses() throws IOException {
    try (Stream<Path> files = Files.walk(city.resolve("warehouse/access"))) {
      List<String> accesses = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        accesses.add(Files.readString(file));
      }
      return accesses;
    }
  }

  @ParameterizedTest
  @Order(4)
  @ValueSource(
      strings = {
        "DROP TABLE gold.unit",
        "DELETE FROM gold.unit",
        "INSERT INTO gold.unit SELECT * FROM gold.unit",
        "CREATE TABLE gold.x AS SELECT 1",
        "SELECT * FROM csv.`/etc/passwd`",
        "SELECT * FROM delta.`/tmp`",
        "WITH x AS (SELECT * FROM text.`/etc/passwd`) SELECT * FROM x",
        "SELECT (SELECT first(value) FROM text.`/etc/passwd`)",
        "SELECT reflect('java.lang.System', 'getenv', 'PATH')",
        "SELECT java_method('java.lang.System', 'getenv', 'PATH')",
        "SELECT input_file_name() FROM gold.unit",
        "SELECT _metadata.file_path FROM gold.unit",
        "SELECT TRANSFORM(code) USING 'cat' FROM gold.unit",
        "SET spark.sql.ansi.enabled=false",
        "SELECT 1; DROP TABLE gold.unit",
        "SELECT * FROM bronze.incident",
        "SELECT * FROM quarantine.record"
      })
  void queryRefusesAttacks(String sql) {
    assertThat(muye("query", sql, "--silver")).isEqualTo(2);
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).startsWith("error: ");
  }

  @Test
  @Order(5)
  void exportWritesEachFormatOnce() throws IOException {
    for (String format : new String[] {"parquet", "csv", "csv-excel", "xlsx"}) {
      String target = folder.resolve("units." + format).toString();
      assertThat(muye("export", "gold.unit", "--format", format, "--out", target))
          .as(format + text(err))
          .isZero();
      assertThat(Path.of(target)).isNotEmptyFile();
      assertThat(muye("export", "gold.unit", "--format", format, "--out", target)).isEqualTo(3);
    }
    Path formula = folder.resolve("formula.csv");
    assertThat(
            muye(
                "export",
                "--query",
                "SELECT '=1+1' AS x",
                "--format",
                "csv-excel",
                "--out",
                formula.toString()))
        .as(text(err))
        .isZero();
    assertThat(Files.readString(formula)).contains("'=1+1");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> String.valueOf(path.getFileName())))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  @Order(6)
  void runsAndFilesAreListed() {
    assertThat(muye("runs")).isZero();
    assertThat(text(out)).contains("nightly", "OK");
    String run = demo.path("run").path("run_id").asText();
    assertThat(muye("runs", "show", run)).isZero();
    assertThat(text(out)).contains(run, "compute indicators", "share in quarantine", "open");
    assertThat(muye("runs", "show", "--json", run)).isZero();
    assertThat(text(out)).contains(run, "\"sources\"");
    assertThat(muye("runs", "list", "--limit", "1")).isZero();
    assertThat(muye("runs", "show", "nothing")).isEqualTo(2);
    assertThat(muye("files", "--status", "DUPLICATE_CONTENT", "--json")).isZero();
    assertThat(text(out)).contains("_resent_");
  }

  @Test
  @Order(6)
  void theStateAfterTheNightIsOnePage() throws IOException {
    Path page = folder.resolve("overview.html");
    assertThat(muye("show", "--lang", "zh", "--out", page.toString())).as(text(err)).isZero();
    // The demo's records end with the year, its as-of day is later.
    assertThat(text(out)).contains("2024Q4", page.toString());
    assertThat(Files.readString(page))
        .contains("内部资料", "最近一次夜间运行", "红旗区", "综合指数排名", "周计数报警", "数据质量")
        .contains("<svg")
        .doesNotContain("<script", "{0}");
  }

  @Test
  @Order(7)
  void scoresAddUpAndBooksAreCompared() throws IOException {
    assertThat(muye("assess", "--as-of", "2025-04-10")).as(text(err)).isZero();
    assertThat(text(out)).contains("Assessment 2024, as known at 2025-04-10; rule book sample-1");
    assertThat(muye("explain", "score", "--unit", "410702", "--period", "2024", "--json"))
        .as(text(err))
        .isZero();
    JsonNode trace = new ObjectMapper().readTree(text(out));
    double safety = 0;
    double disputes = 0;
    double other = 0;
    double bonus = 0;
    for (JsonNode item : trace.path("items")) {
      double points = item.path("points").asDouble();
      switch (item.path("group").asText()) {
        case "SAFETY" -> safety += points;
        case "DISPUTES" -> disputes += points;
        default -> {
          other += Math.min(points, 0);
          bonus += Math.max(points, 0);
        }
      }
      if (item.path("kind").asText().equals("per_event") && !item.path("quantity").isNull()) {
        assertThat(item.path("records")).hasSize(item.path("quantity").asInt());
      }
    }
    double expected =
        100 + Math.max(safety, -30) + Math.max(disputes, -30) + other + Math.min(bonus, 5);
    assertThat(trace.path("score").path("score").asDouble()).isEqualTo(expected);
    assertThat(muye("explain", "L12", "--unit", "410702", "--period", "2024", "--lang", "zh"))
        .isZero();
    assertThat(text(out)).contains("考核结果", "命案每起扣5分");

    // The same book with one rule less and another cap of bonuses.
    Path changed = folder.resolve("changed.yaml");
    String sample =
        new String(
            getClass().getResourceAsStream("/schemas/assessment/sample.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Files.writeString(
        changed,
        sample
            .replace("rulebook_version: sample-1", "rulebook_version: changed-1")
            .replace("bonus_cap: 5", "bonus_cap: 0")
            .replace(
                "what: training_sessions, required: 4", "what: training_sessions, required: 400"));
    String[] question = {
      "assess",
      "--against",
      changed.toString(),
      "--unit",
      "410702",
      "--period",
      "2024",
      "--as-of",
      "2025-04-10"
    };
    assertThat(muye(question)).as(text(err)).isZero();
    assertThat(text(out))
        .contains("Rule book sample-1 against changed-1", "bonus_cap 5 -> 0", "required 4 -> 400");
    assertThat(muye(Stream.concat(Stream.of(question), Stream.of("--json")).toArray(String[]::new)))
        .isZero();
    JsonNode compared = new ObjectMapper().readTree(text(out));
    assertThat(compared.path("units_compared").asInt()).isEqualTo(1);
    JsonNode item = compared.path("units").path(0).path("items").path(0);
    assertThat(item.path("id").asText()).isEqualTo("T1");
    int sessions = item.path("records").size();
    assertThat(item.path("points_against").asDouble()).isEqualTo(-2.0 * (400 - sessions));

    assertThat(muye("assess", "--unit", "410702")).isEqualTo(2);
    assertThat(muye("assess", "--against", "official")).isEqualTo(3);
    assertThat(text(err)).contains("there is no assessment rule book named 'official'");
    assertThat(muye("explain", "score", "--unit", "410702", "--period", "2024Q3")).isEqualTo(2);
    assertThat(muye("explain", "score", "--unit", "410702", "--period", "1999")).isEqualTo(3);
  }

  @Test
  @Order(8)
  void quarantinedRowsAreListedShownAndReplayedOnce() throws IOException {
    assertThat(
            muye("quarantine", "list", "--source", "grid", "--reason", "IMPOSSIBLE_DATE", "--json"))
        .isZero();
    JsonNode listed = new ObjectMapper().readTree(text(out));
    long total = listed.path("total").asLong();
    assertThat(total).isPositive();
    String id = listed.path("rows").path(0).path("quarantine_id").asText();
    assertThat(muye("quarantine", "show", id.substring(0, 16))).isZero();
    assertThat(text(out)).contains("IMPOSSIBLE_DATE", "-02-30", "What to do");

    // A mapping that takes 30 February for the 28th.
    String shipped =
        new String(
            getClass().getResourceAsStream("/schemas/sources/grid-events.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Files.writeString(
        city.resolve("grid-corrected.yaml"),
        shipped
            .replaceFirst("(?m)^mapping: .*$", "mapping: grid-corrected")
            .replaceFirst(
                "(?m)^fields:",
                "derived:\n  mended: \"replace(occurred, '-02-30 ', '-02-28 ')\"\nfields:")
            .replace("occurred_at: {column: occurred,", "occurred_at: {column: mended,"));
    Path config = city.resolve("muye.yaml");
    Files.writeString(
        config,
        Files.readString(config).replace("mapping: grid-events", "mapping: ./grid-corrected.yaml"));

    assertThat(muye("quarantine", "replay", "--source", "grid", "--json"))
        .as(text(out) + text(err))
        .isZero();
    JsonNode replay = new ObjectMapper().readTree(text(out));
    long written = 0;
    for (JsonNode source : replay.path("sources")) {
      written += source.path("written").asLong();
      assertThat(source.path("read").asLong())
          .isEqualTo(
              source.path("written").asLong()
                  + source.path("duplicates").asLong()
                  + source.path("quarantined").asLong());
    }
    assertThat(written).isEqualTo(total);
    assertThat(muye("quarantine", "replay", "--source", "grid", "--json")).isZero();
    for (JsonNode source : new ObjectMapper().readTree(text(out)).path("sources")) {
      assertThat(source.path("written").asLong()).isZero();
    }
    assertThat(
            muye("quarantine", "list", "--source", "grid", "--reason", "IMPOSSIBLE_DATE", "--json"))
        .isZero();
    assertThat(new ObjectMapper().readTree(text(out)).path("total").asLong()).isZero();
  }

  private int muye(String... args) {
    out.reset();
    err.reset();
    String[] all =
        Stream.concat(Stream.of(args), Stream.of("--config", city.resolve("muye.yaml").toString()))
            .toArray(String[]::new);
    return Main.run(all, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
