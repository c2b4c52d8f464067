package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.source.SourceFixtures.csv;
import static org.muye.source.SourceFixtures.file;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.optional;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

/** The reference files as published, against counts made by other programs. */
class RealFilesTest {
  private static final String PINGSHAN = "data/pingshan-minsheng/";

  private static final FileLayout ST_LOUIS =
      csv(
          List.of(
              SourceFixtures.column("complaint", "Complaint"),
              SourceFixtures.column("coded_month", "CodedMonth", "Coded Month"),
              SourceFixtures.column("date_occur", "DateOccur", "Date Occur"),
              SourceFixtures.column("count", "Count"),
              SourceFixtures.column("crime", "Crime"),
              SourceFixtures.column("district", "District"),
              SourceFixtures.column("x", "XCoord", "X-Coord"),
              SourceFixtures.dropped("address", "ILEADSAddress", "ILEADS-Address"),
              optional("beat", "Beat")),
          "UTF-8",
          "windows-1252");

  @Test
  void stLouis() throws IOException {
    Path expected = SharedData.require("expected/st-louis/expected/files.csv");
    Path raw = SharedData.require("data/stl-crime/raw");
    List<String> lines = Files.readAllLines(expected);
    List<String> names = List.of(lines.get(0).split(",", -1));
    long all = 0;
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String name = cells[names.indexOf("file")];
      String year = name.replaceAll("\\D", "");
      Path path = raw.resolve(year).resolve(name);
      long rows = 0;
      long withdrawn = 0;
      FileProbe probe = FileProbe.of(file(path), name, ST_LOUIS);
      String encoding = String.valueOf(probe.encoding());
      assertThat(encoding)
          .as(name)
          .isEqualTo(cells[names.indexOf("encoding")].equals("cp1252") ? "windows-1252" : "UTF-8");
      assertThat(probe.strictlyDecoded()).isTrue();
      assertThat(probe.columns().header())
          .hasSize(Integer.parseInt(cells[names.indexOf("columns")]));
      assertThat(probe.columns().problems()).isEmpty();
      assertThat(probe.sizeBytes()).isEqualTo(Files.size(path));
      try (RowReader reader = RowReaders.open(file(path), name, ST_LOUIS.withEncoding(encoding))) {
        while (reader.hasNext()) {
          Map<String, String> values = reader.next().values();
          rows += values == null ? 0 : 1;
          withdrawn += values != null && "-1".equals(values.get("count")) ? 1 : 0;
        }
      }
      assertThat(rows).as(name).isEqualTo(Long.parseLong(cells[names.indexOf("rows_read")]));
      assertThat(withdrawn).as(name).isEqualTo(Long.parseLong(cells[names.indexOf("rows_minus1")]));
      all += rows;
    }
    assertThat(all).isEqualTo(150_648);
  }

  @Test
  void stLouisRenamedColumns() {
    Path path = SharedData.require("data/stl-crime/raw/2017/may2017.csv");

    try (RowReader reader = RowReaders.open(file(path), "may2017.csv", ST_LOUIS)) {
      assertThat(reader.next())
          .isEqualTo(
              RawRow.of(
                  2,
                  Map.of(
                      "complaint", "17-022207",
                      "coded_month", "2017-05",
                      "date_occur", "5/10/2017 13:30",
                      "count", "1",
                      "crime", "265321",
                      "district", "5",
                      "x", "882454.8",
                      "beat", "529")));
      assertThat(reader.unknownColumns()).contains("ILeads Asg", "Date Crime Coded").hasSize(17);
    }
  }

  @Test
  void pingshanInBothEncodingsAndAsWorkbook() throws IOException {
    Path utf8 = SharedData.require(PINGSHAN + "pingshan_minsheng_2018_utf8.csv");
    Path original = SharedData.require(PINGSHAN + "pingshan_minsheng_2018_gb18030.csv");
    Path workbook = SharedData.require(PINGSHAN + "catalog_and_data_dictionary.xlsx");
    List<ColumnLayout> columns = named(firstLine(utf8).split(",", -1));

    List<RawRow> expected = rows(utf8, csv(columns, "UTF-8"));

    assertThat(columns).hasSize(26);
    assertThat(expected).hasSize(10_000).allMatch(r -> r.problem() == null);
    assertThat(rows(original, csv(columns, "GB18030"))).isEqualTo(expected);
    assertThat(rows(original, csv(columns, "UTF-8", "GB18030"))).isEqualTo(expected);
    List<RawRow> fromSheet = rows(workbook, SourceFixtures.xlsx("数据集1", 1, columns));
    assertThat(fromSheet).hasSize(10_000).allMatch(r -> r.problem() == null);
    assertThat(byId(fromSheet).keySet()).isEqualTo(byId(expected).keySet());
  }

  @Test
  void chicago() {
    Path assaults = SharedData.require("data/chicago-incidents/chicago_aggravated_assaults.csv.gz");
    Path complaints = SharedData.require("data/chicago-complaints/complaints_2000_2020.csv.gz");

    assertThat(count(assaults, csv(named("date", "loc_cat", "longitude", "latitude", "district"))))
        .isEqualTo(148_636);
    assertThat(count(complaints, csv(named("cr_id", "complaint_date", "closed_date", "beat"))))
        .isEqualTo(215_781);
  }

  @Test
  void carpentriesAttendanceIsRagged() {
    Path path = SharedData.require("data/carpentries-training/attendance.csv");
    List<RawRow> rows = rows(path, csv(named("Slug", "Registered", "Day1")));

    assertThat(rows).hasSize(298);
    assertThat(rows.stream().filter(r -> "RAGGED_ROW".equals(r.problem()))).hasSize(297);
  }

  private static String firstLine(Path path) throws IOException {
    try (var reader = Files.newBufferedReader(path, Charset.forName("UTF-8"))) {
      String line = reader.readLine();
      return line == null ? "" : line;
    }
  }

  private static Map<String, Map<String, String>> byId(List<RawRow> rows) {
    Map<String, Map<String, String>> byId = new TreeMap<>();
    for (RawRow row : rows) {
      Map<String, String> values = row.values();
      if (values != null) {
        byId.put(values.getOrDefault("REC_ID", ""), values);
      }
    }
    return byId;
  }

  private static List<RawRow> rows(Path path, FileLayout layout) {
    List<RawRow> rows = new ArrayList<>();
    try (RowReader reader = RowReaders.open(file(path), path.getFileName().toString(), layout)) {
      reader.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static long count(Path path, FileLayout layout) {
    long rows = 0;
    try (RowReader reader = RowReaders.open(file(path), path.getFileName().toString(), layout)) {
      while (reader.hasNext()) {
        rows += reader.next().problem() == null ? 1 : 0;
      }
    }
    return rows;
  }
}
