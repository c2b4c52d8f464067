package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;

/**
 * The share of registered venues that had a session, on the training records of the golden quarter.
 */
@Tag("large")
class VenueCoverageIT {
  private static final Path GOLDEN =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter");

  @TempDir Path folder;

  private TestWorkspace with(String register) throws IOException {
    Path file = Files.writeString(folder.resolve("venues.csv"), register);
    String region =
        TestRegions.assembled(folder.resolve("region"), GOLDEN.resolve("region"), List.of(file));
    return new TestWorkspace(folder, region)
        .firstPeriod("2019-01-01")
        .line("indicators: {first_releases: 0}")
        .source("training", "training", "canonical-training", GOLDEN.resolve("input/training.csv"));
  }

  @Test
  void relatesVenuesReachedToThoseRegistered() throws IOException {
    Workspace workspace =
        with("""
                venue_id,unit_id,venue_type,valid_from,valid_to
                V-SCHOOL-1,xx-hongqi,4,,
                V-SCHOOL-8,xx-hongqi,4,,
                V-SCHOOL-9,xx-hongqi,4,2020-01-01,
                V-ORG-2,xx-hongqi,1,,2019-09-20
                V-ORG-9,xx-hongqi,1,,
                V-SCHOOL-2,xx-changyuan,4,,
                V-SCHOOL-3,xx-changyuan,4,,
                """)
            .open();
    TestWorkspace.night(workspace, "2020-01-20");

    // Hongqi 2019, schools: S05 at V-SCHOOL-1 of the two registered in the year.
    check(workspace, "xx-hongqi", "4", 1L, 2L, 0.5, null);
    // Organs: S10 at V-ORG-2 on its first day off the register, S12 at V-ORG-3, which is on none.
    check(workspace, "xx-hongqi", "1", 2L, 2L, 0.0, "VENUE_NOT_REGISTERED");
    // Communities: S07 at V-COMM-2, but no community is registered.
    check(workspace, "xx-hongqi", "2", 1L, 0L, null, "NONE_REGISTERED;VENUE_NOT_REGISTERED");
    // Changyuan: S09 at V-SCHOOL-2 of two. S11 at V-SCHOOL-3 was held by Weibin, whose it is not.
    check(workspace, "xx-changyuan", "4", 1L, 2L, 0.5, null);
    check(workspace, "xx-weibin", "4", 1L, 0L, null, "NONE_REGISTERED;VENUE_NOT_REGISTERED");
    // The city: three schools reached; two of the four registered in 2019 by their own unit.
    check(workspace, "xinxiang", "4", 3L, 4L, 0.5, "VENUE_NOT_REGISTERED");
    // Enterprises: none reached, none registered.
    check(workspace, "xinxiang", "3", 0L, 0L, null, "NONE_REGISTERED");
  }

  private static void check(
      Workspace workspace,
      String unit,
      String type,
      Long reached,
      Long registered,
      @Nullable Double coverage,
      @Nullable String status) {
    Row row =
        workspace
            .tables()
            .read("gold.training_coverage")
            .where(
                "unit_id = '%s' and period = '2019' and dimension = 'venue_type' and code = '%s'"
                    .formatted(unit, type))
            .head();
    assertThat(row.<Long>getAs("venues_reached")).as(unit + " " + type).isEqualTo(reached);
    assertThat(row.<Long>getAs("venues_registered")).as(unit + " " + type).isEqualTo(registered);
    assertThat(row.<Double>getAs("coverage")).as(unit + " " + type).isEqualTo(coverage);
    assertThat(row.<String>getAs("status_reason")).as(unit + " " + type).isEqualTo(status);
  }

  @Test
  void refusesKindsOfVenueThatAreInNoList() throws IOException {
    TestWorkspace workspace =
        with("venue_id,unit_id,venue_type\nV-1,xx-hongqi,学校\nV-2,xx-hongqi,4\n");
    assertThatThrownBy(workspace::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has kinds of venue that are in no list: 学校");
  }
}
