package org.muye.job;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.assessment.RuleBookChanges;
import org.muye.assessment.RuleBooks;
import org.muye.config.AssessmentRules;
import org.muye.error.UserError;
import org.muye.region.Unit;
import org.muye.run.RunContext;
import org.muye.time.AsOf;

/**
 * Two rule books on the same records: the scores and items that differ, and why. Nothing is
 * written.
 *
 * @param ruleBook version of the one book
 * @param against version of the other
 * @param changes settings that differ beside those of items
 * @param unitsCompared units and years that both books assess
 * @param units those that differ, in order of their ids and years
 */
public record AssessmentComparison(
    String ruleBook,
    String against,
    LocalDate asOf,
    List<Change> changes,
    int unitsCompared,
    List<UnitDifference> units) {

  /**
   * A setting that differs.
   *
   * @param setting as rule books name it
   * @param from its value in the one book; null where it has none
   * @param to its value in the other
   */
  public record Change(String setting, @Nullable String from, @Nullable String to) {
    private static List<Change> of(List<RuleBookChanges.Change> changes) {
      List<Change> all = new ArrayList<>();
      changes.forEach(change -> all.add(new Change(change.setting(), change.from(), change.to())));
      return List.copyOf(all);
    }
  }

  /** A unit and year in which something differs. */
  public record UnitDifference(
      String unitId,
      String nameZh,
      String nameEn,
      String period,
      double score,
      double scoreAgainst,
      String display,
      String displayAgainst,
      List<ItemDifference> items) {}

  /**
   * An item whose points differ.
   *
   * @param points by the one book; null where it has no such item
   * @param pointsAgainst by the other
   * @param changes settings that differ; empty for an item of one book only
   * @param records the records that the points rest on
   */
  public record ItemDifference(
      String id,
      String nameZh,
      String nameEn,
      @Nullable Double points,
      @Nullable Double pointsAgainst,
      List<Change> changes,
      List<String> records) {}

  /**
   * What is asked.
   *
   * @param ruleBook name of a shipped book or path; null for the one of muye.yaml
   * @param against name of a shipped book or path
   * @param unit id, code or name; null for all units
   * @param year label such as 2025; null for all years
   * @param asOf null for today
   */
  public record Question(
      @Nullable String ruleBook,
      String against,
      @Nullable String unit,
      @Nullable String year,
      @Nullable LocalDate asOf) {}

  /** A score with its items by id. */
  private record Assessed(ScoreTable.Line score, Map<String, ScoreTrace.Item> items) {}

  /**
   * Compares.
   *
   * @throws UserError when a book is wrong or missing, or no year is assessed by both
   */
  public static AssessmentComparison of(Workspace workspace, Question question) {
    AssessmentRules one = one(workspace, question.ruleBook());
    AssessmentRules other = book(question.against());
    Unit unit = question.unit() == null ? null : AskedUnit.of(workspace, question.unit());
    String year = question.year() == null ? null : ScoreTrace.year(question.year()).label();
    LocalDate day = question.asOf();
    RunContext run = Runs.start(workspace, "assess", day == null ? null : new AsOf(day));
    AssessmentJob job = new AssessmentJob(workspace, run);
    Map<String, Assessed> scores = assessed(job, one, unit, year);
    Map<String, Assessed> against = assessed(job, other, unit, year);
    scores.keySet().retainAll(against.keySet());
    if (scores.isEmpty()) {
      throw UserError.of("comparison.nothing_assessed_by_both");
    }
    List<UnitDifference> units = new ArrayList<>();
    scores.forEach(
        (key, score) ->
            difference(one, other, score, Objects.requireNonNull(against.get(key)))
                .ifPresent(units::add));
    return new AssessmentComparison(
        one.version(),
        other.version(),
        run.asOf().date(),
        Change.of(RuleBookChanges.ofBooks(one, other)),
        scores.size(),
        List.copyOf(units));
  }

  private static AssessmentRules one(Workspace workspace, @Nullable String nameOrPath) {
    if (nameOrPath != null) {
      return book(nameOrPath);
    }
    List<AssessmentRules> configured = workspace.assessmentRules().books();
    if (configured.isEmpty()) {
      throw UserError.of(UserError.Kind.USAGE, "comparison.no_rule_book");
    }
    return configured.get(configured.size() - 1);
  }

  private static AssessmentRules book(String nameOrPath) {
    return WorkspaceSettings.ruleBooks(List.of(nameOrPath)).books().get(0);
  }

  /** By unit and year. */
  private static Map<String, Assessed> assessed(
      AssessmentJob job, AssessmentRules book, @Nullable Unit unit, @Nullable String year) {
    Map<String, Assessed> found = new TreeMap<>();
    for (Row row : job.assess(new RuleBooks(List.of(book))).collectAsList()) {
      Row score = row.getStruct(0);
      String unitId = score.getAs("unit_id");
      String period = score.getAs("period");
      if ((unit == null || unit.id().equals(unitId)) && (year == null || year.equals(period))) {
        Map<String, ScoreTrace.Item> items = new LinkedHashMap<>();
        for (Row item : row.<Row>getList(1)) {
          items.put(item.getAs("item_id"), ScoreTrace.Item.of(item));
        }
        found.put(unitId + " " + period, new Assessed(ScoreTable.Line.of(score), items));
      }
    }
    return found;
  }

  private static Optional<UnitDifference> difference(
      AssessmentRules one, AssessmentRules other, Assessed score, Assessed against) {
    TreeSet<String> ids = new TreeSet<>(score.items().keySet());
    ids.addAll(against.items().keySet());
    List<ItemDifference> items = new ArrayList<>();
    for (String id : ids) {
      difference(one, other, id, score.items().get(id), against.items().get(id))
          .ifPresent(items::add);
    }
    ScoreTable.Line here = score.score();
    ScoreTable.Line there = against.score();
    boolean same =
        items.isEmpty() && here.score() == there.score() && here.display().equals(there.display());
    return same
        ? Optional.empty()
        : Optional.of(
            new UnitDifference(
                here.unitId(),
                here.nameZh(),
                here.nameEn(),
                here.period(),
                here.score(),
                there.score(),
                here.display(),
                there.display(),
                List.copyOf(items)));
  }

  private static Optional<ItemDifference> difference(
      AssessmentRules one,
      AssessmentRules other,
      String id,
      ScoreTrace.@Nullable Item here,
      ScoreTrace.@Nullable Item there) {
    if (points(here) == points(there)) {
      return Optional.empty();
    }
    ScoreTrace.Item shown = Objects.requireNonNull(here == null ? there : here);
    TreeSet<String> records = new TreeSet<>(shown.records());
    if (there != null) {
      records.addAll(there.records());
    }
    return Optional.of(
        new ItemDifference(
            id,
            shown.nameZh(),
            shown.nameEn(),
            here == null ? null : here.points(),
            there == null ? null : there.points(),
            here == null || there == null
                ? List.of()
                : Change.of(RuleBookChanges.ofItems(item(one, id), item(other, id))),
            List.copyOf(records)));
  }

  /** An item that a book does not have takes and gives nothing. */
  private static double points(ScoreTrace.@Nullable Item item) {
    return item == null ? 0 : item.points();
  }

  private static AssessmentRules.Item item(AssessmentRules book, String id) {
    return book.items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
  }
}
