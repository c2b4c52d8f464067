package org.muye.indicator;

import java.util.List;
import org.muye.indicator.Definition.Direction;

/**
 * Indicators of the field whose input no record that is read carries. They are listed with that
 * reason and have no values, so that nobody takes their absence for a zero.
 */
public final class MissingFeeds {
  private MissingFeeds() {}

  private static final String DUTY = "activities of the leadership duty system (综治领导责任制)";

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
              "L1",
              "季度部署完成率",
              "Quarterly arrangements made",
              "quarters of the year with an arrangement of work / quarters due",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L2",
              "季度研判会完成率",
              "Quarterly review meetings held",
              "quarters of the year with a situation review meeting / quarters due",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L3",
              "半年点评会完成率",
              "Half-yearly appraisals held",
              "halves of the year with an appraisal meeting / halves due",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L4",
              "年度集体学习完成率",
              "Yearly collective study held",
              "1 with a collective study in the year, else 0",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L5",
              "领导讲授覆盖率",
              "Leaders who lectured",
              "leaders with a lecture in the year / leaders on the roster for at least 180 days",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY + " and the roster of leaders"),
          missing(
              "L6",
              "五项任务综合完成率",
              "Five yearly tasks fulfilled",
              "mean of those of L1 to L5 that are due",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L7",
              "责任书签订率",
              "Letters of responsibility signed",
              "letters signed / letters required",
              "share",
              Direction.MORE_IS_BETTER,
              "letters of responsibility"),
          missing(
              "L8",
              "第一责任人到会率",
              "Meetings chaired by the first responsible",
              "meetings of L1 to L3 chaired by the first responsible / meetings",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY + " and the roster of leaders"),
          missing(
              "L9",
              "督导问题整改率",
              "Issues of inspections closed",
              "issues closed / issues found by inspections",
              "share",
              Direction.MORE_IS_BETTER,
              DUTY),
          missing(
              "L10",
              "实绩档案完整率",
              "Complete archives of achievements",
              "archives with all mandatory parts / leaders",
              "share",
              Direction.MORE_IS_BETTER,
              "archives of achievements and yearly reports of leaders"),
          missing(
              "L11",
              "奖惩行动数",
              "Rewards and sanctions",
              "count of actions by policy type (GB/T 31000 5.7)",
              "actions",
              Direction.NEUTRAL,
              "responsibility actions (GB/T 31000 table 10)"),
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
}
