package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.config.SourceMapping.Column;
import org.muye.config.SourceMapping.DataClass;
import org.muye.config.SourceMapping.Field;
import org.muye.error.UserError;

class MappingDraftTest {
  @TempDir Path folder;

  private static MappingDraft draft(Path file) {
    return MappingDraft.of(file, CanonicalFieldsForTests.byRecord());
  }

  private static SourceMapping load(MappingDraft draft) {
    return CanonicalFieldsForTests.mappings().parse(draft.yaml(), "draft", draft.name());
  }

  private static Field field(SourceMapping mapping, String name) {
    Field field = mapping.fields().get(name);
    assertThat(field).as(name).isNotNull();
    return java.util.Objects.requireNonNull(field);
  }

  private static Column column(SourceMapping mapping, String header) {
    return mapping.columns().values().stream()
        .filter(c -> c.names().contains(header))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> headers(SourceMapping mapping) {
    return mapping.columns().values().stream().flatMap(c -> c.names().stream()).toList();
  }

  @Test
  void stLouisMonth() {
    MappingDraft draft = draft(SharedData.require("data/stl-crime/raw/2017/january2017.csv"));
    SourceMapping m = load(draft);
    assertThat(draft.record()).isEqualTo("incident");
    assertThat(m.shape().encodings()).containsExactly("UTF-8", "windows-1252");
    assertThat(headers(m)).hasSize(20).startsWith("Complaint", "CodedMonth", "DateOccur");
    assertThat(field(m, "occurred_at").column()).isEqualTo("date_occur");
    assertThat(field(m, "occurred_at").patterns()).containsExactly("M/d/yyyy H:mm");
    assertThat(field(m, "unit_code").column()).isEqualTo("district");
    assertThat(column(m, "ILEADSAddress").drop()).isTrue();
    assertThat(m.key()).containsExactly(SourceMapping.ROW_NUMBER);
  }

  @Test
  void pingshan() {
    MappingDraft draft =
        draft(SharedData.require("data/pingshan-minsheng/pingshan_minsheng_2018_gb18030.csv"));
    SourceMapping m = load(draft);
    assertThat(m.shape().encodings()).containsExactly("UTF-8", "GB18030");
    assertThat(headers(m)).hasSize(26);
    assertThat(m.shape().nullValues()).containsExactly("-");
    assertThat(m.key()).containsExactly("rec_id");
    String time = draft.record().equals("dispute") ? "accepted_at" : "occurred_at";
    assertThat(field(m, time).patterns()).containsExactly("yyyy-MM-dd HH:mm:ss");
  }

  @Test
  void chicagoComplaints() {
    MappingDraft draft =
        draft(SharedData.require("data/chicago-complaints/complaints_2000_2020.csv.gz"));
    SourceMapping m = load(draft);
    assertThat(draft.record()).isEqualTo("dispute");
    assertThat(m.shape().encodings()).containsExactly("UTF-8");
    assertThat(headers(m)).hasSize(11);
    assertThat(m.key()).containsExactly("cr_id");
    assertThat(field(m, "accepted_at"))
        .satisfies(
            f -> assertThat(f.column()).isEqualTo("complaint_date"),
            f -> assertThat(f.patterns()).containsExactly("yyyy-MM-dd"));
    assertThat(field(m, "resolved_at").column()).isEqualTo("closed_date");
    assertThat(field(m, "unit_code").column()).isEqualTo("beat");
  }

  @Test
  void goldenQuarterDisputes() {
    MappingDraft draft = draft(SharedData.require("expected-quarter/input/dispute.csv"));
    SourceMapping m = load(draft);
    assertThat(draft.record()).isEqualTo("dispute");
    assertThat(headers(m)).hasSize(31);
    assertThat(m.key()).containsExactly("dispute_id");
    assertThat(m.versionColumn()).isEqualTo("record_version");
    assertThat(m.voidWhen()).isEqualTo("is_deleted = '1'");
    assertThat(m.knownAt())
        .isEqualTo(new SourceMapping.KnownAt("ingested_at", null, null, List.of("iso"), null));
    assertThat(field(m, "accepted_at").patterns()).containsExactly("iso");
    assertThat(field(m, "occurred_on").patterns()).containsExactly("yyyy-MM-dd");
    assertThat(m.fields().keySet())
        .contains("unit_code", "dispute_category", "dispute_scale", "resolved", "resolved_at");
  }

  private static final String TABLE_30 =
      "事件名称,发生日期,发生地点,事件规模,事件类别,涉及人数,事件简述,主要当事人证件代码,主要当事人证件号码,主要当事人姓名,"
          + "主要当事人民族,化解时限,化解方式,化解组织,化解责任人姓名,化解责任人联系方式,化解是否成功,属地,受理日期\n";

  /** Made-up rows; the numbers have an impossible area code and belong to nobody. */
  static String table30() {
    StringBuilder text = new StringBuilder(TABLE_30);
    for (int i = 10; i < 40; i++) {
      text.append("邻里纠纷").append(i).append(",202503").append(i % 28 + 1 < 10 ? "0" : "");
      text.append(i % 28 + 1).append(",某街").append(i).append("号,01,0201,2,双方因滴水发生争执，经劝解后平息,111,");
      text.append("990101199001").append(i % 20 + 10).append("00").append(i).append(",甲").append(i);
      text.append(",01,20250401,0103,某调解委员会,乙").append(i).append(",139000000").append(i);
      text.append(",1,41070").append(i % 3 + 2).append(",2025年3月").append(i % 28 + 1).append("日\n");
    }
    return text.toString();
  }

  @Test
  void chineseTable30InGb18030() throws IOException {
    Path file = folder.resolve("disputes.csv");
    Files.write(file, table30().getBytes(Charset.forName("GB18030")));
    MappingDraft draft = draft(file);
    SourceMapping m = load(draft);
    assertThat(draft.record()).isEqualTo("dispute");
    assertThat(m.shape().encodings()).containsExactly("UTF-8", "GB18030");
    assertThat(headers(m)).containsExactly(TABLE_30.strip().split(",", -1));
    assertThat(field(m, "occurred_on").patterns()).containsExactly("yyyyMMdd");
    assertThat(field(m, "accepted_at").patterns()).containsExactly("yyyy年M月d日");
    assertThat(field(m, "deadline_on").patterns()).containsExactly("yyyyMMdd");
    assertThat(column(m, "属地")).isEqualTo(m.columns().get(field(m, "unit_code").column()));
    assertThat(m.fields().keySet())
        .contains(
            "dispute_scale",
            "dispute_category",
            "persons_involved",
            "resolution_method",
            "resolved");
    for (String header : List.of("主要当事人证件号码", "主要当事人姓名", "化解责任人姓名", "化解责任人联系方式", "发生地点")) {
      assertThat(column(m, header).dataClass()).as(header).isEqualTo(DataClass.DIRECT);
      assertThat(column(m, header).drop()).as(header).isTrue();
      assertThat(draft.warnings()).anyMatch(w -> w.in(Locale.ENGLISH).contains("'" + header + "'"));
    }
    assertThat(column(m, "事件简述").dataClass()).isEqualTo(DataClass.FREE_TEXT);
    assertThat(column(m, "主要当事人民族").dataClass()).isEqualTo(DataClass.SENSITIVE);
    assertThat(draft.yaml()).doesNotContain("9901011990", "1390000", "滴水", "甲10");
    assertThat(draft.yaml()).contains("# check: deadline on");
  }

  /** Thirty million characters that pack to less than a hundredth. */
  @Test
  void aWorkbookThatUnpacksBeyondMeasureIsRefused() throws IOException {
    Path file = folder.resolve("made.xlsx");
    try (SXSSFWorkbook book = new SXSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      Sheet sheet = book.createSheet();
      for (int i = 0; i < 1000; i++) {
        sheet.createRow(i).createCell(0).setCellValue("a".repeat(30_000));
      }
      book.write(out);
    }
    assertThat(Files.size(file)).isLessThan(300_000);
    assertThatThrownBy(() -> draft(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("made.xlsx");
  }

  @Test
  void semicolonsWithoutHeader() throws IOException {
    Path file = folder.resolve("no-header.csv");
    Files.writeString(file, "1;2025/3/5 8:30;410702\n2;2025/3/16 18:30;410703\n");
    UserError error = catchThrowableOfType(UserError.class, () -> load(draft(file)));
    assertThat(draft(file).yaml())
        .contains("header: false", "delimiter: \";\"", "column_2: {position: 2", "yyyy/M/d H:mm")
        .contains("# occurred_at: {column: column_2");
    assertThat(error.why()).contains("the required field 'occurred_at'");
  }

  @Test
  void tabs() throws IOException {
    Path file = folder.resolve("t.tsv");
    Files.writeString(
        file, "案件编号\t案发时间\t区县\nA1\t2025-03-05 08:30\t410702\nA2\t2025-03-06 09:30\t410703\n");
    SourceMapping m = load(draft(file));
    assertThat(m.shape().delimiter()).isEqualTo('\t');
    assertThat(m.key()).containsExactly("incident_id");
    assertThat(field(m, "occurred_at").patterns()).containsExactly("yyyy-MM-dd HH:mm");
  }

  @Test
  void workbookWithSerialDates() throws IOException {
    Path file = folder.resolve("培训 2025.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      var sheet = book.createSheet("一");
      var head = sheet.createRow(0);
      List<String> names = List.of("场次编号", "举办日期", "区县", "参加人数");
      for (int i = 0; i < names.size(); i++) {
        head.createCell(i).setCellValue(names.get(i));
      }
      for (int r = 1; r <= 3; r++) {
        var row = sheet.createRow(r);
        row.createCell(0).setCellValue("S" + r);
        row.createCell(1).setCellValue(45720 + r);
        row.createCell(2).setCellValue("410702");
        row.createCell(3).setCellValue(50 + r);
      }
      book.write(out);
    }
    MappingDraft draft = draft(file);
    SourceMapping m = load(draft);
    assertThat(draft.record()).isEqualTo("training");
    assertThat(draft.name()).isEqualTo("source-2025");
    assertThat(m.shape().format()).isEqualTo(SourceMapping.Format.XLSX);
    assertThat(field(m, "held_on").patterns()).containsExactly("excel-serial");
    assertThat(field(m, "attendance").column()).isEqualTo("attendance");
  }

  @Test
  void jsonLines() throws IOException {
    Path file = folder.resolve("x.jsonl");
    Files.writeString(
        file,
        """
        {"dispute_id": "D1", "accepted_at": "2025-03-05T08:00:00+08:00", "unit_code": "410702"}
        {"dispute_id": "D2", "accepted_at": "2025-03-06T08:00:00+08:00", "unit_code": "410702", "resolved": 1}
        """);
    SourceMapping m = load(draft(file));
    assertThat(m.shape().format()).isEqualTo(SourceMapping.Format.JSONL);
    assertThat(field(m, "accepted_at").patterns()).containsExactly("iso");
    assertThat(m.columns()).containsOnlyKeys("dispute_id", "accepted_at", "unit_code", "resolved");
  }

  @Test
  void knowsCanonicalNamesAndWholeWordsOnly() throws IOException {
    Path file = folder.resolve("x.csv");
    Files.writeString(
        file,
        """
        incident_id,occurred_at,unit_code,involves_line,trace_id,race,title,e-mail
        1,2025-03-05,410702,0,7,a,b,c
        2,2025-03-06,410703,1,8,a,b,c
        """);
    SourceMapping m = load(draft(file));
    assertThat(m.fields()).containsKey("involves_line");
    assertThat(column(m, "trace_id").dataClass()).isEqualTo(DataClass.SAFE);
    assertThat(column(m, "race").dataClass()).isEqualTo(DataClass.SENSITIVE);
    assertThat(column(m, "title").dataClass()).isEqualTo(DataClass.FREE_TEXT);
    assertThat(column(m, "e-mail").dataClass()).isEqualTo(DataClass.DIRECT);
  }

  @Test
  void unreadableFilesAreSaidSo() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    assertThat(catchThrowableOfType(UserError.class, () -> draft(empty)).problem())
        .contains("is empty");
    Path missing = folder.resolve("none.csv");
    assertThat(catchThrowableOfType(UserError.class, () -> draft(missing)).why())
        .isEqualTo("There is no such file.");
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});
    assertThat(catchThrowableOfType(UserError.class, () -> draft(cut)).why()).contains("gzip");
    Path fake = Files.writeString(folder.resolve("fake.xlsx"), "no workbook");
    assertThat(catchThrowableOfType(UserError.class, () -> draft(fake)).problem())
        .contains("cannot be read");
  }
}
