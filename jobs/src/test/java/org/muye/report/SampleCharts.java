package org.muye.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.muye.document.Axis;
import org.muye.document.BarChart;
import org.muye.document.DistrictMap;
import org.muye.document.DotChart;
import org.muye.document.Format;
import org.muye.document.FunnelChart;
import org.muye.document.HeatMap;
import org.muye.document.LineChart;
import org.muye.document.ReferenceLine;
import org.muye.document.Shading;
import org.muye.document.ShareBars;

/** The charts of the sample: each kind once, with absent values. */
final class SampleCharts {
  private final SampleWords words;

  SampleCharts(SampleWords words) {
    this.words = words;
  }

  DistrictMap map() {
    List<String> units = words.units();
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
              i == 3
                  ? words.say("无数据", "no data")
                  : String.format(Locale.ROOT, "%.2f", 1.2 + 0.35 * i),
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
            words.say("明显偏低", "clearly low"),
            words.say("偏低", "low"),
            words.say("相近", "similar"),
            words.say("偏高", "high"),
            words.say("明显偏高", "clearly high")),
        words.say("无数据", "no data"));
  }

  LineChart lines() {
    return new LineChart(
        words.say("季度", "quarter"),
        new Axis(words.say("有效警情（件）", "valid incidents"), Format.integer()),
        List.of("23Q4", "24Q1", "24Q2", "24Q3", "24Q4", "25Q1", "25Q2", "25Q3", "25Q4", "26Q1"),
        List.of(
            LineChart.Line.observed(
                words.say("警情", "incidents"),
                Arrays.asList(420.0, 390.0, null, 480.0, 450.0, 352.0, 470.0, 520.0, null, null)),
            LineChart.Line.observed(
                words.say("其中夜间", "of these at night"),
                Arrays.asList(130.0, 120.0, 140.0, 150.0, 138.0, 110.0, 150.0, 162.0, null, null)),
            LineChart.Line.forecast(
                words.say("预测", "forecast"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 470.0, 401.0))),
        List.of(
            new LineChart.Band(
                words.say("95%预测区间", "95 % interval"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 380.0, 300.0),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 566.0, 520.0)),
            new LineChart.Band(
                words.say("80%预测区间", "80 % interval"),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 410.0, 340.0),
                Arrays.asList(null, null, null, null, null, null, null, 520.0, 531.0, 470.0))),
        List.of(new ReferenceLine(words.say("关注界限", "threshold"), 540)));
  }

  FunnelChart funnel() {
    List<String> units = words.units();
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
        new Axis(
            words.say("按全市率期望的警情（件）", "incidents expected at the city's rate"), Format.integer()),
        new Axis(words.say("实际与期望之比", "observed to expected"), Format.decimal(1)),
        new ReferenceLine(words.say("全市", "city"), 1),
        List.of(limits("95%", 1.96), limits("99.8%", 3.09)),
        points,
        List.of(
            words.say("界限内", "inside"),
            words.say("超95%", "beyond 95 %"),
            words.say("超99.8%", "beyond 99.8 %")));
  }

  private FunnelChart.Limits limits(String name, double quantile) {
    List<FunnelChart.Limits.End> ends = new ArrayList<>();
    for (int size = 5; size <= 340; size += 5) {
      double half = quantile / Math.sqrt(size);
      ends.add(new FunnelChart.Limits.End(size, Math.max(0, 1 - half), 1 + half));
    }
    return new FunnelChart.Limits(name + words.say("控制限", " limits"), ends);
  }

  DotChart dots() {
    List<String> units = words.units();
    List<DotChart.Dot> dots = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      double value = 4.6 - 0.35 * i;
      dots.add(
          i == 3
              ? new DotChart.Dot(units.get(i), null, null, null, words.say("无数据", "no data"))
              : new DotChart.Dot(
                  units.get(i),
                  value,
                  value - 0.5,
                  value + 0.6,
                  String.format(Locale.ROOT, "%.2f", value)));
    }
    return new DotChart(
        new Axis(words.say("件/万人", "incidents per 10,000"), Format.perTenThousand(1)),
        dots,
        List.of(new ReferenceLine(words.say("全市3.46", "city 3.46"), 3.46)));
  }

  BarChart bars() {
    return new BarChart(
        new Axis(words.say("件", "cases"), Format.integer()),
        List.of(
            words.say("婚恋家庭纠纷", "Marriage and family"),
            words.say("邻里纠纷", "Neighbours"),
            words.say("劳动人事争议", "Labour and personnel disputes of migrant workers"),
            words.say("物业及其管理纠纷", "Property management")),
        List.of(
            new BarChart.Series(
                words.say("2025年三季度", "Q3 2025"), Arrays.asList(312.0, 260.0, 141.0, 88.0)),
            new BarChart.Series(
                words.say("2024年三季度", "Q3 2024"), Arrays.asList(330.0, 248.0, null, 61.0))),
        words.say("无数据", "no data"));
  }

  ShareBars shares() {
    return new ShareBars(
        List.of(
            words.say("村（社区）", "village"),
            words.say("乡镇（街道）", "township"),
            words.say("县（市、区）", "county"),
            words.say("市", "city"),
            words.say("未化解", "open")),
        List.of(
            new ShareBars.Bar(words.say("全市", "City"), List.of(0.62, 0.2, 0.1, 0.03, 0.05)),
            new ShareBars.Bar(words.units().get(0), List.of(0.4, 0.25, 0.2, 0.05, 0.1)),
            new ShareBars.Bar(words.units().get(3), List.of()),
            new ShareBars.Bar(words.units().get(7), List.of(0.55, 0.15, 0.1, 0.05, 0.15))),
        words.say("无数据", "no data"));
  }

  HeatMap heat() {
    List<HeatMap.Row> rows = new ArrayList<>();
    List<String> units = words.units();
    for (int i = 0; i < units.size(); i++) {
      List<HeatMap.Cell> cells = new ArrayList<>();
      for (int j = 0; j < 6; j++) {
        cells.add(
            i == 3 && j == 2
                ? new HeatMap.Cell(words.say("无数据", "no data"), null)
                : new HeatMap.Cell(
                    String.format(Locale.ROOT, "%.1f", 1 + i * 0.7 + j), (2 * i + 3 * j) % 5));
      }
      rows.add(new HeatMap.Row(units.get(i), cells));
    }
    return new HeatMap(
        List.of(
            words.say("万人发案率", "Incident rate"),
            words.say("万人受理纠纷数", "Dispute rate"),
            words.say("按期化解率", "On-time resolution"),
            words.say("就地化解率", "Resolved at source"),
            words.say("重复率", "Reopening rate"),
            words.say("责任制落实", "Duty index")),
        rows,
        shading());
  }
}
