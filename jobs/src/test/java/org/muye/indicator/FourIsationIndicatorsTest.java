package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeMeasures.METHOD;
import static org.muye.indicator.DisputeMeasures.RESOLVED;
import static org.muye.indicator.FourIsationMeasures.AGREEMENT_KEPT;
import static org.muye.indicator.FourIsationMeasures.AGREEMENT_KNOWN;
import static org.muye.indicator.FourIsationMeasures.BY_FORMAL_METHODS;
import static org.muye.indicator.FourIsationMeasures.BY_SOCIAL_FORCES;
import static org.muye.indicator.FourIsationMeasures.BY_SPECIALISTS;
import static org.muye.indicator.FourIsationMeasures.FINDER_UNKNOWN;
import static org.muye.indicator.FourIsationMeasures.FOUND_BY_PUBLIC;
import static org.muye.indicator.FourIsationMeasures.FOUND_BY_SENSOR;
import static org.muye.indicator.FourIsationMeasures.LAW_SESSIONS;
import static org.muye.indicator.FourIsationMeasures.LOCATED_DISPUTES;
import static org.muye.indicator.FourIsationMeasures.LOCATED_INCIDENTS;
import static org.muye.indicator.IncidentMeasures.REPORTS;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FourIsationIndicatorsTest {
  private static final Indicator SOCIAL = new MethodShare(MethodShare.Group.SOCIAL);
  private static final Indicator FORMAL = new MethodShare(MethodShare.Group.FORMAL);
  private static final Indicator SPECIALIST = new MethodShare(MethodShare.Group.SPECIALIST);
  private static final Indicator PUBLIC = new DiscoveryShare(DiscoveryShare.Finder.PUBLIC);
  private static final Indicator SENSOR = new DiscoveryShare(DiscoveryShare.Finder.SENSOR);

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  /**
   * Of 20 resolved, 12 by social forces: 0.6, 2 by specialists: 0.1, 15 by formal methods: 0.75.
   */
  @Test
  void methodsAreSharesOfTheResolved() {
    city.add(RESOLVED, null, 20)
        .add(BY_SOCIAL_FORCES, null, 12)
        .add(BY_SPECIALISTS, null, 2)
        .add(BY_FORMAL_METHODS, null, 15);
    assertThat(city.only(SOCIAL).value()).isEqualTo(0.6);
    assertThat(city.only(SPECIALIST).value()).isEqualTo(0.1);
    assertThat(city.only(FORMAL).value()).isEqualTo(0.75);
    assertThat(city.only(SOCIAL).status()).isEmpty();
  }

  /**
   * Wilson 95 % of 12 in 20, z = 1.959964, z2 = 3.841459: centre (0.6 + z2/40) / (1 + z2/20) =
   * 0.696036 / 1.192073 = 0.583887; half width z sqrt(0.24/20 + z2/1600) / 1.192073 = 1.959964 x
   * 0.120004 / 1.192073 = 0.197306.
   */
  @Test
  void theIntervalIsWilsons() {
    city.add(RESOLVED, null, 20).add(BY_SOCIAL_FORCES, null, 12);
    assertThat(city.only(SOCIAL).low()).isCloseTo(0.386581, within(2e-5));
    assertThat(city.only(SOCIAL).high()).isCloseTo(0.781193, within(2e-5));
  }

  /** "Mediation" alone does not tell who mediated, but it is a formal method. */
  @Test
  void anUnknownMethodMakesAShareALowerBound() {
    city.add(RESOLVED, null, 10).add(BY_SOCIAL_FORCES, null, 4).add(METHOD, "01", 3);
    assertThat(city.only(SOCIAL).value()).isEqualTo(0.4);
    assertThat(city.only(SOCIAL).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
    assertThat(city.only(FORMAL).status()).isEmpty();
    city.add(METHOD, "UNK", 7);
    assertThat(city.only(SOCIAL).value()).isNull();
    assertThat(city.only(SOCIAL).status()).isEqualTo(Set.of(StatusReason.ALL_MISSING));
    assertThat(city.only(FORMAL).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
  }

  @Test
  void withoutResolvedDisputesThereIsNoShare() {
    for (Indicator share : new Indicator[] {SOCIAL, FORMAL, SPECIALIST, PUBLIC, SENSOR}) {
      assertThat(city.only(share).value()).isNull();
      assertThat(city.only(share).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    }
  }

  /** 6 and 3 of 30 accepted; 5 came from nobody knows whom. */
  @Test
  void findersAreSharesOfTheAccepted() {
    city.add(ACCEPTED, null, 30).add(FOUND_BY_PUBLIC, null, 6).add(FOUND_BY_SENSOR, null, 3);
    assertThat(city.only(PUBLIC).value()).isEqualTo(0.2);
    assertThat(city.only(SENSOR).value()).isEqualTo(0.1);
    city.add(FINDER_UNKNOWN, null, 5);
    assertThat(city.only(PUBLIC).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
    city.add(FINDER_UNKNOWN, null, 25);
    assertThat(city.only(SENSOR).value()).isNull();
  }

  /** Known of 8 of 50 resolved, kept in 6: 0.75. */
  @Test
  void agreementsAreRelatedToThoseOfWhichItIsKnown() {
    city.add(RESOLVED, null, 50);
    Indicator kept = new AgreementPerformance();
    assertThat(city.only(kept).value()).isNull();
    assertThat(city.only(kept).status()).isEqualTo(Set.of(StatusReason.ALL_MISSING));
    city.add(AGREEMENT_KNOWN, null, 8).add(AGREEMENT_KEPT, null, 6);
    assertThat(city.only(kept).value()).isEqualTo(0.75);
    assertThat(city.only(kept).denominator()).isEqualTo(8);
    assertThat(new MadeCity(folder).only(kept).status())
        .isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  /** 3 sessions for 20,000 residents: 1.5 per 10,000. */
  @Test
  void sessionsOnTheRuleOfLawArePerResidentsWithoutAnInterval() {
    city.add(LAW_SESSIONS, null, 3);
    Estimate sessions = city.only(new LawSessions());
    assertThat(sessions.value()).isEqualTo(1.5);
    assertThat(sessions.denominator()).isEqualTo(20_000);
    assertThat(sessions.low()).isNull();
    // Nobody lives in the town a3.
    Estimate empty = new LawSessions().estimate(city.slice("a3", "2019Q3")).get(0);
    assertThat(empty.value()).isNull();
    assertThat(empty.status()).contains(StatusReason.NO_POP);
  }

  /** 70 of 80 incidents and 5 of 20 disputes have coordinates: 75 of 100. */
  @Test
  void coordinatesAreCountedOverIncidentsAndDisputes() {
    city.add(REPORTS, null, 80)
        .add(ACCEPTED, null, 20)
        .add(LOCATED_INCIDENTS, null, 70)
        .add(LOCATED_DISPUTES, null, 5);
    assertThat(city.only(new LocatedRecords()).value()).isEqualTo(0.75);
  }

  /**
   * 10 disputes have 3 wanted fields each, 35 incidents 2: 100 fields. 4 deadlines and 6 final
   * classes are blank: 90 of 100. A missing closing date or coordinate is no such field.
   */
  @Test
  void fieldsFilledInAreRelatedToAllThatAreWanted() {
    city.add(ACCEPTED, null, 10)
        .add(REPORTS, null, 35)
        .add(DisputeMeasures.MISSING, "deadline_on", 4)
        .add(DisputeMeasures.MISSING, "closing_date", 9)
        .add(IncidentMeasures.MISSING, "category_final", 6)
        .add(IncidentMeasures.MISSING, "coordinates", 35);
    Estimate filled = city.only(new FilledFields());
    assertThat(filled.value()).isEqualTo(0.9);
    assertThat(filled.numerator()).isEqualTo(90);
    assertThat(new MadeCity(folder).only(new FilledFields()).value()).isNull();
  }
}
