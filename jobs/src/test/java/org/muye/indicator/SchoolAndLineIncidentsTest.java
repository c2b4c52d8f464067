package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.indicator.IncidentMeasures.INVOLVEMENT_GIVEN;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.SchoolAndLineIncidents.Kind;

class SchoolAndLineIncidentsTest {
  private static final Indicator SCHOOL = new SchoolAndLineIncidents(Kind.SCHOOL);
  private static final Indicator LINE = new SchoolAndLineIncidents(Kind.LINE);

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void countsWhatIsMarked() {
    city.add(VALID, "01", 6)
        .add(INVOLVEMENT_GIVEN, "involves_student_teacher", 6)
        .add(INVOLVEMENT_GIVEN, "involves_line", 4)
        .add(IncidentMeasures.SCHOOL, null, 2);
    assertThat(city.only(SCHOOL).value()).isEqualTo(2);
    assertThat(city.only(SCHOOL).status()).isEmpty();
    assertThat(city.only(LINE).value()).isZero();
    assertThat(city.only(LINE).status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
  }

  @Test
  void aSourceThatDoesNotSayHasNoFalseZero() {
    city.add(VALID, "01", 6);
    assertThat(city.only(SCHOOL).value()).isNull();
    assertThat(city.only(SCHOOL).status()).isEqualTo(Set.of(StatusReason.ALL_MISSING));
  }

  @Test
  void aPeriodWithoutIncidentsHasNone() {
    assertThat(city.only(SCHOOL).value()).isZero();
    assertThat(city.only(SCHOOL).status()).isEmpty();
  }
}
