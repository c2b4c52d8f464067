package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.config.FourIsationRules.Component;
import org.muye.config.FourIsationRules.Index;
import org.muye.config.IndexSettings.Measure;
import org.muye.error.UserError;
import org.muye.statistics.composite.Direction;
import org.muye.statistics.composite.Goalposts;

class FourIsationRulesTest {
  private static final String BOOK =
      """
      name: ours
      version: 3
      least_share: 0.6
      indices:
        - id: LAW
          name_zh: 法治化
          name_en: Rule of law
          components:
            - {indicator: D19, measure: as_published, better: high, low: 0.6, high: 1, source: plan of 2025}
            - {indicator: T12, measure: quarterly_rate, better: high, low: 0, high: 0.5, source: proposal}
        - id: SMART
          name_zh: 智能化
          name_en: Smart governance
          components:
            - {indicator: Q2, category: dispute, name_zh: 上报时滞, name_en: Lag, measure: as_published, better: low,
               low: 0, high: 7, source: proposal}
      """;

  @TempDir Path folder;

  private FourIsationRules load(String yaml) throws IOException {
    return FourIsationRules.load(Files.writeString(folder.resolve("book.yaml"), yaml));
  }

  private String mistakes(String yaml) {
    return catchThrowableOfType(UserError.class, () -> load(yaml)).why();
  }

  @Test
  void readsEverySettingOfABook() throws IOException {
    FourIsationRules rules = load(BOOK);

    assertThat(rules.version()).isEqualTo(3);
    assertThat(rules.leastShare()).isEqualTo(0.6);
    assertThat(rules.indices()).extracting(Index::id).containsExactly("LAW", "SMART");
    assertThat(rules.components())
        .extracting(Component::id)
        .containsExactly("D19", "T12", "Q2:dispute");
    Component lag = rules.components().get(2);
    assertThat(lag.goalposts()).isEqualTo(new Goalposts(0, 7, Direction.DECREASING));
    assertThat(lag.nameZh()).isEqualTo("上报时滞");
    assertThat(rules.components().get(0).source()).isEqualTo("plan of 2025");
    assertThat(rules.components().get(0).nameZh()).isNull();
    assertThat(rules.components().get(1).measure()).isEqualTo(Measure.QUARTERLY_RATE);
  }

  @Test
  void theShippedBookHasTheFourInTheirOrder() {
    FourIsationRules rules = FourIsationRules.load(null);
    assertThat(rules.indices())
        .extracting(Index::nameZh)
        .containsExactly("社会化", "法治化", "智能化", "专业化");
    assertThat(rules.components()).allMatch(component -> component.source().startsWith("proposal"));
  }

  @Test
  void refusesEqualGoalpostsAndWhatIsThereTwice() {
    assertThat(mistakes(BOOK.replace("low: 0.6, high: 1", "low: 1, high: 1")))
        .contains("line 9: the goalposts of D19 must be different, low below high, not 1 and 1");
    assertThat(mistakes(BOOK.replace("indicator: T12", "indicator: D19")))
        .contains("line 10: the index LAW has the component twice: D19");
    assertThat(mistakes(BOOK.replace("id: SMART", "id: LAW")))
        .contains("line 11: the index LAW is there twice");
  }

  @Test
  void refusesAClassWithoutANameAndAShareOfNothing() {
    assertThat(mistakes(BOOK.replace("name_zh: 上报时滞, name_en: Lag, ", ""))).contains("name_zh");
    assertThat(mistakes(BOOK.replace("least_share: 0.6", "least_share: 0")))
        .contains("least_share");
    assertThat(mistakes(BOOK.replace("better: low,", "better: less,"))).contains("better");
    assertThat(mistakes(BOOK.replace(", source: plan of 2025", ""))).contains("source");
  }
}
