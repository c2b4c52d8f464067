package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.run.RunContext;
import org.muye.run.SourceCounts;
import org.muye.time.AsOf;

/** What names a person never gets past bronze, and what is dropped never gets even there. */
class PrivacyIT {
  private static final String HEADER =
      "事件名称,发生日期,发生地点,事件规模,事件类别,涉及人数,事件简述,主要当事人证件代码,主要当事人证件号码,主要当事人姓名,"
          + "主要当事人性别,主要当事人民族,主要当事人人员类别,主要当事人居住详址,化解时限,化解方式,化解组织,化解责任人姓名,"
          + "化解责任人联系方式,化解是否成功,化解情况,纠纷编号,受理时间,属地代码,入库时间\n";

  /** Right by the check digit, but no district has the code 410799. */
  private static final String PERSON = "410799190001010013";

  private static final String WRONG = "410799190001010014";
  private static final String PHONE = "13800000000";

  @TempDir Path folder;

  private static String row(String no, String id) {
    return "标题甲事,20190801,某路七号院,01,0101,2,简述乙文,111,%s,丙姓名,1,01,0199,丁详址,20190901,0103,村调委会,戊责任人,%s,0,情况己文,%s,2019-08-01 09:00:00,410702,2019-08-01 10:00:00\n"
        .formatted(id, PHONE, no);
  }

  @Test
  void namesNumbersAndPhonesStayOutOfSilverAndLogs() throws IOException {
    Path in = Files.createDirectories(folder.resolve("in"));
    Files.writeString(in.resolve("a.csv"), HEADER + row("J1", PERSON) + row("J2", WRONG));
    Files.writeString(
        in.resolve("b.csv"), HEADER + row("J3", PERSON) + row("J4", "41079919000101003x"));
    Workspace workspace =
        new TestWorkspace(
                folder,
                SharedData.repository()
                    .resolve("jobs/src/test/resources/expected-quarter/region")
                    .toString())
            .firstPeriod("2019-07-01")
            .source("disputes", "dispute", "gbt31000-table30", in.resolve("*.csv"))
            .open();
    RunContext run = Runs.start(workspace, "nightly", new AsOf(LocalDate.parse("2019-09-30")));
    new IngestJob(workspace, run, false).run();
    SourceCounts counts = new RefineJob(workspace, run).run().get(0);
    assertThat(counts.written()).isEqualTo(4);
    assertThat(counts.issues()).containsEntry("BAD_IDENTIFIER_CHECK:party_pseudonym", 1L);
    List<Row> pseudonyms =
        workspace
            .tables()
            .read("silver.dispute")
            .select("party_pseudonym")
            .orderBy("dispute_id")
            .collectAsList();
    assertThat(pseudonyms.get(0).getString(0)).matches("[0-9a-f]{64}");
    assertThat(pseudonyms.get(1).isNullAt(0)).isTrue();
    assertThat(pseudonyms.get(2)).isEqualTo(pseudonyms.get(0));
    assertThat(pseudonyms.get(3)).isNotEqualTo(pseudonyms.get(0));

    List<String> persons =
        List.of(PERSON, WRONG, PHONE, "丙姓名", "戊责任人", "丁详址", "某路七号院", "标题甲事", "简述乙文", "情况己文");
    // Parquet may compress a text away from a search of its bytes: the rows are read as well.
    for (String table : List.of("silver.dispute_version", "silver.dispute", "quarantine.record")) {
      for (Row row : workspace.tables().read(table).collectAsList()) {
        assertThat(row.toString()).as(table).doesNotContain(persons);
      }
    }
    // Dropped columns are not even in bronze; the number itself is, as text, under restriction.
    for (Row row : workspace.tables().read("bronze.dispute").collectAsList()) {
      assertThat(row.toString()).doesNotContain(persons.subList(2, persons.size()));
    }
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean bronze = file.toString().contains("/bronze/");
        assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8))
            .as(file.toString())
            .doesNotContain(bronze ? persons.subList(2, persons.size()) : persons);
      }
    }
    Path logs =
        Path.of(
            System.getProperty(
                "muye.log.dir",
                System.getProperty("java.io.tmpdir")
                    + "/muye-logs-"
                    + System.getProperty("user.name")));
    if (Files.isDirectory(logs)) {
      try (Stream<Path> files = Files.list(logs)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8))
              .doesNotContain(persons);
        }
      }
    }
  }
}
