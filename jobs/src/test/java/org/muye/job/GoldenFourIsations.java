package org.muye.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The four-isations of the third quarter of 2019 as known on 2020-01-20, with a register of
 * resources made for it. Counts are those of the input and of the records that the golden quarter
 * names as evidence; the goalposts are those of the shipped book.
 */
final class GoldenFourIsations {
  /** Hongqi only, so that the city has no sum. */
  private static final String REGISTER =
      """
      unit_id,item,reference_date,value,source
      xx-hongqi,grids,2019-06-30,200,made
      xx-hongqi,grids_with_worker,2019-06-30,190,made
      xx-hongqi,grid_workers,2019-06-30,150,made
      xx-hongqi,grid_households,2019-06-30,60000,made
      xx-hongqi,full_time_mediators,2019-06-30,60,made
      xx-hongqi,mass_prevention_members,2019-06-30,503,made
      """;

  /** Mean population of Hongqi in the quarter, as the golden quarter has it. */
  private static final double RESIDENTS = 100_592.5;

  private final Workspace workspace;
  private final List<String> differences = new ArrayList<>();

  GoldenFourIsations(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The golden region with the register, which moves no value but those that rest on it. */
  static String region(Path golden, Path folder) {
    try {
      Path register = Files.writeString(folder.resolve("resources.csv"), REGISTER);
      return TestRegions.assembled(
          folder.resolve("region"), golden.resolve("region"), List.of(register));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that differs right after the night as of 2020-01-20. */
  List<String> differences() {
    differences.clear();
    socialOfHongqi();
    lawOfHongqi();
    smartOfHongqi();
    professionalOfHongqi();
    elsewhere();
    return List.copyOf(differences);
  }

  /** Of 6 resolved 3 by people's mediation (0103); of 7 accepted the public reported 1. */
  private void socialOfHongqi() {
    component("xx-hongqi", "D16_SOCIAL", 3.0, 6.0, 0.5, 100 * 0.2 / 0.6, null);
    component("xx-hongqi", "D7_PUBLIC", 1.0, 7.0, 1 / 7.0, 100 / 2.8, null);
    double members = 10_000 * 503 / RESIDENTS;
    component("xx-hongqi", "R4", 503.0, RESIDENTS, members, members, null);
    component("xx-hongqi", "R6", null, null, null, null, "MISSING;NO_RESOURCE_FIGURE");
    component("xx-hongqi", "D21", null, null, null, null, "MISSING;NO_FEED");
    index("xx-hongqi", "SOCIAL", (20 / 0.6 + 100 / 2.8 + members) / 3, 3, 6, "REWEIGHTED");
  }

  /**
   * 0102, 0103 three times, 0204 and 05 are all formal; the one agreement of which it is known was
   * kept; S10 is the one session on the rule of law.
   */
  private void lawOfHongqi() {
    component("xx-hongqi", "D16_FORMAL", 6.0, 6.0, 1.0, 100.0, null);
    component("xx-hongqi", "D19", 1.0, 1.0, 1.0, 100.0, null);
    double sessions = 10_000 / RESIDENTS;
    component("xx-hongqi", "T12", 1.0, RESIDENTS, sessions, 200 * sessions, null);
    index("xx-hongqi", "LAW", (200 + 200 * sessions) / 3, 3, 4, "REWEIGHTED");
  }

  /**
   * No record of the 5 incidents and 7 disputes has coordinates. Of 3 x 7 + 2 x 5 fields one is
   * blank, the final class of an incident.
   */
  private void smartOfHongqi() {
    component("xx-hongqi", "Q6", 0.0, 12.0, 0.0, 0.0, null);
    component("xx-hongqi", "Q1_FILLED", 30.0, 31.0, 30 / 31.0, 100 * (30 / 31.0 - 0.7) / 0.3, null);
    component("xx-hongqi", "D7_SENSOR", 0.0, 7.0, 0.0, 0.0, null);
  }

  /** 190 of 200 grids; 400 households a worker; a mediator for 1,000 households; no specialist. */
  private void professionalOfHongqi() {
    component("xx-hongqi", "R1", 190.0, 200.0, 0.95, 75.0, null);
    component("xx-hongqi", "R2", 60_000.0, 150.0, 400.0, 600 / 7.0, null);
    component("xx-hongqi", "R3", 60.0, 60_000.0, 1.0, 50.0, null);
    component("xx-hongqi", "D16_SPECIALIST", 0.0, 6.0, 0.0, 0.0, null);
    index("xx-hongqi", "PROFESSIONAL", (125 + 600 / 7.0) / 4, 4, 5, "REWEIGHTED");
  }

  /**
   * Weibin resolved 7: 0101, 0102, 0103 three times, 0106 and 06; of none is it known whether the
   * agreement was kept, and its population is missing. Of the city's units three have no register.
   */
  private void elsewhere() {
    component("xx-weibin", "D16_SOCIAL", 5.0, 7.0, 5 / 7.0, 100 * (5 / 7.0 - 0.3) / 0.6, null);
    component("xx-weibin", "D19", 0.0, 0.0, null, null, "MISSING;ALL_MISSING");
    component("xx-weibin", "T12", 0.0, null, null, null, "MISSING;NO_POP");
    index("xx-weibin", "SOCIAL", null, 2, 6, "TOO_FEW_COMPONENTS");
    component("xinxiang", "D16_FORMAL", 15.0, 16.0, 15 / 16.0, 100 * (15 / 16.0 - 0.3) / 0.7, null);
    component("xinxiang", "D7_SENSOR", 1.0, 18.0, 1 / 18.0, 100 / 3.6, null);
    component("xinxiang", "R1", null, null, null, null, "MISSING;NO_RESOURCE_FIGURE");
    index("xinxiang", "PROFESSIONAL", null, 1, 5, "TOO_FEW_COMPONENTS");
  }

  private void index(
      String unit,
      String isation,
      @Nullable Double score,
      int present,
      int listed,
      @Nullable String reason) {
    Optional<Row> row = row("gold.four_isation", unit, "isation = '" + isation + "'");
    String what = unit + " " + isation;
    compare(what, "score", score, row);
    compare(what, "components_present", present, row);
    compare(what, "components_listed", listed, row);
    compare(what, "status_reason", reason, row);
  }

  private void component(
      String unit,
      String id,
      @Nullable Double numerator,
      @Nullable Double denominator,
      @Nullable Double value,
      @Nullable Double score,
      @Nullable String reason) {
    Optional<Row> row = row("gold.four_isation_component", unit, "component = '" + id + "'");
    String what = unit + " " + id;
    compare(what, "numerator", numerator, row);
    compare(what, "denominator", denominator, row);
    compare(what, "value", value, row);
    compare(what, "score", score, row);
    compare(what, "status_reason", reason, row);
  }

  private Optional<Row> row(String table, String unit, String condition) {
    return workspace
        .tables()
        .read(table)
        .where("unit_id = '%s' and period = '2019Q3' and %s".formatted(unit, condition))
        .collectAsList()
        .stream()
        .findFirst();
  }

  private void compare(String what, String column, @Nullable Object wanted, Optional<Row> row) {
    Object found = row.isEmpty() ? "no row" : row.get().getAs(column);
    boolean same =
        wanted instanceof Double number && found instanceof Double other
            ? Math.abs(number - other) <= 1e-9 * Math.max(1, Math.abs(number))
            : Objects.equals(wanted, found);
    if (!same) {
      differences.add(what + " " + column + ": expected " + wanted + ", got " + found);
    }
  }
}
