package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.refine.ParserFixtures.parse;
import static org.muye.refine.ParserFixtures.parser;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muye.config.SourceMappings;
import org.muye.job.CanonicalFields;
import org.muye.quality.IssueCode;
import org.muye.refine.RecordParser.Outcome;

/** The shipped mappings of duty records; rows were read on 2020-02-01. */
class DutyRecordParserTest {
  private static final SourceMappings MAPPINGS =
      new SourceMappings(CanonicalFields.of(ParserFixtures.CONTRACTS));

  private static RecordParser mapped(String name) {
    return parser(MAPPINGS.load(name, Path.of(".")), Map.of());
  }

  private static Map<String, String> activity(String... changes) {
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "activity_id", "A1",
                "org_id", "ORG-HQ",
                "org_level", "04",
                "unit_code", "410702",
                "activity_type", "B2",
                "held_on", "2019-08-20",
                "issues_found", "8",
                "issues_closed", "5",
                "ingested_at", "2019-08-20T20:00:00+08:00"));
    for (int i = 0; i < changes.length; i += 2) {
      row.put(changes[i], changes[i + 1]);
    }
    return row;
  }

  private static String[] issues(Outcome outcome) {
    return (String[]) Objects.requireNonNull(outcome.fields().get("issues"));
  }

  @Test
  void anActivityBelongsToTheUnitOfItsOrganisation() {
    RecordParser parser = mapped("canonical-duty-activity");
    Outcome outcome = parse(parser, activity());
    assertThat(outcome.fields())
        .containsEntry("unit_id", "xx-hongqi")
        .containsEntry("known_at", Instant.parse("2019-08-20T12:00:00Z"))
        .containsEntry("known_at_basis", "SOURCE");
    assertThat(issues(outcome)).isEmpty();
    assertThat(parse(parser, activity("unit_code", "410700")).fields())
        .containsEntry("unit_id", "xinxiang");
    Outcome elsewhere = parse(parser, activity("unit_code", "999999"));
    assertThat(issues(elsewhere)).containsExactly("UNKNOWN_UNIT");
  }

  @Test
  void moreIssuesClosedThanFoundAreNoNumber() {
    RecordParser parser = mapped("canonical-duty-activity");
    Outcome outcome = parse(parser, activity("issues_closed", "9"));
    assertThat(outcome.fields())
        .containsEntry("issues_found", 8)
        .containsEntry("issues_closed", null);
    assertThat(issues(outcome)).containsExactly("VALUE_OUT_OF_RANGE:issues_closed");
    assertThat(issues(parse(parser, activity("issues_closed", "8")))).isEmpty();
  }

  @Test
  void anActivityAheadIsSetAside() {
    Outcome outcome = parse(mapped("canonical-duty-activity"), activity("held_on", "2020-02-02"));
    assertThat(outcome.setAside()).isEqualTo(IssueCode.FUTURE_DATE);
  }

  @Test
  void aRosterMayLieAheadAndNamesNoUnit() {
    RecordParser parser = mapped("canonical-duty-roster");
    Outcome outcome =
        parse(
            parser,
            Map.of(
                "org_id", "ORG-HQ",
                "post_id", "HQ-P1",
                "is_first_responsible", "1",
                "valid_from", "2020-03-01"));
    assertThat(outcome.setAside()).isNull();
    assertThat(outcome.fields())
        .containsEntry("term_id", "ORG-HQ-HQ-P1-2020-03-01")
        .containsEntry("is_first_responsible", true)
        .doesNotContainKey("unit_id")
        // Delivered on 2020-01-15 by its file name, known at the end of that day.
        .containsEntry("known_at", Instant.parse("2020-01-15T15:59:59.999999Z"))
        .containsEntry("known_at_basis", "DELIVERY");
    assertThat(issues(outcome)).isEmpty();
    Outcome reversed =
        parse(
            parser,
            Map.of(
                "org_id", "ORG-HQ",
                "post_id", "HQ-P1",
                "is_first_responsible", "0",
                "valid_from", "2019-03-01",
                "valid_to", "2019-02-28"));
    assertThat(reversed.fields()).containsEntry("valid_to", null);
    assertThat(issues(reversed)).containsExactly("NEGATIVE_DURATION:valid_to");
  }

  @Test
  void aLetterCountsOnTheFirstDayOfItsYearAndIsNotSignedInTheFuture() {
    RecordParser parser = mapped("canonical-responsibility-letter");
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "upper_org", "ORG-CITY",
                "lower_org", "ORG-HQ",
                "year", "2020",
                "signed_on", "2020-01-18",
                "required", "1"));
    Outcome outcome = parse(parser, row);
    assertThat(outcome.fields())
        .containsEntry("letter_id", "ORG-CITY-ORG-HQ-2020")
        .containsEntry("event_date", LocalDate.of(2020, 1, 1))
        .containsEntry("signed_on", LocalDate.of(2020, 1, 18))
        .containsEntry("required", true);
    row.put("signed_on", "2020-02-02");
    Outcome ahead = parse(parser, row);
    assertThat(ahead.fields()).containsEntry("signed_on", null);
    assertThat(issues(ahead)).containsExactly("FUTURE_DATE:signed_on");
    row.put("signed_on", "");
    assertThat(issues(parse(parser, row))).isEmpty();
    row.put("year", "20");
    assertThat(parse(parser, row).setAside()).isEqualTo(IssueCode.BAD_NUMBER);
  }

  @Test
  void anActionMayBeLiftedLaterButNotBeforeItsDecision() {
    RecordParser parser = mapped("canonical-responsibility-action");
    Map<String, String> row =
        new HashMap<>(
            Map.of(
                "target_unit", "410703",
                "target_level", "04",
                "actor", "ORG-CITY",
                "actor_level", "03",
                "policy_type", "05",
                "decided_on", "2019-09-02",
                "reason", "重大案事件",
                "lifted_on", "2020-12-02"));
    Outcome outcome = parse(parser, row);
    assertThat(outcome.fields())
        .containsEntry("action_id", "410703-2019-09-02-05-ORG-CITY")
        .containsEntry("unit_id", "xx-weibin")
        .containsEntry("lifted_on", LocalDate.of(2020, 12, 2))
        .doesNotContainKey("reason");
    assertThat(issues(outcome)).isEmpty();
    row.put("lifted_on", "2019-09-01");
    Outcome reversed = parse(parser, row);
    assertThat(reversed.fields()).containsEntry("lifted_on", null);
    assertThat(issues(reversed)).containsExactly("NEGATIVE_DURATION:lifted_on");
  }
}
