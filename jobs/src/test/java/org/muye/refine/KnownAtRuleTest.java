package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.refine.ParserFixtures.INGESTED;
import static org.muye.refine.ParserFixtures.received;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.config.SourceMapping.EndOf;
import org.muye.config.SourceMapping.KnownAt;
import org.muye.refine.KnownAtRule.Known;

class KnownAtRuleTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private final TreeSet<String> issues = new TreeSet<>();

  private Known of(
      @Nullable KnownAt rule, Map<String, String> row, String file, @Nullable Instant delivered) {
    return new KnownAtRule(rule, CHINA).of(row, received(file, delivered), issues);
  }

  private static KnownAt column(String pattern, @Nullable EndOf endOf) {
    return new KnownAt("c", null, null, List.of(pattern), endOf);
  }

  @ParameterizedTest
  @CsvSource({
    // The last microsecond before local midnight, which is 16:00 UTC the same day.
    "iso, 2017-02-03T10:00:00, DAY, 2017-02-03T15:59:59.999999Z",
    "yyyy-MM, 2017-02, MONTH, 2017-02-28T15:59:59.999999Z",
    "yyyy-MM, 2016-02, MONTH, 2016-02-29T15:59:59.999999Z",
    "iso, 2017-05-17, QUARTER, 2017-06-30T15:59:59.999999Z",
    "yyyy, 2017, YEAR, 2017-12-31T15:59:59.999999Z"
  })
  void theEndOfAPeriod(String pattern, String text, EndOf endOf, String expected) {
    assertThat(of(column(pattern, endOf), Map.of("c", text), "f.csv", null))
        .isEqualTo(new Known(Instant.parse(expected), "SOURCE"));
    assertThat(issues).isEmpty();
  }

  @Test
  void theSourcesOwnMoment() {
    assertThat(of(column("iso", null), Map.of("c", "2019-07-05T09:00:00+08:00"), "f", null))
        .isEqualTo(new Known(Instant.parse("2019-07-05T01:00:00Z"), "SOURCE"));
  }

  @Test
  void theNameOfTheFile() {
    KnownAt rule = new KnownAt(null, "_(\\d{8})", null, List.of("yyyyMMdd"), EndOf.DAY);
    assertThat(of(rule, Map.of(), "events_20200722.csv", null))
        .isEqualTo(new Known(Instant.parse("2020-07-22T15:59:59.999999Z"), "DELIVERY"));
    assertThat(issues).isEmpty();
    assertThat(of(rule, Map.of(), "events.csv", null)).isEqualTo(new Known(INGESTED, "INGESTION"));
    assertThat(of(rule, Map.of(), "events_20200231.csv", null).basis()).isEqualTo("INGESTION");
    assertThat(issues).containsExactly("BAD_DATE:known_at");
  }

  @Test
  void aConstantDay() {
    KnownAt rule = new KnownAt(null, null, LocalDate.of(2020, 7, 22), List.of(), EndOf.DAY);
    assertThat(of(rule, Map.of(), "f", null))
        .isEqualTo(new Known(Instant.parse("2020-07-22T15:59:59.999999Z"), "DELIVERY"));
  }

  @Test
  void anUnreadableMomentFallsBackToDeliveryThenToReading() {
    Instant delivered = Instant.parse("2020-01-05T16:00:00Z");
    assertThat(of(column("iso", null), Map.of("c", "?"), "f", delivered))
        .isEqualTo(new Known(delivered, "DELIVERY"));
    assertThat(of(column("iso", null), Map.of(), "f", null))
        .isEqualTo(new Known(INGESTED, "INGESTION"));
    assertThat(issues).containsExactly("BAD_DATE:known_at");
  }

  @Test
  void withoutARuleNothingIsAmiss() {
    assertThat(of(null, Map.of(), "f", null)).isEqualTo(new Known(INGESTED, "INGESTION"));
    assertThat(issues).isEmpty();
  }
}
