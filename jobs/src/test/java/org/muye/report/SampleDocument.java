package org.muye.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muye.document.Axis;
import org.muye.document.BarChart;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.DistrictMap;
import org.muye.document.Document;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.FunnelChart;
import org.muye.document.Heading;
import org.muye.document.HeatMap;
import org.muye.document.Language;
import org.muye.document.LineChart;
import org.muye.document.NumberedList;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.ReferenceLine;
import org.muye.document.Row;
import org.muye.document.Shading;
import org.muye.document.ShareBars;
import org.muye.document.Table;
import org.muye.document.Text;

/** A report on a made-up city with made-up numbers: every block, chart and kind of cell. */
public final class SampleDocument {
  private static final List<String> UNITS_ZH =
      List.of("东城区", "西城区", "河口区", "安平县", "临溪县", "石桥县", "青林市", "高新技术产业开发区");
  private static final List<String> UNITS_EN =
      List.of(
          "East District",
          "West District",
          "Hekou District",
          "Anping County",
          "Linxi County",
          "Shiqiao County",
          "Qinglin City",
          "High-tech Industrial Development Zone");

  private final Language language;

  private SampleDocument(Language language) {
    this.language = language;
  }

  /** The sample in a language. */
  public static Document in(Language language) {
    return new SampleDocument(language).document();
  }

  private Document document() {
    List<Block> blocks = new ArrayList<>();
    overall(blocks);
    publicOrder(blocks);
    disputes(blocks);
    outlook(blocks);
    findings(blocks);
    return new Document(
        language,
        say("示例市2025年第三季度\n平安建设形势研判报告", "Situation Review of Sample City,\nThird Quarter of 2025"),
        List.of(
            say("数据截止2025年10月20日", "Data as of 20 October 2025"),
            say("口径版本1.0 首次发布 暂定", "Definitions version 1.0, first release, provisional")),
        say("内部资料　暂定", "Internal, provisional"),
        LocalDate.of(2025, 10, 20),
        blocks);
  }

  private void overall(List<Block> blocks) {
    blocks.add(Heading.numbered(1, say("总体形势", "Overall situation")));
    blocks.add(
        new Paragraph(
            Paragraph.Kind.BODY,
            Text.of(
                    say(
                        "三季度，全市受理矛盾纠纷1,204件，同比下降6.3%（率比0.94，95%区间0.87–1.01），差异尚不显著。" + "各项主要指标见",
                        "In the third quarter the city accepted 1,204 disputes, 6.3 % fewer than a"
                            + " year earlier (rate ratio 0.94, 95 % interval 0.87–1.01): not yet a"
                            + " clear difference. The main indicators are in "))
                .reference("总表")
                .plain(say("，各县（市、区）分布见", ", the districts in "))
                .reference("district-map")
                .plain(say("。", "."))));
    blocks.add(
        new Paragraph(
            Paragraph.Kind.WARNING,
            Text.ofStrong(say("本季度尚未结束。", "The quarter is not over. "))
                .plain(
                    say(
                        "各项数字截至9月12日，按同期天数比较。",
                        "All numbers are as of 12 September and compare"
                            + " equal numbers of days."))));
    blocks.add(masterTable());
    blocks.add(
        figure(
            "district-map",
            say("各县（市、区）万人受理纠纷数", "Disputes accepted per 10,000 residents"),
            map(),
            say("东城区最高，安平县无数据。", "East District is highest; Anping County has no data.")));
  }

  private Table masterTable() {
    String none = say("无数据", "no data");
    return new Table(
        "总表",
        say("三季度主要指标", "Main indicators of the third quarter"),
        List.of(
            Column.of(say("指标", "Indicator"), Format.text()),
            Column.of(say("数值", "Value"), Format.decimal(2)),
            Column.ofIntervals(say("95%区间", "95 % interval"), Format.decimal(2)),
            Column.of(say("同比率比", "Ratio to last year"), Format.decimal(2)),
            Column.of(say("上年同期", "A year earlier"), Format.integer(), say("件", "cases")),
            Column.of(say("提示等级", "Alert level"), Format.text())),
        List.of(
            Row.of(
                Cell.words(say("受理矛盾纠纷", "Disputes accepted")),
                Cell.number(1204, Format.integer()),
                Cell.interval(1137, 1274, Format.integer()),
                Cell.number(0.94),
                Cell.number(1285),
                Cell.words(say("无", "none"))),
            Row.highlight(
                Cell.words(say("万人发案率", "Incidents per 10,000 residents")),
                Cell.number(3.456, Format.perTenThousand(2)),
                Cell.interval(3.1, 3.85, Format.perTenThousand(2)),
                Cell.number(1.21),
                Cell.number(1870),
                Cell.words(say("关注", "watch"))),
            Row.of(
                Cell.words(say("按期化解率", "On-time resolution rate")),
                Cell.number(0.9125, Format.percent(1)),
                Cell.interval(0.89, 0.93, Format.percent(1)),
                Cell.absent(say("基数较小，不计算", "small base, not computed")),
                Cell.absent(say("少于5件，不公布", "fewer than 5, not published")),
                Cell.words("=1+1")),
            Row.total(
                Cell.words(say("群体性纠纷", "Group disputes")),
                Cell.number(12, Format.integer()),
                Cell.absent(none),
                Cell.absent(say("上年同期为零", "zero a year earlier")),
                Cell.number(0),
                Cell.absent(none))),
        List.of(
            say(
                "注：率比为本期与上年同期之比，95%区间按泊松分布计算。",
                "Ratios compare with the same quarter a year"
                    + " earlier; intervals are Poisson.")));
  }

  private void publicOrder(List<Block> blocks) {
    blocks.add(Heading.numbered(1, say("治安形势", "Public order")));
    blocks.add(Heading.numbered(2, say("警情走势", "Trend of incidents")));
    blocks.add(
        Paragraph.body(
            say(
                "警情数量与上年同期基本持平，差异不显著。夜间（22时至次日6时）占31.2%，与上季度相近。",
                "Incidents are about as many as a year earlier. Nights (22:00 to 6:00) hold 31.2 %"
                    + " of them, much as in the quarter before.")));
    blocks.add(
        figure(
            "incident-trend",
            say("有效警情及预测", "Valid incidents and forecast"),
            lines(),
            say(
                "近两年在350件至520件之间，下季度预测为470件。",
                "Between 350 and 520 over two years; 470 are forecast.")));
    blocks.add(Heading.numbered(3, say("各地差异", "Differences between districts")));
    blocks.add(
        figure(
            "incident-funnel",
            say("各县（市、区）警情漏斗图", "Funnel plot of incidents"),
            funnel(),
            say("东城区高于99.8%控制限，临溪县高于95%控制限。", "East District is above the 99.8 % limit.")));
    blocks.add(
        figure(
            "incident-ranks",
            say("万人发案率及95%区间", "Incidents per 10,000 with 95 % intervals"),
            dots(),
            say("东城区高于全市，其余与全市无明显差异。", "East District is above the city.")));
  }

  private void disputes(List<Block> blocks) {
    blocks.add(Heading.numbered(1, say("矛盾纠纷", "Disputes")));
    blocks.add(Heading.numbered(2, say("类别与化解", "Categories and resolution")));
    blocks.add(
        figure(
            "dispute-categories",
            say("主要纠纷类别", "Main categories of disputes"),
            bars(),
            say("婚恋家庭纠纷最多，为312件。", "Marriage and family disputes are most, 312.")));
    blocks.add(
        figure(
            "resolution-shares",
            say("化解层级构成", "Level of resolution"),
            shares(),
            say("全市62%在村（社区）化解。", "62 % are resolved in the village.")));
    blocks.add(
        figure(
            "indicator-heat",
            say("各县（市、区）主要指标", "Indicators by district"),
            heat(),
            say("颜色越深越需关注。", "The darker, the more attention.")));
    blocks.add(Heading.numbered(2, say("分县（市、区）情况", "By district")));
    blocks.add(unitTable());
  }

  private Table unitTable() {
    List<Row> rows = new ArrayList<>();
    List<String> units = units();
    for (int i = 0; i < units.size(); i++) {
      rows.add(
          Row.of(
              Cell.words(units.get(i)),
              Cell.number(120 + 37 * i),
              Cell.number(1.2 + 0.35 * i),
              Cell.number(0.8 + 0.02 * i),
              i == 3 ? Cell.absent(say("无数据", "no data")) : Cell.number(14.5 - i),
              Cell.number(3 * i),
              Cell.number(i),
              Cell.number(-0.12 + 0.05 * i)));
    }
    rows.add(
        Row.total(
            Cell.words(say("全市", "City")),
            Cell.number(1996),
            Cell.number(2.43),
            Cell.number(0.87),
            Cell.number(11.1),
            Cell.number(84),
            Cell.number(28),
            Cell.number(0.055)));
    return Table.of(
        "分表1",
        say("各县（市、区）矛盾纠纷主要指标", "Disputes by district"),
        List.of(
            Column.of(say("县（市、区）", "District"), Format.text()),
            Column.of(say("受理", "Accepted"), Format.integer(), say("件", "cases")),
            Column.of(say("万人受理", "Per 10,000"), Format.perTenThousand(2), say("件/万人", "cases")),
            Column.of(say("化解率", "Resolved"), Format.percent(1)),
            Column.of(say("化解用时中位数", "Median duration"), Format.decimal(1), say("天", "days")),
            Column.of(say("超30天未结", "Open over 30 days"), Format.integer(), say("件", "cases")),
            Column.of(say("超90天未结", "Open over 90 days"), Format.integer(), say("件", "cases")),
            Column.of(say("同比", "Year on year"), Format.percent(1))),
        rows);
  }

  private void outlook(List<Block> blocks) {
    blocks.add(Heading.numbered(1, say("下季度展望", "Outlook")));
    blocks.add(
        Table.of(
            "重要日期",
            say("四季度重要日期", "Key dates of the fourth quarter"),
            List.of(
                Column.of(say("日期", "Date"), Format.date()),
                Column.of(say("事项", "Event"), Format.text())),
            List.of(
                Row.of(Cell.day(LocalDate.of(2025, 10, 1)), Cell.words(say("国庆节", "National Day"))),
                Row.of(
                    Cell.day(LocalDate.of(2025, 11, 9)),
                    Cell.words(say("消防宣传日", "Fire safety day"))))));
    blocks.add(
        Paragraph.note(say("注：预测区间未计入政策变化。", "Forecasts do not allow for changes of policy.")));
  }

  private void findings(List<Block> blocks) {
    blocks.add(new PageBreak());
    blocks.add(Heading.numbered(1, say("问题清单与整改建议", "Findings and suggestions")));
    blocks.add(
        new NumberedList(
            List.of(
                Text.ofStrong(say("东城区万人发案率持续偏高。", "East District stays high. "))
                    .plain(say("依据见", "See "))
                    .reference("incident-funnel")
                    .plain(
                        say(
                            "；责任单位为东城区平安建设领导小组，整改期限2025年12月31日。",
                            "; responsible: the district's leading group; due 31 December 2025.")),
                Text.of(
                    say(
                        "安平县未按时报送数据，请于11月15日前补报。",
                        "Anping County did not report in time; please send the data by"
                            + " 15 November.")))));
    blocks.add(Heading.unnumbered(1, say("附件", "Annexes")));
    blocks.add(
        Paragraph.body(
            say(
                "数据质量说明：本季度隔离记录3条，均已查明原因。",
                "Three records are in quarantine; all" + " causes are known.")));
  }

  private DistrictMap map() {
    List<String> units = units();
    List<DistrictMap.Area> areas = new ArrayList<>();
    // Two rows of three; the last two are small and lie in the middle.
    for (int i = 0; i < units.size(); i++) {
      boolean small = i >= 6;
      double west = small ? 113.55 + 0.05 * (i - 6) : 113.0 + 0.4 * (i % 3);
      double south = small ? 35.27 : 35.0 + 0.3 * (i / 3);
      double size = small ? 0.05 : 0.4;
      double height = small ? 0.06 : 0.3;
      areas.add(
          new DistrictMap.Area(
              units.get(i),
              i == 3 ? say("无数据", "no data") : String.format(Locale.ROOT, "%.2f", 1.2 + 0.35 * i),
              i == 3 ? null : (5 * i + 2) % 5 * 4 / 5 + (i == 0 ? 2 : 0),
              List.of(square(west, south, size, height))));
    }
    return new DistrictMap(areas, shading());
  }

  private static DistrictMap.Ring square(double west, double south, double width, double height) {
    return new DistrictMap.Ring(
        List.of(
            new DistrictMap.Position(west, south),
            new DistrictMap.Position(west + width, south),
            new DistrictMap.Position(west + width, south + height),
            new DistrictMap.Position(west, south + height)));
  }

  private Shading shading() {
    return new Shading(
        List.of(
            say("明显偏低", "clearly low"),
            say("偏低", "low"),
            say("相近", "similar"),
            say("偏高", "high"),
            say("明显偏高", "clearly high")),
        say("无数据", "no data"));
  }

  private LineChart lines() {
    return new LineChart(
        say("季度", "quarter"),
        new Axis(say("有效警情（件）", "valid incidents"), Format.integer()),
        List.of("23Q4", "24Q1", "24Q2", "24Q3", "24Q4", "25Q1", "25Q2", "25Q3", "25Q4", "26Q1"),
        List.of(
            LineChart.Line.observed(
                say("警情", "incidents"),
                Arrays.asList(420.0, 390.0, null, 480.0, 450.0, 352.0, 470.0, 520.0, null, null)),
            LineChart.Line.observed(
                say("其中夜间", "of these at night"),
                Arrays.asList(130.0, 120.0, 140.0, 150.0, 138.0, 110.0, 150.0, 162.0, null, null)),
            LineChart.Line.forecast(
                say("预测", "forecast"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 470.0, 401.0))),
        List.of(
            new LineChart.Band(
                say("95%预测区间", "95 % interval"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 380.0, 300.0),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 566.0, 520.0)),
            new LineChart.Band(
                say("80%预测区间", "80 % interval"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 410.0, 340.0),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 531.0, 470.0))),
        List.of(new ReferenceLine(say("关注界限", "threshold"), 540)));
  }

  private FunnelChart funnel() {
    List<String> units = units();
    double[] expected = {310, 240, 180, 150, 120, 90, 160, 40};
    double[] ratio = {1.32, 0.97, 1.08, 0.86, 1.22, 0.93, 1.02, 0.7};
    List<FunnelChart.Point> points = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      points.add(
          new FunnelChart.Point(
              units.get(i),
              expected[i],
              ratio[i],
              i == 0
                  ? FunnelChart.Position.ALARM
                  : i == 4 ? FunnelChart.Position.WARNING : FunnelChart.Position.INSIDE));
    }
    return new FunnelChart(
        new Axis(say("按全市率期望的警情（件）", "incidents expected at the city's rate"), Format.integer()),
        new Axis(say("实际与期望之比", "observed to expected"), Format.decimal(1)),
        new ReferenceLine(say("全市", "city"), 1),
        List.of(limits("95%", 1.96), limits("99.8%", 3.09)),
        points,
        List.of(say("界限内", "inside"), say("超95%", "beyond 95 %"), say("超99.8%", "beyond 99.8 %")));
  }

  private FunnelChart.Limits limits(String name, double quantile) {
    List<FunnelChart.Limits.End> ends = new ArrayList<>();
    for (int size = 5; size <= 340; size += 5) {
      double half = quantile / Math.sqrt(size);
      ends.add(new FunnelChart.Limits.End(size, Math.max(0, 1 - half), 1 + half));
    }
    return new FunnelChart.Limits(name + say("控制限", " limits"), ends);
  }

  private DotChart dots() {
    List<String> units = units();
    List<DotChart.Dot> dots = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      double value = 4.6 - 0.35 * i;
      dots.add(
          i == 3
              ? new DotChart.Dot(units.get(i), null, null, null, say("无数据", "no data"))
              : new DotChart.Dot(
                  units.get(i),
                  value,
                  value - 0.5,
                  value + 0.6,
                  String.format(Locale.ROOT, "%.2f", value)));
    }
    return new DotChart(
        new Axis(say("件/万人", "incidents per 10,000"), Format.perTenThousand(1)),
        dots,
        List.of(new ReferenceLine(say("全市3.46", "city 3.46"), 3.46)));
  }

  private BarChart bars() {
    return new BarChart(
        new Axis(say("件", "cases"), Format.integer()),
        List.of(
            say("婚恋家庭纠纷", "Marriage and family"),
            say("邻里纠纷", "Neighbours"),
            say("劳动人事争议", "Labour and personnel disputes of migrant workers"),
            say("物业及其管理纠纷", "Property management")),
        List.of(
            new BarChart.Series(
                say("2025年三季度", "Q3 2025"), Arrays.asList(312.0, 260.0, 141.0, 88.0)),
            new BarChart.Series(
                say("2024年三季度", "Q3 2024"), Arrays.asList(330.0, 248.0, null, 61.0))),
        say("无数据", "no data"));
  }

  private ShareBars shares() {
    return new ShareBars(
        List.of(
            say("村（社区）", "village"),
            say("乡镇（街道）", "township"),
            say("县（市、区）", "county"),
            say("市", "city"),
            say("未化解", "open")),
        List.of(
            new ShareBars.Bar(say("全市", "City"), List.of(0.62, 0.2, 0.1, 0.03, 0.05)),
            new ShareBars.Bar(units().get(0), List.of(0.4, 0.25, 0.2, 0.05, 0.1)),
            new ShareBars.Bar(units().get(3), List.of()),
            new ShareBars.Bar(units().get(7), List.of(0.55, 0.15, 0.1, 0.05, 0.15))),
        say("无数据", "no data"));
  }

  private HeatMap heat() {
    List<HeatMap.Row> rows = new ArrayList<>();
    List<String> units = units();
    for (int i = 0; i < units.size(); i++) {
      List<HeatMap.Cell> cells = new ArrayList<>();
      for (int j = 0; j < 6; j++) {
        cells.add(
            i == 3 && j == 2
                ? new HeatMap.Cell(say("无数据", "no data"), null)
                : new HeatMap.Cell(
                    String.format(Locale.ROOT, "%.1f", 1 + i * 0.7 + j), (2 * i + 3 * j) % 5));
      }
      rows.add(new HeatMap.Row(units.get(i), cells));
    }
    return new HeatMap(
        List.of(
            say("万人发案率", "Incident rate"),
            say("万人受理纠纷数", "Dispute rate"),
            say("按期化解率", "On-time resolution"),
            say("就地化解率", "Resolved at source"),
            say("重复率", "Reopening rate"),
            say("责任制落实", "Duty index")),
        rows,
        shading());
  }

  private static Figure figure(
      String name, String caption, org.muye.document.Chart chart, String alternative) {
    return new Figure(name, caption, chart, alternative);
  }

  private List<String> units() {
    return language == Language.CHINESE ? UNITS_ZH : UNITS_EN;
  }

  private String say(String chinese, String english) {
    return language == Language.CHINESE ? chinese : english;
  }
}
