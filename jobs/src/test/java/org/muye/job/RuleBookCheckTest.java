package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.config.FourIsationRules;
import org.muye.config.WarningRules;
import org.muye.error.UserError;

class RuleBookCheckTest {
  @TempDir Path folder;

  @Test
  void theShippedRuleBookNamesOnlyIndicatorsThereAre() {
    RuleBookCheck.require(WarningRules.load(null));
  }

  @Test
  void namesEveryIndicatorThatIsNone() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        Files.readString(SharedData.repository().resolve("schemas/warnings/default.yaml"))
            .replace("{indicator: D3, measure", "{indicator: D99, measure")
            .replace("- {indicator: D1}", "- {indicator: D2}")
            .replace("[I10_GRADE, I10_GROUP]", "[I10_GRADE, I10_CROWD]"));
    WarningRules rules = WarningRules.load(file);

    UserError error = catchThrowableOfType(UserError.class, () -> RuleBookCheck.require(rules));

    assertThat(error)
        .hasMessageContaining("D2 (series), D99 (index), I10_CROWD (rule MAJOR_EVENT)");
  }

  @Test
  void theShippedBookOfTheFourIsationsNamesOnlyIndicatorsThereAre() {
    RuleBookCheck.require(FourIsationRules.load(null));
  }

  @Test
  void aBookOfTheFourIsationsMayNameWhatHasNoDataButNotWhatThereIsNot() throws IOException {
    Path file = folder.resolve("book.yaml");
    Files.writeString(
        file,
        Files.readString(SharedData.repository().resolve("schemas/review/four-isations.yaml"))
            .replace("indicator: D19,", "indicator: D99,")
            .replace("indicator: R1,", "indicator: L99,"));
    FourIsationRules rules = FourIsationRules.load(file);

    UserError error = catchThrowableOfType(UserError.class, () -> RuleBookCheck.require(rules));

    assertThat(error).hasMessageContaining("names indicators that there are not: D99, L99");
  }
}
