package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.IncidentMeasures.FROM_DISPUTES;
import static org.muye.indicator.IncidentMeasures.FROM_KNOWN_DISPUTES;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CriminalisedDisputesTest {
  private static final Indicator RATE = new CriminalisedDisputes();
  private static final Indicator LINKAGE = new DisputeLinkage();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void relatesIncidentsToDisputesWithoutAnInterval() {
    city.add(FROM_DISPUTES, null, 3).add(FROM_KNOWN_DISPUTES, null, 2).add(ACCEPTED, null, 12);
    assertThat(city.only(RATE).value()).isEqualTo(0.25);
    assertThat(city.only(RATE).high()).isNull();
    assertThat(city.only(LINKAGE).value()).isEqualTo(2.0 / 3);
  }

  @Test
  void withoutDisputesOrLinksThereIsNoShare() {
    city.add(FROM_DISPUTES, null, 1);
    assertThat(city.only(RATE).value()).isNull();
    assertThat(city.only(RATE).numerator()).isEqualTo(1);
    assertThat(city.only(RATE).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    MadeCity empty = new MadeCity(folder);
    assertThat(empty.only(LINKAGE).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  /** Where only one kind of record is delivered, a count of 0 of the other would be false. */
  @Test
  void needsIncidentsAndDisputes() {
    for (FactTable kind : FactTable.values()) {
      assertThat(IndicatorCatalogue.from(Set.of(kind)))
          .extracting(indicator -> indicator.definition().id())
          .doesNotContain("I11", "I11_LINKAGE");
    }
    assertThat(IndicatorCatalogue.from(Set.of(FactTable.INCIDENT, FactTable.DISPUTE)))
        .extracting(indicator -> indicator.definition().id())
        .contains("I11", "I11_LINKAGE");
  }
}
