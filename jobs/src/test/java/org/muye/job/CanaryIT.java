package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.document.Language;
import org.muye.report.ReportFormat;
import org.muye.review.Audience;
import org.muye.serving.Listening;

/**
 * A name, an address, a telephone number and an identity number stand in every column of every kind
 * of source that may hold text or names a person. A whole night, a review in every format and
 * exports later, none of them is anywhere but in bronze and the quarantine.
 */
@Tag("large")
class CanaryIT {
  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    TestWorkspace made =
        new TestWorkspace(
                folder,
                SharedData.repository()
                    .resolve("jobs/src/test/resources/expected-quarter/region")
                    .toString())
            .firstPeriod("2019-07-01")
            .line("serving: {postgres: embedded}")
            .line("quality: {quarantine_share_limit: 1.0}")
            .line("code_lists: ./lists")
            .line(
                "observability: {prometheus_file: %s, lineage: {file: %s}}"
                    .formatted(folder.resolve("out/m.prom"), folder.resolve("out/l.jsonl")));
    Path inbox = Files.createDirectories(folder.resolve("in"));
    Files.createDirectories(folder.resolve("out"));
    Files.write(
        Files.createDirectories(folder.resolve("lists")).resolve("pingshan-event-type.csv"),
        List.of(
            "code,name_zh,name_en,parent_code,standard,valid_from,valid_to,note",
            "市容环卫,市容环卫,Sanitation,,Pingshan,,,",
            "安全隐患,安全隐患,Hazards,,Pingshan,,,"));
    for (CanarySources.Kind kind : CanarySources.KINDS) {
      made.source(kind.mapping(), kind.record(), kind.mapping(), inbox.resolve(kind.file()));
    }
    workspace = made.open(TestWorkspace.clock("2019-10-20T04:00:00Z"));
  }

  @Test
  void namesNumbersAndAddressesAreNowhereButInBronzeAndTheQuarantine() throws Exception {
    for (CanarySources.Kind kind : CanarySources.KINDS) {
      CanarySources.write(
          folder.resolve("in").resolve(kind.file()),
          kind,
          workspace.mapping(workspace.config().source(kind.mapping()).orElseThrow()));
    }
    ReportedRuns runs = new ReportedRuns(workspace, null, Progress.none());
    RunReport night = runs.nightly(NightlyJob.Options.USUAL);
    assertThat(night.sources())
        .as("each kind has a record, and the table of GB/T 31000 a row that cannot be read")
        .allSatisfy(source -> assertThat(source.written()).as(source.source()).isEqualTo(1))
        .hasSize(CanarySources.KINDS.size());
    assertThat(night.quarantinedByReason()).isNotEmpty();
    Path out = folder.resolve("out");
    runs.review(
        new ReviewJob.Request(
            "2019Q3",
            Audience.INTERNAL,
            List.of(Language.values()),
            List.of(ReportFormat.values()),
            out.resolve("reviews"),
            true));
    new OverviewJob(workspace).write("zh", out.resolve("overview.html"));
    ReadOnlyQuery query = new ReadOnlyQuery(workspace, true);
    for (String table : List.of("silver.dispute", "silver.incident", "gold.indicator_value")) {
      for (Exports.Format format : Exports.Format.values()) {
        Exports.table(query, table, format, out.resolve(table + "." + format), false);
      }
    }
    Files.writeString(
        out.resolve("quarantine.txt"),
        new Ledgers(workspace).quarantine(null, null, 100).rows().toString());

    String pseudonym =
        workspace
            .tables()
            .read("silver.dispute")
            .where("dispute_id = 'J1'")
            .select("party_pseudonym")
            .collectAsList()
            .get(0)
            .getString(0);
    List<String> found = new ArrayList<>();
    for (Path file : files(folder.resolve("warehouse"))) {
      String name = folder.resolve("warehouse").relativize(file).toString();
      boolean rows = file.toString().endsWith(".parquet") && !name.contains("_delta_log");
      boolean restricted = name.startsWith("bronze/") || name.startsWith("quarantine/");
      if (!(restricted && rows)) {
        String text = text(file);
        look(text, CanarySources.CANARIES, name, found);
        if (!restricted && !name.startsWith("silver/")) {
          look(text, List.of(pseudonym), name, found);
        }
      }
    }
    for (Path file : files(out)) {
      look(text(file), CanarySources.CANARIES, file.getFileName().toString(), found);
    }
    Path logs =
        Path.of(
            System.getProperty(
                "muye.log.dir",
                System.getProperty("java.io.tmpdir")
                    + "/muye-logs-"
                    + System.getProperty("user.name")));
    if (Files.isDirectory(logs)) {
      for (Path file : files(logs)) {
        look(text(file), CanarySources.CANARIES, "log " + file.getFileName(), found);
      }
    }
    List<String> all = new ArrayList<>(CanarySources.CANARIES);
    all.add(pseudonym);
    look(mart(), all, "mart", found);
    assertThat(found).isEmpty();
    // The search itself finds them where they may be.
    StringBuilder bronze = new StringBuilder();
    for (Path file : files(folder.resolve("warehouse/bronze"))) {
      bronze.append(text(file));
    }
    assertThat(bronze.toString()).contains(CanarySources.CANARIES);
    assertThat(out.resolve("reviews")).isNotEmptyDirectory();
    assertThat(out.resolve("overview.html")).isNotEmptyFile();
    assertThat(out.resolve("m.prom")).isNotEmptyFile();
    assertThat(out.resolve("l.jsonl")).isNotEmptyFile();
  }

  private static void look(String text, List<String> canaries, String where, List<String> found) {
    canaries.stream()
        .filter(text::contains)
        .forEach(canary -> found.add(where + ": " + canary.substring(0, 3)));
  }

  private static List<Path> files(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The bytes of a file, and what compression hides of it. */
  private String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith("parquet") && bytes.length > 0) {
      for (Row row :
          workspace.spark().read().parquet(file.toString()).toJSON().toDF().collectAsList()) {
        text.append(row.getString(0));
      }
    } else if (name.endsWith("xlsx") || name.endsWith("docx")) {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
          try (InputStream in = zip.getInputStream(entry)) {
            text.append(entry.getName())
                .append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    } else if (name.endsWith("pdf")) {
      try (var document = Loader.loadPDF(bytes)) {
        text.append(new PDFTextStripper().getText(document));
      }
    }
    return text.toString();
  }

  /** Every row of every table of the mart. */
  private String mart() throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (OpenMart open = OpenMart.of(workspace, Listening.locally());
        Connection connection =
            DriverManager.getConnection(
                Objects.requireNonNull(open.server()).address().url(),
                "muye_reader",
                open.roles().readerPassword(true));
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "SELECT quote_ident(table_name) FROM information_schema.tables"
                  + " WHERE table_schema = 'muye'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      assertThat(tables).contains("indicator_value", "run");
      for (String table : tables) {
        try (ResultSet rows =
            statement.executeQuery("SELECT to_jsonb(t)::text FROM muye." + table + " t")) {
          while (rows.next()) {
            dump.append(rows.getString(1));
          }
        }
      }
    }
    return dump.toString();
  }
}
