package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.refine.ParserFixtures.parse;
import static org.muye.refine.ParserFixtures.parser;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.quality.IssueCode;
import org.muye.refine.RecordParser.Outcome;

class RecordParserTest {
  private static final String INCIDENT =
      """
      mapping: test
      version: 1
      record: incident
      description: {zh: 测试, en: test}
      format: csv
      encoding: [UTF-8]
      time_zone: Asia/Shanghai
      columns:
        no: {names: [no], class: safe}
        at: {names: [at], class: quasi}
        reported: {names: [reported], class: safe}
        closed: {names: [closed], class: safe}
        unit: {names: [unit], class: safe}
        intake: {names: [intake], class: safe}
        final: {names: [final], class: safe}
        valid: {names: [valid], class: safe}
        persons: {names: [persons], class: safe}
        loss: {names: [loss], class: safe}
        lon: {names: [lon], class: quasi}
        lat: {names: [lat], class: quasi}
        ver: {names: [ver], class: safe}
        known: {names: [known], class: safe}
      key: [no]
      id_prefix: "P-"
      known_at: {column: known, patterns: [iso]}
      version_column: ver
      fields:
        occurred_at: {column: at, patterns: ["yyyy年M月d日 HH:mm", "yyyy年M月d日", iso]}
        reported_at: {column: reported, patterns: [iso], null_when: ["1999-01-01"]}
        closed_at: {column: closed, patterns: [iso]}
        unit_code: {column: unit}
        category_intake: {column: intake, translate: {盗窃: "01", 无: null}}
        category_final: {column: final}
        is_valid: {column: valid, default: "1"}
        persons_involved: {column: persons}
        economic_loss: {column: loss}
        longitude: {column: lon}
        latitude: {column: lat}
      """;
  private static final RecordParser PARSER = parser(INCIDENT);

  private static Map<String, String> row(String... more) {
    Map<String, String> row = new HashMap<>();
    row.put("no", "1");
    row.put("at", "2019年7月5日 08:20");
    row.put("unit", "410702");
    row.put("intake", "01");
    row.put("known", "2019-07-05T09:00:00+08:00");
    for (int i = 0; i < more.length; i += 2) {
      row.put(more[i], more[i + 1]);
    }
    return row;
  }

  private static Outcome good(String... more) {
    Outcome outcome = parse(PARSER, row(more));
    assertThat(outcome.setAside()).isNull();
    return outcome;
  }

  private static String[] issues(Outcome outcome) {
    return (String[]) Objects.requireNonNull(outcome.fields().get("issues"));
  }

  @Test
  void aPlainRow() {
    Map<String, Object> fields = good().fields();
    assertThat(fields)
        .containsEntry("incident_id", "P-1")
        .containsEntry("occurred_at", Instant.parse("2019-07-05T00:20:00Z"))
        .containsEntry("occurred_precision", "M")
        .containsEntry("event_date", LocalDate.of(2019, 7, 5))
        .containsEntry("known_at", Instant.parse("2019-07-05T01:00:00Z"))
        .containsEntry("known_at_basis", "SOURCE")
        .containsEntry("unit_id", "xx-hongqi")
        .containsEntry("category_effective", "01")
        .containsEntry("is_valid", true)
        .containsEntry("is_deleted", false)
        .containsEntry("record_version", 0L);
    assertThat((String[]) fields.get("issues")).isEmpty();
  }

  @Test
  void aDayWithoutTimeSaysSo() {
    assertThat(good("at", "2019年7月5日").fields())
        .containsEntry("occurred_precision", "D")
        .containsEntry("occurred_at", Instant.parse("2019-07-04T16:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "no, '', MISSING_REQUIRED",
    "no, ' ', MISSING_REQUIRED",
    "at, '', MISSING_REQUIRED",
    "at, 2025年2月30日, IMPOSSIBLE_DATE",
    "at, gestern, BAD_DATE",
    // The rows were read on 1 February 2020.
    "at, 2020年2月2日, FUTURE_DATE"
  })
  void rowsWithoutAKeyOrAUsableTimeAreSetAside(String column, String text, IssueCode code) {
    Outcome outcome = parse(PARSER, row(column, text));
    assertThat(outcome.setAside()).isEqualTo(code);
    assertThat(outcome.fields()).isEmpty();
    assertThat(outcome.message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "reported, 1999-01-01, reported_at, SENTINEL_VALUE:reported_at",
    "reported, 2019-02-29T00:00, reported_at, IMPOSSIBLE_DATE:reported_at",
    "reported, morgens, reported_at, BAD_DATE:reported_at",
    "reported, 2019-07-05T08:00:00, reported_at, NEGATIVE_DURATION:reported_at",
    "reported, 2020-02-03T08:00:00, reported_at, FUTURE_DATE:reported_at",
    "closed, 2019-07-04T23:00:00, closed_at, NEGATIVE_DURATION:closed_at",
    "closed, 2050-01-01T00:00:00, closed_at, FUTURE_DATE:closed_at",
    "persons, -3, persons_involved, NEGATIVE_COUNT:persons_involved",
    "persons, 3.5, persons_involved, BAD_NUMBER:persons_involved",
    "persons, 99999999999, persons_involved, BAD_NUMBER:persons_involved",
    "loss, 12元, economic_loss, BAD_NUMBER:economic_loss",
    "loss, 1e999999999, economic_loss, BAD_NUMBER:economic_loss",
    "loss, NaN, economic_loss, BAD_NUMBER:economic_loss",
    "loss, 1e-999999999, economic_loss, BAD_NUMBER:economic_loss",
    "loss, 0e-999999999, economic_loss, BAD_NUMBER:economic_loss",
    "lon, 181, longitude, BAD_COORDINATES:longitude",
    "valid, 也许, is_valid, BAD_BOOLEAN:is_valid"
  })
  void anUnusableFieldIsEmptiedAndNamed(String column, String text, String field, String issue) {
    Outcome outcome = good(column, text);
    assertThat(issues(outcome)).contains(issue);
    if (field.equals("is_valid")) {
      assertThat(outcome.fields()).containsEntry("is_valid", true);
    } else {
      assertThat(outcome.fields().get(field)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e309"})
  void aNumberBeyondADoubleIsNone(String hours) {
    RecordParser training =
        parser(
            """
            mapping: test
            version: 1
            record: training
            format: csv
            columns:
              no: {names: [no], class: safe}
              day: {names: [day], class: safe}
              hours: {names: [hours], class: safe}
            key: [no]
            fields:
              held_on: {column: day}
              unit_code: {constant: "410702"}
              hours: {column: hours}
            """);
    Outcome outcome = parse(training, Map.of("no", "1", "day", "2019-07-05", "hours", hours));
    assertThat(outcome.fields().get("hours")).isNull();
    assertThat(issues(outcome)).contains("BAD_NUMBER:hours");
  }

  @Test
  void numbersAreRoundedToTheContract() {
    assertThat(good("loss", "1234.565").fields())
        .containsEntry("economic_loss", new BigDecimal("1234.57"));
    assertThat(good("persons", "3.0").fields()).containsEntry("persons_involved", 3);
  }

  @Test
  void unknownCodesBecomeUnk() {
    Outcome outcome = good("final", "88");
    assertThat(outcome.fields())
        .containsEntry("category_final", "UNK")
        .containsEntry("category_effective", "UNK");
    assertThat(issues(outcome)).containsExactly("UNKNOWN_CODE:category_final");
  }

  @Test
  void theFeedbackClassIsPreferredAndTranslationsApply() {
    assertThat(good("intake", "盗窃").fields()).containsEntry("category_effective", "01");
    assertThat(good("intake", "盗窃", "final", "02").fields())
        .containsEntry("category_effective", "02");
    assertThat(good("intake", "无").fields()).containsEntry("category_effective", "UNK");
  }

  @ParameterizedTest
  @CsvSource({
    "'', UNK:unit, MISSING_UNIT",
    "999999, UNK:unit, UNKNOWN_UNIT",
    // The county became a city on 12 July 2019; this event is of 5 July.
    "410783, xx-changyuan, RETIRED_UNIT_CODE"
  })
  void unitsThatAreMissingUnknownOrNotInForce(String code, String unit, String issue) {
    Outcome outcome = good("unit", code);
    assertThat(outcome.fields()).containsEntry("unit_id", unit);
    assertThat(issues(outcome)).containsExactly(issue);
  }

  @Test
  void aRetiredCodeIsTheSameUnit() {
    Outcome outcome = good("unit", "410728", "at", "2019年8月1日", "known", "2019-08-02T00:00:00Z");
    assertThat(outcome.fields()).containsEntry("unit_id", "xx-changyuan");
    assertThat(issues(outcome)).containsExactly("RETIRED_UNIT_CODE");
  }

  @Test
  void anEventAfterItWasKnownIsKeptAndFlagged() {
    assertThat(issues(good("known", "2019-07-01T00:00:00Z")))
        .containsExactly("OCCURRED_AFTER_KNOWN:occurred_at");
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "3.0, 3", "2147483648, 2147483648"})
  void versionsAreWholeNumbers(String text, long version) {
    assertThat(good("ver", text).fields()).containsEntry("record_version", version);
  }

  @ParameterizedTest
  @CsvSource({"two", "NaN", "1e30", "0x1p3", "2d", "1.5"})
  void anythingElseIsNoVersion(String text) {
    Outcome outcome = good("ver", text);
    assertThat(outcome.fields()).containsEntry("record_version", 0L);
    assertThat(issues(outcome)).containsExactly("BAD_NUMBER:record_version");
  }

  @Test
  void theContentIsTheSameWhateverWasKnownWhen() {
    Object hash = good().fields().get("content_hash");
    assertThat(good("known", "2019-09-01T00:00:00Z", "ver", "9").fields())
        .containsEntry("content_hash", hash);
    assertThat(good("final", "02").fields().get("content_hash")).isNotEqualTo(hash);
  }
}
