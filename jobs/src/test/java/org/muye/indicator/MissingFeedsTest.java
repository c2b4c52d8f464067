package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MissingFeedsTest {

  @Test
  void listsWhatNoRecordCarriesWithTheReason() {
    List<Definition> missing = MissingFeeds.definitions();
    assertThat(missing).extracting(Definition::id).contains("I12", "D17", "D18");
    assertThat(missing).extracting(Definition::id).doesNotHaveDuplicates();
    assertThat(missing).allSatisfy(d -> assertThat(d.notes()).startsWith("NO_FEED: "));
  }

  @Test
  void nothingListedAsMissingIsComputed() {
    List<String> computed =
        IndicatorCatalogue.all().stream().map(i -> i.definition().id()).toList();
    assertThat(MissingFeeds.definitions())
        .extracting(Definition::id)
        .doesNotContainAnyElementsOf(computed);
  }
}
