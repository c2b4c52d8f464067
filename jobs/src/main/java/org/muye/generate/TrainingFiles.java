package org.muye.generate;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The training register: one workbook a year. Dates stand there as text and as Excel serials. */
final class TrainingFiles {
  static final List<String> HEADER =
      List.of(
          "场次编号", "活动名称", "举办日期", "开始时间", "结束时间", "区县代码", "场所类型", "场所编号", "组织单位", "培训内容", "方式",
          "参加人数", "人数口径", "发放资料数", "资料口径", "资料名称", "时长", "训前均分", "训后均分", "登记时间");
  private static final int KEY = 0;
  private static final int HELD_ON = 2;
  private static final int UNIT = 5;
  private static final String[] VENUES = {"机关", "社区", "企业", "学校", "农村", "其他"};
  private static final double[] VENUE_WEIGHTS = {15, 30, 12, 28, 12, 3};
  private static final String[] TOPICS = {
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"
  };
  private static final String[] METHODS = {"讲座", "演练", "讲座;演练", "展板", "线上"};

  private final City city;
  private final Truth truth;

  TrainingFiles(City city, Truth truth) {
    this.city = city;
    this.truth = truth;
  }

  void write() throws IOException {
    for (int year = 0; year < city.options.years(); year++) {
      LocalDate first = city.options.from().plusYears(year);
      LocalDate on = first.plusYears(1).plusDays(9);
      Delivery delivery =
          new Delivery(
              "inbox/training/training_" + first.getYear() + "_" + Stamp.compact(on) + ".xlsx",
              "training",
              "training",
              on);
      truth.deliveries.add(delivery);
      try (Workbook book =
          new Workbook(city.options.folder().resolve(delivery.path), "培训登记", HEADER)) {
        sessions(year, first, book, delivery);
      }
    }
  }

  private void sessions(int year, LocalDate first, Workbook book, Delivery delivery) {
    int seq = 0;
    for (int unit = 0; unit < city.options.units().size(); unit++) {
      Draw draw = Draw.of(city.options.seed(), Stream.TRAINING, unit, year);
      int count = 3 + draw.poisson(city.options.units().get(unit).population() / 80_000.0);
      for (int i = 0; i < count; i++) {
        List<String> cells = session(draw, unit, first, ++seq);
        LocalDate held = LocalDate.parse(cells.get(HELD_ON));
        boolean serial = draw.chance(0.5);
        if (!serial && draw.chance(0.3)) {
          cells.set(HELD_ON, Stamp.chineseDay(Stamp.of(held)));
        }
        book.row(cells, serial ? HELD_ON : -1, Stamp.excel(Stamp.of(held)));
        delivery.rows++;
      }
    }
    Draw draw = Draw.of(city.options.seed(), Stream.TRAINING, -1, year);
    List<String> lost = session(draw, 0, first, ++seq);
    lost.set(UNIT, "419999");
    book.row(lost, -1, 0);
    delivery.plant(Dirt.UNKNOWN_UNIT);
    List<String> nameless = session(draw, 0, first, ++seq);
    nameless.set(KEY, "");
    book.row(nameless, -1, 0);
    delivery.plant(Dirt.MISSING_REQUIRED);
  }

  private List<String> session(Draw draw, int unitIndex, LocalDate first, int seq) {
    CityUnit unit = city.options.units().get(unitIndex);
    LocalDate held = first.plusDays(draw.below(355));
    int hour = draw.pick(new Integer[] {9, 14, 15});
    int venue = draw.weighted(VENUE_WEIGHTS);
    String attendance = String.valueOf((int) Math.max(10, draw.logNormal(90, 0.7)));
    String qualifier = draw.pick(new String[] {"准确", "准确", "准确", "准确", "至少", "估计"});
    boolean booklets = draw.chance(0.4);
    boolean tested = draw.chance(0.15);
    int before = draw.range(40, 65);
    String topics = draw.pick(TOPICS);
    String second = draw.pick(TOPICS);
    List<String> cells = new ArrayList<>(HEADER.size());
    cells.add("PX" + first.getYear() + String.valueOf(10_000 + seq).substring(1));
    cells.add(draw.chance(0.5) ? first.getYear() + "年应急知识宣讲" : "");
    cells.add(held.toString());
    cells.add((hour < 10 ? "0" : "") + hour + ":00");
    cells.add((hour + 2) + ":00");
    cells.add(unit.codeOn(held));
    cells.add(VENUES[venue]);
    cells.add("V-" + (venue + 1) + "-" + (unitIndex + 1) + "-" + draw.range(1, 40));
    cells.add(
        draw.pick(
            new String[] {"ORG-REDCROSS;ORG-FIRE", "ORG-FIRE", "ORG-REDCROSS", "ORG-POLICE"}));
    cells.add(topics.equals(second) ? topics : topics + ";" + second);
    cells.add(draw.pick(METHODS));
    cells.add(attendance);
    cells.add(qualifier);
    cells.add(booklets ? String.valueOf(draw.range(1, 20) * 50) : "");
    cells.add(booklets ? qualifier : "");
    cells.add(booklets ? "应急知识手册" : "");
    cells.add("2");
    cells.add(tested ? String.valueOf(before) : "");
    cells.add(tested ? String.valueOf(before + draw.range(8, 25)) : "");
    cells.add(Stamp.plain(Stamp.of(held) + 18 * Stamp.HOUR + draw.below(5) * Stamp.DAY));
    return cells;
  }
}
