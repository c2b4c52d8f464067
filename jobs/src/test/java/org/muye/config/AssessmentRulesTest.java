package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.config.AssessmentQuantity.Form;
import org.muye.config.AssessmentRules.Band;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Kind;
import org.muye.config.AssessmentRules.Side;
import org.muye.error.UserError;

class AssessmentRulesTest {
  private static final Map<String, AssessmentQuantity> KNOWN =
      Map.of(
          "fires", new AssessmentQuantity("fires", Form.COUNT, true),
          "drills", new AssessmentQuantity("drills", Form.COUNT, false),
          "meetings_missing", new AssessmentQuantity("meetings_missing", Form.MISSING, false),
          "on_time_rate", new AssessmentQuantity("on_time_rate", Form.SHARE, false));

  @TempDir Path folder;

  private AssessmentRules load(String yaml) {
    Path file = folder.resolve("rules.yaml");
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return AssessmentRules.load(file.toString(), KNOWN);
  }

  private UserError refused(String yaml) {
    return catchThrowableOfType(UserError.class, () -> load(yaml));
  }

  private static String book(String items) {
    return """
    rulebook_version: a-1
    base: 100
    items:
    """
        + items;
  }

  @Test
  void readsEverySettingOfABook() {
    AssessmentRules rules =
        load(
            """
            rulebook_version: "2025"
            valid_from: 2025-01-01
            base: 1000
            bonus_cap: 10.5
            groups:
              - {id: G, name_zh: 组, name_en: Group, cap: 50}
            items:
              - {id: A, kind: per_event, name_zh: 甲, name_en: A, what: fires, points: 0.1, cap: 6, group: G,
                 halved_if_solved: true}
              - {id: B, kind: shortfall, name_zh: 乙, name_en: B, what: drills, points: 5, required: 2}
              - {id: C, kind: step, name_zh: 丙, name_en: C, what: on_time_rate,
                 bands: [{from: 0, points: 6}, {from: 0.95, points: 0}, {from: 0.4, points: 4}]}
              - {id: D, kind: per_point, name_zh: 丁, name_en: D, what: on_time_rate, points: 2, target: 0.9, side: below}
              - {id: E, kind: bonus, name_zh: 戊, name_en: E, what: drills, points: 1}
            veto:
              - {id: V, name_zh: 否, name_en: Veto, what: fires, at_least: 3}
            """);

    assertThat(rules.version()).isEqualTo("2025");
    assertThat(rules.validFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
    assertThat(rules.isValidIn(2024)).isFalse();
    assertThat(rules.isValidIn(2025)).isTrue();
    assertThat(rules.base()).isEqualByComparingTo("1000");
    assertThat(rules.bonusCap()).isEqualByComparingTo("10.5");
    assertThat(rules.items())
        .extracting(Item::kind)
        .containsExactly(Kind.PER_EVENT, Kind.SHORTFALL, Kind.STEP, Kind.PER_POINT, Kind.BONUS);
    Item first = rules.items().get(0);
    assertThat(first.points()).isEqualTo(new BigDecimal("0.1"));
    assertThat(first.halvedIfSolved()).isTrue();
    assertThat(rules.groupOf(first)).hasValueSatisfying(g -> assertThat(g.cap()).isEqualTo("50"));
    assertThat(rules.groupOf(rules.items().get(1))).isEmpty();
    // From the highest on, whatever the order of the file.
    assertThat(rules.items().get(2).bands())
        .extracting(Band::from)
        .containsExactly(new BigDecimal("0.95"), new BigDecimal("0.4"), new BigDecimal("0"));
    assertThat(rules.items().get(3).side()).isEqualTo(Side.BELOW);
    assertThat(rules.vetoes().get(0).atLeast()).isEqualTo(3);
  }

  @Test
  void withoutADayABookIsValidInEveryYear() {
    AssessmentRules rules =
        load(book("  - {id: A, kind: bonus, name_zh: 甲, name_en: A, what: drills, points: 1}\n"));
    assertThat(rules.isValidIn(1949)).isTrue();
    assertThat(rules.bonusCap()).isNull();
  }

  @Test
  void namesAllMistakesOfABookAtOnceWithTheirLines() {
    UserError error =
        refused(
            """
            rulebook_version: a-1
            valid_from: 2025-07-01
            base: -1
            surprise: 1
            groups:
              - {id: G, name_zh: 组, name_en: Group, cap: 50}
            items:
              - {id: A, kind: per_event, name_zh: 甲, name_en: A, what: fire, points: 1}
              - {id: A, kind: per_event, name_zh: 甲, name_en: A, what: fires, points: 1}
              - {id: B, kind: per_evnt, name_zh: 乙, name_en: B, what: floods, points: 1}
              - {id: C, kind: step, name_zh: 丙, name_en: C, what: on_time_rate, points: 1,
                 bands: [{from: 0.4, points: 4}, {from: 0.4, points: 5}]}
              - {id: D, kind: per_point, name_zh: 丁, name_en: D, what: drills, points: 2, target: 0.9}
              - {id: E, kind: bonus, name_zh: 戊, name_en: E, what: drills, points: 1, group: H}
              - {id: F, kind: per_event, name_zh: 己, name_en: F, what: drills, points: 1, halved_if_solved: true}
              - {id: H, kind: shortfall, name_zh: 庚, name_en: H, what: drills, points: 1}
              - {id: I, kind: shortfall, name_zh: 辛, name_en: I, what: meetings_missing, points: 1, required: 4}
            veto:
              - {id: V, name_zh: 否, name_en: Veto, what: on_time_rate}
            """);

    assertThat(error.why().lines().map(String::strip))
        .containsExactlyInAnyOrder(
            "no item belongs to the group G",
            "line 2: valid_from must be a 1 January, since one book assesses a whole year",
            "line 3: base must have a minimum value of 0",
            "line 4: unknown key 'surprise' in the file",
            "line 8: item A looks at an unknown quantity 'fire' (did you mean 'fires'?); known are"
                + " drills, fires, meetings_missing, on_time_rate",
            "line 9: the id A appears twice; the other is in line 8",
            "line 10: items.2.kind is 'per_evnt', but must be one of per_event, shortfall, step,"
                + " per_point, bonus (did you mean 'per_event'?)",
            "line 10: item B looks at an unknown quantity 'floods'; known are drills, fires,"
                + " meetings_missing, on_time_rate",
            "line 11: 'points' means nothing in item C of kind step",
            "line 12: two bands of item C begin at 0.4",
            "line 12: the lowest band of item C must begin at 0",
            "line 13: item D of kind per_point lacks the key 'side'",
            "line 13: item D of kind per_point cannot look at drills, which is a count",
            "line 14: item E names no group: H",
            "line 14: item E is a bonus; groups share a cap of deductions, bonuses have bonus_cap",
            "line 15: item F halves what was solved, but drills does not tell that",
            "line 16: item H lacks the key 'required': how many drills there ought to be",
            "line 17: item I has 'required', but meetings_missing itself counts what is missing",
            "line 19: veto V cannot look at on_time_rate, which is a share");
    assertThat(error.problem()).contains("rules.yaml has 19 problems");
  }

  @Test
  void refusesABookThatIsNotShipped() {
    UserError error =
        catchThrowableOfType(UserError.class, () -> AssessmentRules.load("official", KNOWN));
    assertThat(error).hasMessageContaining("there is no assessment rule book named 'official'");
  }

  @Test
  void refusesADayThatIsNone() {
    assertThat(
            refused(
                "valid_from: 2025-02-30\n"
                    + book(
                        "  - {id: A, kind: bonus, name_zh: 甲, name_en: A, what: drills, points: 1}\n")))
        .hasMessageContaining("line 1: valid_from is no day like 2025-01-01: 2025-02-30");
  }
}
