package org.muye.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.muye.document.Language;

class ChangeTest {
  private final ReviewWords zh = new ReviewWords(Language.CHINESE);
  private final ReviewWords en = new ReviewWords(Language.ENGLISH);

  @Test
  void aClearFallIsSaidToBeClear() {
    Change change = new Change(1285.0, 0.877, 0.81, 0.95);
    assertThat(change.sentence(zh, "year")).isEqualTo("同比下降12.3%（率比0.88，95%区间0.81–0.95），明显下降");
    assertThat(change.sentence(en, "year"))
        .isEqualTo(
            "12.3\u00a0% fewer than a year earlier (rate ratio 0.88, 95 % interval 0.81–0.95): a"
                + " clear fall");
  }

  @Test
  void anIntervalAroundOneIsNoDifference() {
    assertThat(new Change(1285.0, 0.937, 0.87, 1.01).sentence(zh, "year"))
        .isEqualTo("同比下降6.3%（率比0.94，95%区间0.87–1.01），差异尚不显著");
    assertThat(new Change(100.0, 1.0, 0.8, 1.2).sentence(zh, "year")).startsWith("与上年同期持平");
  }

  /** Rule R3: below ten no percentage, at ten one. */
  @Test
  void aSmallBaseHasNoPercentage() {
    assertThat(new Change(7.0, 2.0, 1.1, 3.6).sentence(zh, "year")).isEqualTo("基数较小（上年同期7件），不计算增幅");
    assertThat(new Change(10.0, 2.0, 1.1, 3.6).sentence(zh, "year")).startsWith("同比上升100.0%");
  }

  @Test
  void zeroBeforeAndNothingBeforeAreTwoThings() {
    assertThat(new Change(0.0, null, 0.2, null).sentence(zh, "year")).isEqualTo("上年同期为零");
    assertThat(Change.unknown().sentence(zh, "year")).isEqualTo("无上年同期可比数据");
  }

  /** poisson.test(c(30, 15), c(92, 91)) of R gives 1.031550 to 3.956381. */
  @Test
  void countsAreComparedByTheirExposure() {
    Change change = Change.of(30, 92, 15, 91);
    assertThat(change.ratio()).isCloseTo(30.0 / 92 / (15.0 / 91), within(1e-12));
    assertThat(change.low()).isCloseTo(1.031550, within(1e-6));
    assertThat(change.high()).isCloseTo(3.956381, within(1e-6));
    assertThat(change.direction()).isEqualTo(Change.Direction.UP);
  }
}
