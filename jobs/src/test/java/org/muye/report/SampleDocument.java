package org.muye.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Document;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Language;
import org.muye.document.NumberedList;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.document.Text;

/** A report on a made-up city with made-up numbers: every block, chart and kind of cell. */
public final class SampleDocument {
  private final Language language;
  private final SampleWords words;
  private final SampleCharts charts;

  private SampleDocument(Language language) {
    this.language = language;
    this.words = new SampleWords(language);
    this.charts = new SampleCharts(words);
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
        words.say(
            "示例市2025年第三季度\n平安建设形势研判报告", "Situation Review of Sample City,\nThird Quarter of 2025"),
        List.of(
            words.say("数据截止2025年10月20日", "Data as of 20 October 2025"),
            words.say("口径版本1.0 首次发布 暂定", "Definitions version 1.0, first release, provisional")),
        words.say("内部资料　暂定", "Internal, provisional"),
        LocalDate.of(2025, 10, 20),
        blocks);
  }

  private void overall(List<Block> blocks) {
    blocks.add(Heading.numbered(1, words.say("总体形势", "Overall situation")));
    blocks.add(
        new Paragraph(
            Paragraph.Kind.BODY,
            Text.of(
                    words.say(
                        "三季度，全市受理矛盾纠纷1,204件，同比下降6.3%（率比0.94，95%区间0.87–1.01），差异尚不显著。" + "各项主要指标见",
                        "In the third quarter the city accepted 1,204 disputes, 6.3 % fewer than a"
                            + " year earlier (rate ratio 0.94, 95 % interval 0.87–1.01): not yet a"
                            + " clear difference. The main indicators are in "))
                .reference("总表")
                .plain(words.say("，各县（市、区）分布见", ", the districts in "))
                .reference("district-map")
                .plain(words.say("。", "."))));
    blocks.add(
        new Paragraph(
            Paragraph.Kind.WARNING,
            Text.ofStrong(words.say("本季度尚未结束。", "The quarter is not over. "))
                .plain(
                    words.say(
                        "各项数字截至9月12日，按同期天数比较。",
                        "All numbers are as of 12 September and compare"
                            + " equal numbers of days."))));
    blocks.add(masterTable());
    blocks.add(
        new Figure(
            "district-map",
            words.say("各县（市、区）万人受理纠纷数", "Disputes accepted per 10,000 residents"),
            charts.map(),
            words.say("东城区最高，安平县无数据。", "East District is highest; Anping County has no data.")));
  }

  private Table masterTable() {
    String none = words.say("无数据", "no data");
    return new Table(
        "总表",
        words.say("三季度主要指标", "Main indicators of the third quarter"),
        List.of(
            Column.of(words.say("指标", "Indicator"), Format.text()),
            Column.of(words.say("数值", "Value"), Format.decimal(2)),
            Column.ofIntervals(words.say("95%区间", "95 % interval"), Format.decimal(2)),
            Column.of(words.say("同比率比", "Ratio to last year"), Format.decimal(2)),
            Column.of(
                words.say("上年同期", "A year earlier"), Format.integer(), words.say("件", "cases")),
            Column.of(words.say("提示等级", "Alert level"), Format.text())),
        List.of(
            Row.of(
                Cell.words(words.say("受理矛盾纠纷", "Disputes accepted")),
                Cell.number(1204, Format.integer()),
                Cell.interval(1137, 1274, Format.integer()),
                Cell.number(0.94),
                Cell.number(1285),
                Cell.words(words.say("无", "none"))),
            Row.highlight(
                Cell.words(words.say("万人发案率", "Incidents per 10,000 residents")),
                Cell.number(3.456, Format.perTenThousand(2)),
                Cell.interval(3.1, 3.85, Format.perTenThousand(2)),
                Cell.number(1.21),
                Cell.number(1870),
                Cell.words(words.say("关注", "watch"))),
            Row.of(
                Cell.words(words.say("按期化解率", "On-time resolution rate")),
                Cell.number(0.9125, Format.percent(1)),
                Cell.interval(0.89, 0.93, Format.percent(1)),
                Cell.absent(words.say("基数较小，不计算", "small base, not computed")),
                Cell.absent(words.say("少于5件，不公布", "fewer than 5, not published")),
                Cell.words("=1+1")),
            Row.total(
                Cell.words(words.say("群体性纠纷", "Group disputes")),
                Cell.number(12, Format.integer()),
                Cell.absent(none),
                Cell.absent(words.say("上年同期为零", "zero a year earlier")),
                Cell.number(0),
                Cell.absent(none))),
        List.of(
            words.say(
                "注：率比为本期与上年同期之比，95%区间按泊松分布计算。",
                "Ratios compare with the same quarter a year"
                    + " earlier; intervals are Poisson.")));
  }

  private void publicOrder(List<Block> blocks) {
    blocks.add(Heading.numbered(1, words.say("治安形势", "Public order")));
    blocks.add(Heading.numbered(2, words.say("警情走势", "Trend of incidents")));
    blocks.add(
        Paragraph.body(
            words.say(
                "警情数量与上年同期基本持平，差异不显著。夜间（22时至次日6时）占31.2%，与上季度相近。",
                "Incidents are about as many as a year earlier. Nights (22:00 to 6:00) hold 31.2 %"
                    + " of them, much as in the quarter before.")));
    blocks.add(
        new Figure(
            "incident-trend",
            words.say("有效警情及预测", "Valid incidents and forecast"),
            charts.lines(),
            words.say(
                "近两年在350件至520件之间，下季度预测为470件。",
                "Between 350 and 520 over two years; 470 are forecast.")));
    blocks.add(Heading.numbered(3, words.say("各地差异", "Differences between districts")));
    blocks.add(
        new Figure(
            "incident-funnel",
            words.say("各县（市、区）警情漏斗图", "Funnel plot of incidents"),
            charts.funnel(),
            words.say("东城区高于99.8%控制限，临溪县高于95%控制限。", "East District is above the 99.8 % limit.")));
    blocks.add(
        new Figure(
            "incident-ranks",
            words.say("万人发案率及95%区间", "Incidents per 10,000 with 95 % intervals"),
            charts.dots(),
            words.say("东城区高于全市，其余与全市无明显差异。", "East District is above the city.")));
  }

  private void disputes(List<Block> blocks) {
    blocks.add(Heading.numbered(1, words.say("矛盾纠纷", "Disputes")));
    blocks.add(Heading.numbered(2, words.say("类别与化解", "Categories and resolution")));
    blocks.add(
        new Figure(
            "dispute-categories",
            words.say("主要纠纷类别", "Main categories of disputes"),
            charts.bars(),
            words.say("婚恋家庭纠纷最多，为312件。", "Marriage and family disputes are most, 312.")));
    blocks.add(
        new Figure(
            "resolution-shares",
            words.say("化解层级构成", "Level of resolution"),
            charts.shares(),
            words.say("全市62%在村（社区）化解。", "62 % are resolved in the village.")));
    blocks.add(
        new Figure(
            "indicator-heat",
            words.say("各县（市、区）主要指标", "Indicators by district"),
            charts.heat(),
            words.say("颜色越深越需关注。", "The darker, the more attention.")));
    blocks.add(Heading.numbered(2, words.say("分县（市、区）情况", "By district")));
    blocks.add(unitTable());
  }

  private Table unitTable() {
    List<Row> rows = new ArrayList<>();
    List<String> units = words.units();
    for (int i = 0; i < units.size(); i++) {
      rows.add(
          Row.of(
              Cell.words(units.get(i)),
              Cell.number(120 + 37 * i),
              Cell.number(1.2 + 0.35 * i),
              Cell.number(0.8 + 0.02 * i),
              i == 3 ? Cell.absent(words.say("无数据", "no data")) : Cell.number(14.5 - i),
              Cell.number(3 * i),
              Cell.number(i),
              Cell.number(-0.12 + 0.05 * i)));
    }
    rows.add(
        Row.total(
            Cell.words(words.say("全市", "City")),
            Cell.number(1996),
            Cell.number(2.43),
            Cell.number(0.87),
            Cell.number(11.1),
            Cell.number(84),
            Cell.number(28),
            Cell.number(0.055)));
    return Table.of(
        "分表1",
        words.say("各县（市、区）矛盾纠纷主要指标", "Disputes by district"),
        List.of(
            Column.of(words.say("县（市、区）", "District"), Format.text()),
            Column.of(words.say("受理", "Accepted"), Format.integer(), words.say("件", "cases")),
            Column.of(
                words.say("万人受理", "Per 10,000"),
                Format.perTenThousand(2),
                words.say("件/万人", "cases")),
            Column.of(words.say("化解率", "Resolved"), Format.percent(1)),
            Column.of(
                words.say("化解用时中位数", "Median duration"), Format.decimal(1), words.say("天", "days")),
            Column.of(
                words.say("超30天未结", "Open over 30 days"),
                Format.integer(),
                words.say("件", "cases")),
            Column.of(
                words.say("超90天未结", "Open over 90 days"),
                Format.integer(),
                words.say("件", "cases")),
            Column.of(words.say("同比", "Year on year"), Format.percent(1))),
        rows);
  }

  private void outlook(List<Block> blocks) {
    blocks.add(Heading.numbered(1, words.say("下季度展望", "Outlook")));
    blocks.add(
        Table.of(
            "重要日期",
            words.say("四季度重要日期", "Key dates of the fourth quarter"),
            List.of(
                Column.of(words.say("日期", "Date"), Format.date()),
                Column.of(words.say("事项", "Event"), Format.text())),
            List.of(
                Row.of(
                    Cell.day(LocalDate.of(2025, 10, 1)),
                    Cell.words(words.say("国庆节", "National Day"))),
                Row.of(
                    Cell.day(LocalDate.of(2025, 11, 9)),
                    Cell.words(words.say("消防宣传日", "Fire safety day"))))));
    blocks.add(
        Paragraph.note(
            words.say("注：预测区间未计入政策变化。", "Forecasts do not allow for changes of policy.")));
  }

  private void findings(List<Block> blocks) {
    blocks.add(new PageBreak());
    blocks.add(Heading.numbered(1, words.say("问题清单与整改建议", "Findings and suggestions")));
    blocks.add(
        new NumberedList(
            List.of(
                Text.ofStrong(words.say("东城区万人发案率持续偏高。", "East District stays high. "))
                    .plain(words.say("依据见", "See "))
                    .reference("incident-funnel")
                    .plain(
                        words.say(
                            "；责任单位为东城区平安建设领导小组，整改期限2025年12月31日。",
                            "; responsible: the district's leading group; due 31 December 2025.")),
                Text.of(
                    words.say(
                        "安平县未按时报送数据，请于11月15日前补报。",
                        "Anping County did not report in time; please send the data by"
                            + " 15 November.")))));
    blocks.add(Heading.unnumbered(1, words.say("附件", "Annexes")));
    blocks.add(
        Paragraph.body(
            words.say(
                "数据质量说明：本季度隔离记录3条，均已查明原因。",
                "Three records are in quarantine; all" + " causes are known.")));
  }
}
