package org.muye.indicator;

import java.util.List;
import java.util.Optional;
import org.muye.indicator.Definition.Direction;

/**
 * Indicators of the field whose input no record that is read carries. They are listed with that
 * reason and have no values, so that nobody takes their absence for a zero.
 */
public final class MissingFeeds {
  private MissingFeeds() {}

  private static final List<Definition> ALL =
      List.of(
          missing(
              "I12",
              "重点地区整治按期率",
              "Key areas put right on time",
              "key areas whose effect is good (GB/T 31000 5.50 code 01 or 02) by the deadline / key areas due",
              "share",
              Direction.MORE_IS_BETTER,
              "key areas and their remediation (GB/T 31000 table 25)"),
          missing(
              "D17",
              "万人起诉率",
              "Lawsuits per 10,000 residents",
              "10,000 x first-instance civil and administrative cases / (residents + registered floating population)",
              "per 10,000 residents",
              Direction.MORE_IS_WORSE,
              "first-instance court cases and the registered floating population"),
          missing(
              "D18",
              "三零达标率",
              "Villages without petition, accident or case",
              "villages and units without any petition, accident or case in the period / all",
              "share",
              Direction.MORE_IS_BETTER,
              "petitions and accidents by village, and the register of villages"),
          missing(
              "D20",
              "行政诉讼败诉率",
              "Administrative lawsuits lost",
              "administrative lawsuits that the authority lost / administrative lawsuits decided",
              "share",
              Direction.MORE_IS_WORSE,
              "the decisions of administrative lawsuits"),
          missing(
              "D21",
              "社会组织参与化解率",
              "Disputes with a social organisation",
              "disputes in whose handling a social organisation took part / disputes accepted",
              "share",
              Direction.MORE_IS_BETTER,
              "the organisations that took part in handling a dispute; the one that resolved it is only a name"),
          missing(
              "R7",
              "活跃社会组织占比",
              "Active social organisations",
              "registered social organisations that were active in the period / registered social organisations",
              "share",
              Direction.MORE_IS_BETTER,
              "the activity of social organisations"),
          missing(
              "R8",
              "网格员和调解员人均培训学时",
              "Hours of training per grid worker or mediator",
              "hours of training that grid workers and mediators received / grid workers and mediators",
              "hours per person",
              Direction.MORE_IS_BETTER,
              "the training of staff: sessions of training are for the public"),
          missing(
              "L10",
              "实绩档案完整率",
              "Complete archives of achievements",
              "archives with all mandatory parts / leaders",
              "share",
              Direction.MORE_IS_BETTER,
              "the parts that each archive of achievements must have, and the number of yearly reports made; activities B3 and B4 only tell that there was one"),
          missing(
              "T9",
              "宣传教育与风险匹配度",
              "Training where it is needed",
              "rank correlation over units between sessions on a danger and the rate of incidents it causes",
              "correlation",
              Direction.NEUTRAL,
              "the danger that caused an incident, such as drowning or fire: the classes of incidents do not tell it"),
          missing(
              "S1",
              "群众安全感",
              "Public sense of safety",
              "answers very safe, fairly safe or basically safe / valid answers",
              "share",
              Direction.MORE_IS_BETTER,
              "answers of public surveys"),
          missing(
              "S2",
              "执法满意度",
              "Satisfaction with law enforcement",
              "satisfied answers / valid answers",
              "share",
              Direction.MORE_IS_BETTER,
              "answers of public surveys"),
          missing(
              "S3",
              "平安建设知晓率",
              "Public awareness of the programme",
              "answers that know of it / valid answers",
              "share",
              Direction.MORE_IS_BETTER,
              "answers of public surveys"));

  private static Definition missing(
      String id,
      String nameZh,
      String nameEn,
      String formula,
      String unit,
      Direction direction,
      String input) {
    return Definition.of(id, nameZh, nameEn, formula, unit, direction)
        .notes(StatusReason.NO_FEED.name() + ": no record that is read carries " + input + ".");
  }

  /** Their definitions; the notes say what is missing. */
  public static List<Definition> definitions() {
    return ALL;
  }

  /** The definition of an id; none when it is not missing. */
  public static Optional<Definition> find(String id) {
    return ALL.stream().filter(definition -> definition.id().equals(id)).findFirst();
  }
}
