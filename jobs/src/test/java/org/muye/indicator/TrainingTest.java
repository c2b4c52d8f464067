package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.muye.indicator.TrainingMeasures.DRILLS;
import static org.muye.indicator.TrainingMeasures.GAIN;
import static org.muye.indicator.TrainingMeasures.MATERIALS;
import static org.muye.indicator.TrainingMeasures.MATERIALS_QUALITY;
import static org.muye.indicator.TrainingMeasures.METHOD_GIVEN;
import static org.muye.indicator.TrainingMeasures.ON_PREVENTION_DAY;
import static org.muye.indicator.TrainingMeasures.SUPPLIED_ATTENDANCE;
import static org.muye.indicator.TrainingMeasures.TAUGHT;
import static org.muye.indicator.TrainingMeasures.TESTED;
import static org.muye.indicator.TrainingMeasures.VENUES;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void aKindOfVenueWithoutASessionHasItsZero() {
    city.add(VENUES, "2", 3).add(VENUES, "4", 1);
    assertThat(city.estimates(new VenueSessions()))
        .extracting(Estimate::category, Estimate::value)
        .containsExactly(tuple("1", 0.0), tuple("2", 3.0), tuple("3", 0.0), tuple("4", 1.0));
    Estimate kinds = city.only(new VenueTypes());
    assertThat(kinds.value()).isEqualTo(2);
    assertThat(kinds.denominator()).isEqualTo(4);
  }

  @Test
  void breadthIsTheNumberOfDifferentSkillsOfSix() {
    city.add(TAUGHT, "01", 5).add(TAUGHT, "06", 1).add(TAUGHT, "03", 2);
    assertThat(city.only(new SkillBreadth()).value()).isEqualTo(0.5);
    assertThat(new MadeCity(folder).only(new SkillBreadth()).value()).isEqualTo(0);
  }

  @Test
  void drillsAreAShareOfTheSessionsThatSayHowTheyWereHeld() {
    assertThat(city.only(new DrillShare()).status()).containsExactly(StatusReason.NO_EXPOSURE);
    city.add(METHOD_GIVEN, null, 8).add(DRILLS, null, 2);
    assertThat(city.only(new DrillShare()).value()).isEqualTo(0.25);
  }

  private Set<StatusReason> marks(String... qualities) {
    MadeCity made =
        new MadeCity(folder).add(MATERIALS, null, 1000).add(SUPPLIED_ATTENDANCE, null, 400);
    List.of(qualities).forEach(quality -> made.add(MATERIALS_QUALITY, quality, 1));
    Estimate ratio = made.only(new MaterialsPerAttendance());
    assertThat(ratio.value()).isEqualTo(2.5);
    return ratio.status();
  }

  @Test
  void aRatioOfBoundsIsABoundOnlyWhereOneSideIsOne() {
    assertThat(marks()).isEmpty();
    assertThat(marks("materials_at_least")).containsExactly(StatusReason.AT_LEAST);
    assertThat(marks("attendance_at_least")).containsExactly(StatusReason.AT_MOST);
    assertThat(marks("materials_at_least", "attendance_at_least"))
        .containsExactly(StatusReason.BOUND_UNKNOWN);
    assertThat(marks("estimate")).containsExactly(StatusReason.ESTIMATE);
    assertThat(marks("materials_at_least", "estimate"))
        .containsExactlyInAnyOrder(StatusReason.AT_LEAST, StatusReason.ESTIMATE);
  }

  @Test
  void materialsWithoutAttendanceHaveNoRatio() {
    Estimate none = city.only(new MaterialsPerAttendance());
    assertThat(none.value()).isNull();
    assertThat(none.status()).containsExactly(StatusReason.NO_EXPOSURE);
  }

  @Test
  void gainIsTheMeanOverTestedSessions() {
    assertThat(city.only(new TestScoreGain()).value()).isNull();
    // 81 - 62 = 19 and 74 - 55.5 = 18.5: the mean is 18.75.
    city.add(TESTED, null, 2).add(GAIN, null, 37.5);
    assertThat(city.only(new TestScoreGain()).value()).isEqualTo(18.75);
    assertThat(city.only(new TestScoreGain()).numerator()).isEqualTo(2);
  }

  @Test
  void theDayOfPreventionIsAskedOfYearsOnlyAndNotBeforeItHasCome() {
    Indicator indicator = new PreventionDayActivity();
    assertThat(city.estimates(indicator)).isEmpty();
    assertThat(indicator.estimate(city.slice("city", "2019")))
        .extracting(Estimate::value)
        .containsExactly(0.0);
    city.add(ON_PREVENTION_DAY, "2019", null, 3);
    Estimate held = indicator.estimate(city.slice("city", "2019")).get(0);
    assertThat(held.value()).isEqualTo(1);
    assertThat(held.numerator()).isEqualTo(3);
    MadeCity may11 = MadeCity.asOf(folder, "2019-05-11");
    assertThat(indicator.estimate(may11.slice("city", "2019")))
        .extracting(Estimate::value, Estimate::status)
        .containsExactly(tuple(null, Set.of(StatusReason.NOT_DUE)));
    MadeCity may12 = MadeCity.asOf(folder, "2019-05-12");
    assertThat(indicator.estimate(may12.slice("city", "2019")).get(0).value()).isEqualTo(0);
  }
}
