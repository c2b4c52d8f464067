package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.config.FindingRules;
import org.muye.config.FindingRules.Rule;
import org.muye.document.Language;
import org.muye.review.ReviewInputs.UnitName;

/** Applies the rule catalogue of findings to the inputs of a review. */
public final class Findings {
  /** What a rule found of one unit: the parts of its text in both languages. */
  private record Found(UnitName unit, String valueZh, String valueEn, String zh, String en) {
    static Found of(UnitName unit, String value) {
      return new Found(unit, value, value, "", "");
    }
  }

  private final ReviewContext zh;
  private final ReviewContext en;

  private Findings(ReviewInputs inputs, Audience audience) {
    this.zh = new ReviewContext(inputs, Language.CHINESE, audience);
    this.en = new ReviewContext(inputs, Language.ENGLISH, audience);
  }

  /** The findings in the order of the rules and units. */
  public static List<Finding> of(ReviewInputs inputs, FindingRules rules, Audience audience) {
    Findings findings = new Findings(inputs, audience);
    List<Finding> all = new ArrayList<>();
    Set<String> before = findings.keysBefore();
    for (Rule rule : rules.rules()) {
      for (Found found : findings.found(rule)) {
        all.add(findings.finding(rule, found, all.size() + 1, before));
      }
    }
    return all;
  }

  private Set<String> keysBefore() {
    return zh.inputs.table("gold.review_finding").stream()
        .map(row -> row.words("rule") + "|" + row.words("unit_id"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Finding finding(Rule rule, Found found, int number, Set<String> before) {
    String limitZh = limit(zh, rule);
    String limitEn = limit(en, rule);
    UnitName unit = found.unit();
    return new Finding(
        number,
        rule.id(),
        unit.id(),
        zh.unitName(unit),
        en.unitName(unit),
        filled(rule.problemZh(), found.valueZh(), limitZh, found.zh()),
        filled(rule.problemEn(), found.valueEn(), limitEn, found.en()),
        rule.suggestionZh(),
        rule.suggestionEn(),
        zh.asOf().plusDays(rule.deadlineDays()),
        before.contains(rule.id() + "|" + unit.id()) ? "OPEN" : "NEW");
  }

  private static String limit(ReviewContext context, Rule rule) {
    Double limit = rule.limit();
    return limit == null ? "" : context.words.percent(limit);
  }

  private static String filled(String text, String value, String limit, String names) {
    return text.replace("{value}", value).replace("{limit}", limit).replace("{names}", names);
  }

  private List<Found> found(Rule rule) {
    double limit = rule.limit() == null ? 0 : rule.limit();
    return switch (rule.kind()) {
      case LEVEL -> levels(limit);
      case OPEN_DISPUTES -> open(rule, limit);
      case SHARE_BELOW -> shares(rule, limit, false);
      case SHARE_ABOVE -> shares(rule, limit, true);
      case DUTY_MISSED -> duties();
      case VENUE_WITHOUT_SESSION -> venues();
      case UNKNOWN_CODES -> unknownCodes(limit);
    };
  }

  private List<Found> levels(double limit) {
    List<Found> found = new ArrayList<>();
    for (UnitName unit : zh.units()) {
      OverallSection.level(zh, unit.id())
          .map(row -> row.whole("level"))
          .filter(level -> level >= 1 && level <= limit)
          .ifPresent(
              level ->
                  found.add(new Found(unit, zh.words.level(level), en.words.level(level), "", "")));
    }
    found.sort(Comparator.comparing(Found::valueEn));
    return found;
  }

  private List<Found> open(Rule rule, double limit) {
    List<Found> found = new ArrayList<>();
    for (UnitName unit : zh.units()) {
      Double n =
          zh.values.number(
              "D13", unit.id(), rule.category() == null ? "" : rule.category(), "value");
      if (n != null && n >= limit && !zh.isHidden(n)) {
        found.add(Found.of(unit, zh.words.count(n)));
      }
    }
    return found;
  }

  private List<Found> shares(Rule rule, double limit, boolean above) {
    List<Found> found = new ArrayList<>();
    UnitCounts counts =
        new UnitCounts(
            zh,
            rule.indicator() == null ? "" : rule.indicator(),
            rule.category() == null ? "" : rule.category());
    List<UnitName> units = zh.units();
    for (int i = 0; i < units.size(); i++) {
      Optional<GoldRow> row = counts.shown(i);
      Double value = row.map(r -> r.number("value")).orElse(null);
      Double bound = row.map(r -> r.number(above ? "ci_low" : "ci_high")).orElse(null);
      if (value != null && bound != null && (above ? bound > limit : bound < limit)) {
        found.add(
            new Found(units.get(i), zh.words.percent(value), en.words.percent(value), "", ""));
      }
    }
    return found;
  }

  private List<Found> duties() {
    List<Found> found = new ArrayList<>();
    List<UnitName> all = new ArrayList<>(zh.units());
    all.add(whole());
    for (UnitName unit : all) {
      List<GoldRow> missed =
          zh.rows("gold.duty_task", unit.id()).stream()
              .filter(task -> task.is("status", "MISSED"))
              .toList();
      if (!missed.isEmpty()) {
        String number = zh.words.count(missed.size());
        found.add(
            new Found(unit, number, number, DutyNames.of(zh, missed), DutyNames.of(en, missed)));
      }
    }
    return found;
  }

  private UnitName whole() {
    return new UnitName(
        zh.root(), null, zh.inputs.header().nameZh(), zh.inputs.header().nameEn(), List.of());
  }

  private List<Found> venues() {
    List<Found> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean any = false;
    for (String venue : TrainingSection.FOUR_VENUES) {
      Double sessions =
          TrainingSection.sessions(zh, zh.root(), TrainingSection.VENUES, venue, zh.year());
      any |= sessions != null;
      if (sessions != null && sessions == 0) {
        missing.add(venue);
      }
    }
    if (any && !missing.isEmpty()) {
      String number = zh.words.count(missing.size());
      found.add(new Found(whole(), number, number, venues(zh, missing), venues(en, missing)));
    }
    return found;
  }

  private static String venues(ReviewContext context, List<String> codes) {
    return context.words.list(
        codes.stream()
            .map(code -> context.words.code(context.inputs.codes(), "venue_type", code))
            .toList());
  }

  private List<Found> unknownCodes(double limit) {
    List<Found> found = new ArrayList<>();
    for (GoldRow row : zh.inputs.table("gold.data_quality")) {
      @Nullable Double share = row.number("unk_share");
      if (share != null && share > limit) {
        String record = "record." + row.words("record");
        found.add(
            new Found(
                whole(),
                zh.words.percent(share),
                en.words.percent(share),
                zh.words.orElse(record, row.words("record")),
                en.words.orElse(record, row.words("record"))));
      }
    }
    return found;
  }
}
