package org.muye.indicator;

/** Why a value is missing or must be read with care. A value may carry several. */
public enum StatusReason {
  NO_EXPOSURE("分母为零", "the denominator is zero"),
  NO_POP("缺少人口数", "a population is missing"),
  SMALL_BASE("基数过小", "the reference count is below ten: no percentage is given"),
  ZERO_BASE("基期为零", "the reference count is zero: no ratio is given"),
  NO_REFERENCE("无可比时期", "no comparable earlier period is covered"),
  POP_CARRIED("人口数沿用邻近年份", "the population is carried beyond its reference dates"),
  BASIS_BREAK("人口口径变化", "the population basis changed: no comparison"),
  REBASED("按现行区划重算", "recomputed on today's boundaries"),
  IMMATURE("部分案件尚在期限内", "more than a tenth of the cases are still inside their deadline"),
  AT_LEAST("下限值", "some parts are lower bounds or missing: at least this much"),
  AT_MOST("上限值", "the part below the line is a lower bound: at most this much"),
  BOUND_UNKNOWN(
      "界限方向不明", "both parts are lower bounds: the ratio may be higher or lower than this"),
  ESTIMATE("含估计数", "some parts are estimates"),
  ALL_MISSING("全部缺报", "no part was reported"),
  SPRING_FESTIVAL(
      "春节所在月份不单独同比",
      "the Spring Festival moves between January and February: see both months together"),
  UNDATED_EXCLUDED("已排除无办结时间的案件", "cases closed without a date are left out"),
  NOT_PUBLISHED("不发布比率", "too few cases: only the counts are published"),
  NOT_REACHED("尚未达到", "so many cases are open that the median is not reached"),
  SHORT_FOLLOW_UP(
      "随访期不足",
      "no case was followed to the end of the time span: the last level is drawn on to it"),
  NOT_DUE("尚未到期", "nothing is due yet: no value, what was done so far is counted"),
  OPEN("尚未解除", "at least one goes on: its days are counted to the as-of day"),
  NO_FEED("无数据来源", "no record that is read carries its input: there are no values"),
  NO_RESOURCE_FIGURE(
      "资源台账无此数据",
      "the register of resources has no figure of it, or of one of the units, by the end of the period"),
  RESOURCE_FIGURE_OUTDATED(
      "资源台账数据过旧", "the newest figure of the register of resources is older than it may be"),
  NO_HETEROGENEITY(
      "各单元之间的差异未超出偶然波动",
      "the units differ no more than by chance: the smoothed value is the overall rate, without"
          + " limits");

  private final String zh;
  private final String en;

  StatusReason(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** For Chinese readers. */
  public String zh() {
    return zh;
  }

  /** For English readers. */
  public String en() {
    return en;
  }
}
