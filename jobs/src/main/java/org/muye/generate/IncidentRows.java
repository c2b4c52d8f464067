package org.muye.generate;

import java.util.ArrayList;
import java.util.List;

/** How the police export, the hotline and the grid write an incident. */
final class IncidentRows {
  static final List<String> POLICE =
      List.of(
          "警情编号", "报警时间", "发生时间", "属地代码", "乡镇街道代码", "经度", "纬度", "接警类别", "反馈类别", "案件性质", "案事件类型",
          "案事件分级", "治安突出问题", "区域类型", "是否有效", "是否命案", "涉及师生", "涉及线路", "涉及人数", "死亡人数", "受伤人数", "经济损失",
          "处置状态", "是否破案", "结案时间", "关联纠纷编号", "并入编号", "报警人姓名", "报警人电话", "发生地点", "简要警情", "入库时间");
  static final int POLICE_KEY = 0;
  static final int POLICE_OCCURRED = 2;
  static final int POLICE_UNIT = 3;
  static final int POLICE_FEEDBACK = 8;
  static final int POLICE_CLOSED = 24;
  static final int POLICE_PLACE = 29;
  static final int POLICE_TEXT = 30;

  static final List<String> HOTLINE =
      List.of(
          "工单编号", "来电时间", "事发时间", "区县代码", "乡镇街道代码", "经度", "纬度", "诉求类别", "办结类别", "是否有效", "涉及人数",
          "受伤人数", "工单状态", "办结时间", "关联纠纷编号", "合并至", "诉求人", "联系电话", "事发地址", "诉求内容", "更新时间");
  static final int HOTLINE_KEY = 0;
  static final int HOTLINE_OCCURRED = 2;
  static final int HOTLINE_UNIT = 3;
  static final int HOTLINE_FEEDBACK = 8;
  static final int HOTLINE_PLACE = 18;

  static final List<String> GRID =
      List.of(
          "事件编号", "发生时间", "所属区县", "乡镇街道代码", "经度", "纬度", "事件类别", "核实类别", "是否有效", "涉及人数", "处理状态",
          "关联纠纷编号", "网格员", "事件描述");
  static final int GRID_KEY = 0;
  static final int GRID_OCCURRED = 1;
  static final int GRID_UNIT = 2;
  static final int GRID_FEEDBACK = 7;

  private static final String[] ROADS = {"平原路", "和平路", "人民路", "新中大道", "金穗大道", "向阳路", "建设路"};

  private IncidentRows() {}

  /** Cells of the police export. One time in ten the older client wrote another date pattern. */
  static List<String> police(Incident i, long seed) {
    long hash = i.id.hashCode() * 31L + seed;
    List<String> row = new ArrayList<>(POLICE.size());
    row.add(i.id);
    row.add(Stamp.plain(i.reportedAt));
    row.add(occurred(i, hash));
    row.add(i.unitCode);
    row.add(i.town);
    row.add(i.longitude);
    row.add(i.latitude);
    row.add(i.intake);
    row.add(i.feedback);
    row.add(i.nature);
    row.add(i.caseType);
    row.add(i.grade);
    row.add(i.problem);
    row.add(i.area);
    row.add(yes(i.valid));
    row.add(yes(i.homicide));
    row.add(yes(i.school));
    row.add(yes(i.line));
    row.add(String.valueOf(i.persons));
    row.add(String.valueOf(i.deaths));
    row.add(String.valueOf(i.injuries));
    row.add(i.loss);
    row.add(status(i));
    row.add(yes(i.solved));
    row.add(Stamp.plain(i.closedAt));
    row.add(i.dispute);
    row.add(i.mergedInto);
    row.add("报警人" + five(hash));
    row.add("0000000" + five(hash).substring(1));
    row.add(place(hash));
    row.add(text(hash));
    row.add(Stamp.plain(i.knownAt));
    return row;
  }

  static List<String> hotline(Incident i, long seed) {
    long hash = i.id.hashCode() * 31L + seed;
    List<String> row = new ArrayList<>(HOTLINE.size());
    row.add(i.id);
    row.add(Stamp.iso(i.reportedAt));
    row.add(Stamp.iso(i.occurredAt));
    row.add(i.unitCode);
    row.add(i.town);
    row.add(i.longitude);
    row.add(i.latitude);
    row.add(label(i.intake));
    row.add(label(i.feedback));
    row.add(yes(i.valid));
    row.add(String.valueOf(i.persons));
    row.add(String.valueOf(i.injuries));
    row.add(i.voided ? "作废" : i.closed ? "已办结" : "办理中");
    row.add(Stamp.iso(i.closedAt));
    row.add(i.dispute);
    row.add(i.mergedInto);
    row.add("诉求人" + five(hash));
    row.add("0000000" + five(hash).substring(1));
    row.add(place(hash));
    row.add(text(hash));
    row.add(Stamp.iso(i.knownAt));
    return row;
  }

  /**
   * Cells of the grid workbook; the time is written by the workbook itself, as a serial or as text.
   */
  static List<String> grid(Incident i, long seed) {
    long hash = i.id.hashCode() * 31L + seed;
    List<String> row = new ArrayList<>(GRID.size());
    row.add(i.id);
    row.add(Stamp.plain(i.occurredAt));
    row.add(i.unitName);
    row.add(i.town);
    row.add(i.longitude);
    row.add(i.latitude);
    row.add(label(i.intake));
    row.add(label(i.feedback));
    row.add(yes(i.valid));
    row.add(String.valueOf(i.persons));
    row.add(i.closed ? "已办结" : "处理中");
    row.add(i.dispute);
    row.add("网格员" + five(hash));
    row.add(text(hash));
    return row;
  }

  private static String occurred(Incident i, long hash) {
    int style = (int) Math.floorMod(hash, 20L);
    if (i.dayOnly) {
      return style % 2 == 0 ? Stamp.compactDay(i.occurredAt) : Stamp.chineseDay(i.occurredAt);
    }
    return switch (style) {
      case 0 -> Stamp.chinese(i.occurredAt);
      case 1 -> Stamp.slashes(i.occurredAt);
      default -> Stamp.plain(i.occurredAt);
    };
  }

  private static String status(Incident i) {
    return i.voided ? "作废" : i.closed ? "已结案" : "处置中";
  }

  static String label(String code) {
    return switch (code) {
      case "" -> "";
      case "01" -> "刑事类警情";
      case "02" -> "行政（治安）类警情";
      case "03" -> "道路交通类警情";
      case "04" -> "纠纷";
      case "05" -> "群众紧急求助";
      case "09" -> "其他";
      default -> "未列类别" + code;
    };
  }

  private static String yes(boolean value) {
    return value ? "是" : "否";
  }

  static String five(long hash) {
    return String.valueOf(100_000 + Math.floorMod(hash, 100_000L)).substring(1);
  }

  private static String place(long hash) {
    return ROADS[(int) Math.floorMod(hash / 7, (long) ROADS.length)]
        + (1 + Math.floorMod(hash / 11, 300L))
        + "号附近";
  }

  /** Free text, now and then with a comma, a quote or a line break inside. */
  private static String text(long hash) {
    return switch ((int) Math.floorMod(hash / 13, 400L)) {
      case 0 -> "来电称\"请尽快处理\",已派员";
      case 1 -> "第一次来电\n第二次来电";
      default -> "来电反映情况,已登记";
    };
  }
}
