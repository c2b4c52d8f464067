package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceRatioTest {
  @TempDir Path folder;

  private MadeCity city(String rows) throws IOException {
    Files.writeString(
        folder.resolve("resources.csv"), "unit_id,item,reference_date,value,source\n" + rows);
    return new MadeCity(folder);
  }

  private static Estimate of(MadeCity city, ResourceMetric metric, String unit) {
    return new ResourceRatio(metric).estimate(city.slice(unit, "2019Q3")).get(0);
  }

  /** 30 of 40 in a and 60 of 60 in b: 90 of 100, not the mean of 0.75 and 1. */
  @Test
  void sharesOfTheCityAreThoseOfTheSums() throws IOException {
    MadeCity city =
        city(
            """
            a,grids,2019-06-30,40,made
            a,grids_with_worker,2019-06-30,30,made
            b,grids,2018-12-31,60,made
            b,grids_with_worker,2018-12-31,60,made
            """);
    assertThat(of(city, ResourceMetric.GRID_COVERAGE, "a").value()).isEqualTo(0.75);
    Estimate whole = of(city, ResourceMetric.GRID_COVERAGE, "city");
    assertThat(whole.value()).isEqualTo(0.9);
    assertThat(whole.numerator()).isEqualTo(90);
    assertThat(whole.denominator()).isEqualTo(100);
    // A register counts everything.
    assertThat(whole.low()).isNull();
  }

  /** 4,000 households and 16 workers: 250; 8 mediators: 2 per 1,000 households. */
  @Test
  void householdsAreRelatedToWorkersAndMediatorsToHouseholds() throws IOException {
    MadeCity city =
        city(
            """
            a,grid_households,2019-09-30,4000,made
            a,grid_workers,2019-09-30,16,made
            a,full_time_mediators,2019-09-30,8,made
            """);
    assertThat(of(city, ResourceMetric.HOUSEHOLDS_PER_WORKER, "a").value()).isEqualTo(250);
    assertThat(of(city, ResourceMetric.MEDIATORS, "a").value()).isEqualTo(2);
  }

  /** District a has 10,000 residents: 25 members are 25 per 10,000, 150 cameras 1.5 per 100. */
  @Test
  void membersCamerasAndOrganisationsAreRelatedToResidents() throws IOException {
    MadeCity city =
        city(
            """
            a,mass_prevention_members,2019-09-30,25,made
            a,cameras,2019-09-30,150,made
            a,registered_social_organisations,2019-09-30,4,made
            """);
    assertThat(of(city, ResourceMetric.MASS_PREVENTION, "a").value()).isEqualTo(25);
    assertThat(of(city, ResourceMetric.CAMERAS, "a").value()).isEqualTo(1.5);
    assertThat(of(city, ResourceMetric.SOCIAL_ORGANISATIONS, "a").value()).isEqualTo(4);
  }

  @Test
  void whatTheRegisterDoesNotSayHasAReasonAndNoValue() throws IOException {
    MadeCity city = city("a,grids,2016-09-29,40,made\na,grids_with_worker,2016-09-29,30,made\n");
    // More than three years before 2019-09-30.
    Estimate old = of(city, ResourceMetric.GRID_COVERAGE, "a");
    assertThat(old.value()).isNull();
    assertThat(old.status()).isEqualTo(Set.of(StatusReason.RESOURCE_FIGURE_OUTDATED));
    for (String unit : new String[] {"b", "city"}) {
      Estimate none = of(city, ResourceMetric.GRID_COVERAGE, unit);
      assertThat(none.value()).isNull();
      assertThat(none.numerator()).isNull();
      assertThat(none.status()).isEqualTo(Set.of(StatusReason.NO_RESOURCE_FIGURE));
    }
  }

  @Test
  void noGridsAreNoShareOfZero() throws IOException {
    MadeCity city = city("a,grids,2019-06-30,0,made\na,grids_with_worker,2019-06-30,0,made\n");
    Estimate none = of(city, ResourceMetric.GRID_COVERAGE, "a");
    assertThat(none.value()).isNull();
    assertThat(none.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  @Test
  void townsAndRegionsWithoutARegisterHaveNoRows() throws IOException {
    MadeCity without = new MadeCity(folder);
    Indicator coverage = new ResourceRatio(ResourceMetric.GRID_COVERAGE);
    assertThat(coverage.estimate(without.slice("a", "2019Q3"))).isEmpty();
    MadeCity city = city("a,grids,2019-06-30,40,made\n");
    assertThat(coverage.estimate(city.slice("a1", "2019Q3"))).isEmpty();
    assertThat(coverage.estimate(city.slice("a", "2019"))).hasSize(1);
  }
}
