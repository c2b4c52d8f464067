package org.muye.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muye.assessment.Quantity.Part;
import org.muye.config.AssessmentQuantity;
import org.muye.config.AssessmentRules;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Veto;
import org.muye.duty.DutyMeasure;
import org.muye.duty.TaskType;
import org.muye.indicator.ActionMeasures;
import org.muye.indicator.DisputeDurations;
import org.muye.indicator.DisputeMeasures;
import org.muye.indicator.DutyMeasures;
import org.muye.indicator.EscalationMeasures;
import org.muye.indicator.IncidentMeasures;
import org.muye.indicator.Measure;
import org.muye.indicator.TrainingMeasures;

/** Every quantity that rules may look at, made of the measures that indicators are counted from. */
public final class QuantityCatalogue {
  private QuantityCatalogue() {}

  private static final Map<String, Quantity> ALL =
      Stream.of(incidents(), disputes(), trainings(), duties(), actions())
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(
                  Quantity::name,
                  quantity -> quantity,
                  (one, other) -> {
                    throw new IllegalStateException("two quantities are named " + one.name());
                  },
                  LinkedHashMap::new));

  private static List<Quantity> incidents() {
    return List.of(
        major("incident_grade_01", "特别重大案（事）件数", "Incidents of grade 01", "01"),
        major("incident_grade_02", "重大案（事）件数", "Incidents of grade 02", "02"),
        major("incident_grade_03", "较大案（事）件数", "Incidents of grade 03", "03"),
        major("incident_grade_01_02", "重大以上案（事）件数", "Incidents of grade 01 or 02", "01", "02"),
        count("group_incidents", "群体性事件数", "Group events", IncidentMeasures.GROUP),
        count("homicides", "命案数", "Known homicides", IncidentMeasures.HOMICIDE)
            .solved(Part.of(IncidentMeasures.HOMICIDE_SOLVED_WITHIN_YEAR)),
        count(
            "criminalised_disputes",
            "民转刑案件数",
            "Incidents that grew out of a dispute",
            IncidentMeasures.FROM_DISPUTES),
        count(
            "school_incidents",
            "涉及师生安全的案（事）件数",
            "Incidents that involve students or teachers",
            IncidentMeasures.SCHOOL),
        count(
            "line_incidents",
            "涉及线路的案（事）件数",
            "Incidents that involve a line",
            IncidentMeasures.LINE));
  }

  private static List<Quantity> disputes() {
    return List.of(
        Quantity.share(
            "d3_on_time_rate",
            "按期化解率",
            "On-time resolution rate (D3)",
            DisputeMeasures.ON_TIME,
            DisputeMeasures.DUE,
            DisputeMeasures.LATE),
        Quantity.share(
            "d5_at_source_rate",
            "基层化解率",
            "Resolved at source, of the accepted (D5_ACCEPTED)",
            DisputeMeasures.RESOLVED_AT_SOURCE,
            DisputeMeasures.ACCEPTED,
            DisputeMeasures.NOT_AT_SOURCE),
        Quantity.share(
            "d11_escalation_rate",
            "纠纷升级率",
            "Escalated, of the accepted (D11)",
            EscalationMeasures.ESCALATED,
            DisputeMeasures.ACCEPTED,
            EscalationMeasures.ESCALATED),
        Quantity.share(
            "d12_reopening_rate",
            "纠纷反复率",
            "Reopened within 90 days (D12)",
            DisputeDurations.REOPENED_WITHIN,
            DisputeDurations.RESOLUTION_WATCHED,
            DisputeDurations.REOPENED_WITHIN),
        count("escalated_disputes", "升级纠纷数", "Escalated disputes", EscalationMeasures.ESCALATED),
        count("group_disputes", "群体性纠纷数", "Group disputes", DisputeMeasures.GROUP),
        open(30),
        open(90),
        open(180));
  }

  private static List<Quantity> trainings() {
    return List.of(
        count("training_sessions", "宣讲场次", "Training sessions", TrainingMeasures.SESSIONS),
        count("drill_sessions", "演练场次", "Sessions with a drill", TrainingMeasures.DRILLS));
  }

  private static List<Quantity> duties() {
    return List.of(
        missed(
            TaskType.ARRANGEMENT,
            "a1_quarters_missing",
            "未部署工作的季度数",
            "Quarters without work arranged (L1)"),
        missed(
            TaskType.REVIEW,
            "a2_quarters_missing",
            "未召开研判会的季度数",
            "Quarters without a situation review meeting (L2)"),
        missed(
            TaskType.APPRAISAL,
            "a3_halves_missing",
            "未召开点评会的半年数",
            "Halves without an appraisal meeting (L3)"),
        missed(
            TaskType.STUDY,
            "a4_studies_missing",
            "未组织的年度集体学习数",
            "Yearly collective studies not held (L4)"),
        missed(
            TaskType.LECTURE,
            "a5_lectures_missing",
            "未讲授综治法治的领导数",
            "Leaders who did not lecture (L5)"));
  }

  private static List<Quantity> actions() {
    return List.of(
        action("01", "表彰奖励次数", "Commendations and rewards"),
        action("02", "通报次数", "Circulated notices of criticism"),
        action("03", "沟通警示次数", "Cautionary talks"),
        action("04", "约谈次数", "Summoned interviews"),
        action("05", "挂牌督办次数", "Listings for supervised rectification"),
        action("06", "处分建议次数", "Proposed disciplinary actions"),
        action("07", "实行一票否决权制次数", "One-vote vetoes"));
  }

  private static Quantity count(String name, String nameZh, String nameEn, Measure measure) {
    return Quantity.count(name, nameZh, nameEn, Part.of(measure));
  }

  private static Quantity major(String name, String nameZh, String nameEn, String... grades) {
    return Quantity.count(name, nameZh, nameEn, Part.of(IncidentMeasures.MAJOR, grades))
        .solved(Part.of(IncidentMeasures.MAJOR_SOLVED_WITHIN_YEAR, grades));
  }

  private static Quantity open(int days) {
    return Quantity.count(
        "open_over_" + days + "_days",
        "超" + days + "天积案数",
        "Disputes open for over " + days + " days at the end (D13)",
        Part.of(DisputeMeasures.OPEN, Integer.toString(days)));
  }

  private static Quantity missed(TaskType task, String name, String nameZh, String nameEn) {
    return Quantity.missing(
        name,
        nameZh,
        nameEn,
        Part.of(DutyMeasures.of(DutyMeasure.TASKS_MISSED), task.code()),
        DutyMeasures.of(task.asked()));
  }

  /** An action by its code of GB/T 31000 5.7. */
  private static Quantity action(String policy, String nameZh, String nameEn) {
    return Quantity.count(
        "policy_" + policy, nameZh, nameEn, Part.of(ActionMeasures.DECIDED, policy));
  }

  /** All quantities, as rule books may name them. */
  public static Map<String, AssessmentQuantity> forRules() {
    Map<String, AssessmentQuantity> known = new LinkedHashMap<>();
    ALL.values().forEach(quantity -> known.put(quantity.name(), quantity.forRules()));
    return known;
  }

  /** The quantities that rule books look at, in catalogue order. */
  static List<Quantity> usedBy(List<AssessmentRules> books) {
    Set<String> names =
        books.stream()
            .flatMap(
                book ->
                    Stream.concat(
                        book.items().stream().map(Item::what),
                        book.vetoes().stream().map(Veto::what)))
            .collect(Collectors.toSet());
    return ALL.values().stream().filter(quantity -> names.contains(quantity.name())).toList();
  }

  /** The quantity of a name that a checked rule book gives. */
  static Quantity get(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  /** All quantities in order. */
  static List<Quantity> all() {
    return List.copyOf(ALL.values());
  }
}
