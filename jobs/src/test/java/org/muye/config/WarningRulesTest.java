package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;

class WarningRulesTest {
  @TempDir Path folder;

  @Test
  void theShippedRuleBookHasFourLevels() {
    WarningRules rules = WarningRules.load(null);

    assertThat(rules.levels()).extracting(WarningRules.Level::number).containsExactly(1, 2, 3, 4);
    assertThat(rules.series()).extracting(WarningRules.Series::id).contains("I2", "I2:01", "D1");
    assertThat(rules.level(1).orElseThrow().rules())
        .extracting(WarningRules.Rule::kind)
        .containsExactly(WarningRules.Kind.EVENTS, WarningRules.Kind.BEYOND_FUNNEL);
    assertThat(rules.level(0)).isEmpty();
  }

  /** The statutory 预警 covers other kinds of events (domain rule). */
  @Test
  void noLevelIsCalledByTheStatutoryName() {
    for (WarningRules.Level level : WarningRules.load(null).levels()) {
      assertThat(level.nameZh() + level.rules()).doesNotContain("预警");
    }
  }

  @Test
  void namesEveryMistakeWithItsLine() throws IOException {
    String shipped =
        Files.readString(SharedData.repository().resolve("schemas/warnings/default.yaml"));
    UserError error =
        failure(
            shipped
                .replace("id: ALARM_WEEKS", "id: THREE_RISES")
                .replace("        quarters: 3\n", "")
                .replace("probability_above: 0.8", "probability_above: 0.8\n        limit: 0.9"));

    assertThat(error.kind()).isEqualTo(UserError.Kind.INPUT);
    assertThat(error.why())
        .contains("two rules have the id THREE_RISES")
        .contains("rule THREE_RISES of kind rising lacks the key 'quarters'")
        .contains("'limit' means nothing in rule PROBABLY_ABOVE_CITY");
    assertThat(error.why().lines()).allMatch(line -> line.strip().startsWith("line "));
  }

  @Test
  void refusesValuesOutOfRangeAndUnknownKeys() throws IOException {
    String shipped =
        Files.readString(SharedData.repository().resolve("schemas/warnings/default.yaml"));

    assertThat(failure(shipped.replace("least_share: 0.8", "least_share: 8")).why())
        .contains("least_share");
    assertThat(
            failure(shipped.replace("hysteresis: {quarters: 2}", "hysteresis: {quarter: 2}")).why())
        .contains("quarter");
  }

  private UserError failure(String yaml) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, yaml);
    return catchThrowableOfType(UserError.class, () -> WarningRules.load(file));
  }
}
