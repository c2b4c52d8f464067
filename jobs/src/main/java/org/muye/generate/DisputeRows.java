package org.muye.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * A dispute as Table 30 of GB/T 31000 with the columns that the standard lacks, and a line of its
 * log.
 */
final class DisputeRows {
  static final List<String> TABLE_30 =
      List.of(
          "事件名称",
          "发生日期",
          "发生地点",
          "事件规模",
          "事件类别",
          "涉及人数",
          "事件简述",
          "涉及单位",
          "主要当事人证件代码",
          "主要当事人证件号码",
          "主要当事人姓名",
          "主要当事人性别",
          "主要当事人民族",
          "主要当事人学历",
          "主要当事人人员类别",
          "主要当事人居住详址",
          "化解时限",
          "化解方式",
          "化解组织",
          "化解责任人姓名",
          "化解责任人联系方式",
          "化解是否成功",
          "化解情况",
          "考评日期",
          "考评意见",
          "经度",
          "纬度",
          "纠纷编号",
          "发现时间",
          "受理时间",
          "属地代码",
          "乡镇街道代码",
          "发现来源",
          "预警等级",
          "预警时间",
          "化解层级",
          "化解时间",
          "协议履行",
          "升级去向",
          "升级时间",
          "反复次数",
          "最近反复时间",
          "效果评估",
          "并入编号",
          "版本号",
          "作废标志",
          "入库时间");
  static final int OCCURRED = 1;
  static final int PLACE = 2;
  static final int CATEGORY = 4;
  static final int TEXT = 6;
  static final int ID_NUMBER = 9;
  static final int SUCCEEDED = 21;
  static final int KEY = 27;
  static final int ACCEPTED = 29;
  static final int UNIT = 30;
  static final int RESOLVED_AT = 36;

  static final List<String> LOG = List.of("纠纷编号", "序号", "事件", "发生时间", "层级", "组织编号", "记录时间");
  static final int LOG_KEY = 0;
  static final int LOG_AT = 3;

  private static final String[] PLACES = {"村民委员会", "居民委员会", "便民服务中心", "矛盾纠纷调解室"};

  private DisputeRows() {}

  static List<String> table30(DisputeVersion v, long seed) {
    Dispute d = v.dispute;
    long hash = d.id().hashCode() * 31L + seed;
    List<String> row = new ArrayList<>(TABLE_30.size());
    row.add("矛盾纠纷" + d.id());
    row.add(occurred(d, hash));
    row.add(PLACES[(int) Math.floorMod(hash, (long) PLACES.length)]);
    row.add(d.scale());
    row.add(d.category());
    row.add(String.valueOf(d.persons()));
    row.add(Math.floorMod(hash, 200L) == 0 ? "双方各执一词,\n要求\"公平处理\"" : "双方协商未果,申请调解");
    row.add("");
    row.add("111");
    row.add(d.wrongCheckDigit() ? ResidentId.wrong(d.person()) : ResidentId.of(d.person()));
    row.add("当事人" + IncidentRows.five(d.person()));
    row.add(d.person() % 2 == 0 ? "1" : "2");
    row.add("01");
    row.add("");
    row.add(d.partyCategory());
    row.add("虚构路" + (1 + d.person() % 500) + "号");
    row.add(Stamp.compactDay(d.deadlineOn()));
    row.add(v.method);
    row.add(v.resolved ? "调解组织" + d.id().substring(8, 10) : "");
    row.add("调解员" + IncidentRows.five(hash));
    row.add("0000000" + IncidentRows.five(hash).substring(1));
    row.add(v.resolved ? "1" : "0");
    row.add(v.resolved ? "双方达成一致" : "");
    row.add(Stamp.compactDay(v.assessedOn));
    row.add("");
    row.add(d.longitude());
    row.add(d.latitude());
    row.add(d.id());
    row.add(Stamp.plain(d.detectedAt()));
    row.add(
        Math.floorMod(hash, 25L) == 0
            ? Stamp.chinese(d.acceptedAt())
            : Stamp.plain(d.acceptedAt()));
    row.add(d.unitCode());
    row.add(d.town());
    row.add(discovery(d.discovery()));
    row.add(v.warningLevel);
    row.add(Stamp.plain(v.warnedAt));
    row.add(v.level);
    row.add(Stamp.plain(v.resolvedAt));
    row.add(v.performed);
    row.add(escalation(v.escalatedTo));
    row.add(Stamp.plain(v.escalatedAt));
    row.add(String.valueOf(v.reopenCount));
    row.add(Stamp.plain(v.lastReopenedAt));
    row.add(v.assessment);
    row.add(v.mergedInto);
    row.add(String.valueOf(v.version));
    row.add(v.voided ? "1" : "0");
    row.add(Stamp.plain(v.knownAt));
    return row;
  }

  static List<String> log(DisputeEvent e) {
    return List.of(
        e.dispute(),
        String.valueOf(e.seq()),
        e.event(),
        Stamp.plain(e.at()),
        e.level(),
        e.org(),
        Stamp.plain(e.knownAt()));
  }

  /** The standard asks for yyyyMMdd; field offices write three other patterns. */
  private static String occurred(Dispute d, long hash) {
    return switch ((int) Math.floorMod(hash, 30L)) {
      case 0 -> Stamp.chineseDay(d.occurredOn());
      case 1 -> Stamp.day(d.occurredOn());
      case 2 -> Stamp.plain(d.occurredOn());
      default -> Stamp.compactDay(d.occurredOn());
    };
  }

  private static String discovery(String code) {
    return switch (code) {
      case "grid_patrol" -> "网格员巡查";
      case "self_report" -> "群众上报";
      case "sensor" -> "物联网感知";
      case "superior" -> "上级指示";
      case "petition" -> "信访";
      default -> code;
    };
  }

  private static String escalation(String code) {
    return switch (code) {
      case "petition" -> "信访";
      case "litigation" -> "诉讼";
      case "criminal" -> "刑事案件";
      case "mass_event" -> "群体性事件";
      default -> "";
    };
  }
}
