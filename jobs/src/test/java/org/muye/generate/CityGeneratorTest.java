package org.muye.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class CityGeneratorTest {
  private static final int RECORDS = 20_000;

  @TempDir static Path work;
  private static Path city;
  private static GeneratedCity made;
  private static JsonNode truth;
  private static Recount recount;

  @BeforeAll
  static void make() throws IOException {
    city = work.resolve("city");
    made = CityGenerator.generate(GeneratorOptions.xinxiang(7, 3, RECORDS, city));
    truth = new ObjectMapper().readTree(made.truth().toFile());
    recount = new Recount(city, truth);
  }

  @Test
  void sameSeedSameBytesOtherSeedOtherBytes() throws Exception {
    Path again = work.resolve("again");
    Path other = work.resolve("other");
    CityGenerator.generate(GeneratorOptions.xinxiang(7, 3, RECORDS, again));
    CityGenerator.generate(GeneratorOptions.xinxiang(8, 3, RECORDS, other));

    Map<String, String> first = digests(city);
    assertThat(digests(again)).isEqualTo(first);
    assertThat(digests(other)).isNotEqualTo(first);
  }

  @Test
  void makesAboutAsManyRecordsAsAsked() {
    assertThat(made.incidents() + made.disputes())
        .isBetween(RECORDS * 85L / 100, RECORDS * 115L / 100);
    assertThat(made.files()).hasSize(truth.path("files").size());
    assertThat(made.files()).allMatch(file -> Files.isRegularFile(city.resolve(file)));
  }

  @Test
  void truthCountsEveryRowOfEveryFile() {
    for (JsonNode file : truth.path("files")) {
      assertThat(recount.rows(file.path("path").asText()))
          .as(file.path("path").asText())
          .isEqualTo(file.path("rows").asLong());
      assertThat(
              file.path("accepted").asLong()
                  + file.path("duplicates").asLong()
                  + sum(file.path("quarantined")))
          .isEqualTo(file.path("rows").asLong());
    }
  }

  @Test
  void truthCountsQuarantinedAndDuplicateRows() {
    for (JsonNode file : truth.path("files")) {
      String path = file.path("path").asText();
      assertThat(recount.quarantined(path)).as(path).isEqualTo(counts(file.path("quarantined")));
      if (!file.has("same_content_as")) {
        assertThat(recount.duplicates(path)).as(path).isEqualTo(file.path("duplicates").asLong());
      }
    }
  }

  @Test
  void truthCountsWhatRemainsWhenAllIsKnown() {
    assertThat(recount.validIncidents()).isEqualTo(nested(truth.path("valid_incidents")));
    assertThat(recount.countedIncidents()).isEqualTo(nested(truth.path("counted_incidents")));
    assertThat(recount.acceptedDisputes()).isEqualTo(nested(truth.path("accepted_disputes")));
    assertThat(recount.pairs())
        .isEqualTo(truth.path("planted").path("cross_channel_pairs").asLong());
  }

  @Test
  void handsTheTownsOverInsideTheQuarter() {
    JsonNode before = truth.path("valid_incidents").path("xx-hightech-zone");
    JsonNode sent = truth.path("valid_incidents_by_sent_unit").path("xx-hightech-zone");

    assertThat(before.path("2020-08").asLong()).isEqualTo(sent.path("2020-08").asLong());
    assertThat(before.path("2020-10").asLong()).isLessThan(sent.path("2020-10").asLong());
  }

  /** Signals by patrol and hotline, petitions, public-order (01) and criminal (02) cases. */
  @Test
  void hasRecordsOnEveryLevelOfTheLadderOfSignalsAndDisputesThatRise() {
    assertThat(recount.values("hotline", "诉求类别")).isNotEmpty();
    assertThat(recount.values("disputes", "发现来源")).contains("网格员巡查", "信访");
    assertThat(recount.values("police", "案件性质")).contains("01", "02");
    assertThat(recount.values("disputes", "升级去向")).contains("信访", "刑事案件", "群体性事件");
  }

  @Test
  void refusesAFolderThatIsNotEmpty() {
    assertThatThrownBy(() -> CityGenerator.generate(GeneratorOptions.xinxiang(7, 1, RECORDS, city)))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> GeneratorOptions.xinxiang(7, 0, RECORDS, city))
        .isInstanceOf(UserError.class);
    assertThatThrownBy(() -> GeneratorOptions.xinxiang(7, 1, 5, city))
        .isInstanceOf(UserError.class);
  }

  @Test
  void identityNumbersFollowTheCheckRule() {
    // GB 11643-1999 gives 11010519491231002X as its example.
    assertThat(ResidentId.check("11010519491231002")).isEqualTo('X');
    assertThat(ResidentId.of(0)).startsWith("41070019000101000").hasSize(18);
    assertThat(ResidentId.wrong(0)).isNotEqualTo(ResidentId.of(0));
  }

  private static long sum(JsonNode counts) {
    return counts(counts).values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Long> counts(JsonNode node) {
    Map<String, Long> counts = new TreeMap<>();
    node.fields().forEachRemaining(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
    return counts;
  }

  private static Map<String, Long> nested(JsonNode node) {
    Map<String, Long> counts = new TreeMap<>();
    node.fields()
        .forEachRemaining(
            unit ->
                counts(unit.getValue())
                    .forEach(
                        (month, count) -> {
                          if (count > 0) {
                            counts.put(unit.getKey() + " " + month, count);
                          }
                        }));
    return counts;
  }

  private static Map<String, String> digests(Path folder) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
