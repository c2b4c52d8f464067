package org.muye.generate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Duty records of the leadership teams under canonical names, with tasks that were not done. */
final class DutyFiles {
  private static final List<String> ACTIVITY =
      List.of(
          "activity_id",
          "org_id",
          "org_level",
          "unit_code",
          "activity_type",
          "held_on",
          "period_claimed",
          "chaired_by_post",
          "attendees",
          "issues_found",
          "issues_closed",
          "issue_deadline",
          "document_no",
          "evidence_count",
          "ingested_at");
  private static final List<String> ROSTER =
      List.of("org_id", "post_id", "is_first_responsible", "valid_from", "valid_to");
  private static final List<String> LETTER =
      List.of("upper_org", "lower_org", "year", "signed_on", "required");
  private static final List<String> ACTION =
      List.of(
          "target_unit",
          "target_level",
          "actor",
          "actor_level",
          "policy_type",
          "decided_on",
          "reason",
          "lifted_on");
  private static final String CITY_ORG = "ORG-CITY";
  private static final int POSTS = 3;

  /** Share of tasks that were not done. */
  private static final double MISSING = 0.06;

  private final City city;
  private final Truth truth;

  DutyFiles(City city, Truth truth) {
    this.city = city;
    this.truth = truth;
  }

  void write() throws IOException {
    roster();
    for (int year = 0; year < city.options.years(); year++) {
      activities(year);
      letters(year);
      actions(year);
    }
  }

  private Outlet outlet(String kind, String record, String span, LocalDate on, List<String> header)
      throws IOException {
    String path =
        "inbox/duty/" + kind + "/" + record + "_" + span + "_" + Stamp.compact(on) + ".csv";
    Delivery delivery = new Delivery(path, record, record, on);
    truth.deliveries.add(delivery);
    return new Outlet(city.options.folder(), delivery, header, StandardCharsets.UTF_8);
  }

  /** The teams of the units, then the city's own. */
  private int teams() {
    return city.options.units().size() + 1;
  }

  private boolean isCity(int team) {
    return team == city.options.units().size();
  }

  private String org(int unit) {
    if (isCity(unit)) {
      return CITY_ORG;
    }
    return "ORG-" + city.options.units().get(unit).id().toUpperCase(java.util.Locale.ROOT);
  }

  private String unitId(int team) {
    return isCity(team) ? city.options.region() : city.options.units().get(team).id();
  }

  /** The first four digits of a county's code and 00 are the code of its city (GB/T 2260). */
  private String unitCode(int team, LocalDate day) {
    return isCity(team)
        ? city.options.units().get(0).codeOn(day).substring(0, 4) + "00"
        : city.options.units().get(team).codeOn(day);
  }

  private void roster() throws IOException {
    LocalDate from = city.options.from();
    try (Outlet out =
        outlet("roster", "duty_roster", String.valueOf(from.getYear()), from.plusDays(4), ROSTER)) {
      for (int unit = 0; unit < teams(); unit++) {
        for (int post = 1; post <= POSTS; post++) {
          out.row(
              List.of(
                  org(unit),
                  org(unit) + "-P" + post,
                  post == 1 ? "1" : "0",
                  from.minusYears(1).toString(),
                  ""));
        }
      }
    }
  }

  private void activities(int year) throws IOException {
    LocalDate first = city.options.from().plusYears(year);
    List<List<String>> done = new ArrayList<>();
    for (int unit = 0; unit < teams(); unit++) {
      Draw draw = Draw.of(city.options.seed(), Stream.DUTY, unit, year);
      for (int quarter = 1; quarter <= 4; quarter++) {
        LocalDate start = LocalDate.of(first.getYear(), quarter * 3 - 2, 1);
        task(draw, done, unit, "A1", first.getYear() + "Q" + quarter, start, 20, "");
        task(draw, done, unit, "A2", first.getYear() + "Q" + quarter, start.plusDays(60), 25, "");
        review(draw, done, unit, start);
      }
      for (int half = 1; half <= 2; half++) {
        LocalDate start = LocalDate.of(first.getYear(), half * 6 - 5, 1);
        task(draw, done, unit, "A3", first.getYear() + "H" + half, start.plusDays(120), 50, "");
      }
      LocalDate start = LocalDate.of(first.getYear(), 1, 1);
      String period = String.valueOf(first.getYear());
      task(draw, done, unit, "A4", period, start.plusDays(60), 240, "");
      for (int post = 1; post <= POSTS; post++) {
        task(draw, done, unit, "A5", period, start.plusDays(30), 300, org(unit) + "-P" + post);
      }
    }
    LocalDate on = LocalDate.of(first.getYear() + 1, 1, 8);
    try (Outlet out =
        outlet("activity", "duty_activity", String.valueOf(first.getYear()), on, ACTIVITY)) {
      for (List<String> row : done) {
        out.row(row);
      }
    }
  }

  /**
   * A task held within `span` days of `start`, or missing. Lectures name the post that lectured.
   */
  private void task(
      Draw draw,
      List<List<String>> done,
      int unit,
      String type,
      String period,
      LocalDate start,
      int span,
      String post) {
    LocalDate held = start.plusDays(draw.below(span));
    boolean deputy = draw.chance(0.1);
    if (draw.chance(MISSING)) {
      truth.missingTask(org(unit), unitId(unit), type, period, post);
      return;
    }
    String chair = post.isEmpty() ? org(unit) + (deputy ? "-P2" : "-P1") : post;
    done.add(
        row(unit, type, held, period, chair, draw.range(8, 40), List.of("", "", ""), done.size()));
  }

  /** An inspection (B2) with issues found and closed. */
  private void review(Draw draw, List<List<String>> done, int unit, LocalDate start) {
    LocalDate held = start.plusDays(30L + draw.below(30));
    int found = draw.range(0, 8);
    int closed = found - Math.min(found, draw.range(0, 2));
    List<String> issues =
        List.of(String.valueOf(found), String.valueOf(closed), held.plusDays(30).toString());
    String period = start.getYear() + "Q" + ((start.getMonthValue() + 2) / 3);
    done.add(
        row(unit, "B2", held, period, org(unit) + "-P1", draw.range(3, 9), issues, done.size()));
  }

  private List<String> row(
      int unit,
      String type,
      LocalDate held,
      String period,
      String chair,
      int attendees,
      List<String> issues,
      int seq) {
    return List.of(
        "HD" + held.getYear() + String.valueOf(100_000 + seq).substring(1),
        org(unit),
        isCity(unit) ? "03" : "04",
        unitCode(unit, held),
        type,
        held.toString(),
        period,
        chair,
        String.valueOf(attendees),
        issues.get(0),
        issues.get(1),
        issues.get(2),
        "",
        "1",
        Stamp.iso(Stamp.of(held) + 20 * Stamp.HOUR));
  }

  private void letters(int year) throws IOException {
    int calendar = city.options.from().plusYears(year).getYear();
    try (Outlet out =
        outlet(
            "letter",
            "responsibility_letter",
            String.valueOf(calendar),
            LocalDate.of(calendar, 4, 5),
            LETTER)) {
      for (int unit = 0; unit < city.options.units().size(); unit++) {
        Draw draw = Draw.of(city.options.seed(), Stream.DUTY, unit, year, 1);
        boolean unsigned = draw.chance(0.05);
        if (unsigned) {
          truth.note("responsibility_letters_not_signed", 1);
        }
        String signed = LocalDate.of(calendar, 1, 5).plusDays(draw.below(80)).toString();
        out.row(
            List.of(CITY_ORG, org(unit), String.valueOf(calendar), unsigned ? "" : signed, "1"));
      }
    }
  }

  private void actions(int year) throws IOException {
    int calendar = city.options.from().plusYears(year).getYear();
    try (Outlet out =
        outlet(
            "action",
            "responsibility_action",
            String.valueOf(calendar),
            LocalDate.of(calendar + 1, 1, 8),
            ACTION)) {
      Draw draw = Draw.of(city.options.seed(), Stream.DUTY, -1, year);
      String[] policies = {"01", "02", "04", "05"};
      String[] reasons = {"工作突出", "重大案事件", "矛盾纠纷化解不力", "治安问题突出"};
      for (int i = 0; i < policies.length; i++) {
        LocalDate decided = LocalDate.of(calendar, 2, 1).plusDays(draw.below(300));
        CityUnit unit = city.options.units().get(draw.below(city.options.units().size()));
        String lifted = policies[i].equals("05") ? decided.plusDays(90).toString() : "";
        out.row(
            List.of(
                unit.codeOn(decided),
                "04",
                CITY_ORG,
                "03",
                policies[i],
                decided.toString(),
                reasons[i],
                lifted));
      }
    }
  }
}
