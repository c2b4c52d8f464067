package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Axis;
import org.muye.document.Block;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.FunnelChart;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.ReferenceLine;
import org.muye.review.ReviewInputs.UnitName;
import org.muye.statistics.Interval;
import org.muye.statistics.smallarea.FunnelPoint;

/** Which districts really differ: rates with intervals, and the funnel. */
final class DistrictRates {
  private static final String FUNNEL = "funnel";

  private final ReviewContext context;
  private final ReviewWords words;
  private final UnitCounts rates;
  private final @Nullable Double city;
  private final List<String> high = new ArrayList<>();
  private final List<String> low = new ArrayList<>();
  private final List<DotChart.Dot> dots = new ArrayList<>();
  private final List<FunnelChart.Point> points = new ArrayList<>();
  private boolean isJudged;
  private boolean isHidden;

  private DistrictRates(ReviewContext context) {
    this.context = context;
    this.words = context.words;
    this.rates = new UnitCounts(context, "I2", "");
    this.city = rates.whole().map(row -> row.number("value")).orElse(null);
    List<UnitName> units = context.units();
    for (int i = 0; i < units.size(); i++) {
      add(i, context.unitName(units.get(i)));
    }
  }

  /** A sentence, the rates, and the funnel where there are enough districts for one. */
  static List<Block> blocks(ReviewContext context) {
    return new DistrictRates(context).blocks();
  }

  private void add(int unit, String name) {
    isHidden |= rates.isHidden(unit);
    Optional<GoldRow> row = rates.shown(unit);
    Double value = row.map(r -> r.number("value")).orElse(null);
    Double from = row.map(r -> r.number("ci_low")).orElse(null);
    Double to = row.map(r -> r.number("ci_high")).orElse(null);
    if (value == null || from == null || to == null) {
      dots.add(
          new DotChart.Dot(
              name,
              null,
              null,
              null,
              rates.isHidden(unit)
                  ? words.get("suppressed.cell")
                  : words.absence(row.map(r -> r.text("status_reason")).orElse(null))));
      return;
    }
    dots.add(
        new DotChart.Dot(
            name,
            value,
            from,
            to,
            words.get("value_and_interval", words.decimal(value, 2), words.interval(from, to, 2))));
    String place = row.map(r -> r.words("funnel_adjusted")).orElse("");
    isJudged |= !place.isEmpty();
    if (place.startsWith("HIGH")) {
      high.add(name);
    } else if (place.startsWith("LOW")) {
      low.add(name);
    }
    Double population = row.map(r -> r.number("denominator")).orElse(null);
    if (city != null && population != null && population > 0 && city > 0) {
      points.add(
          new FunnelChart.Point(
              name,
              population * city / 10_000,
              value / city,
              position(
                  row.map(r -> r.words("funnel_95")).orElse(""),
                  row.map(r -> r.words("funnel_998")).orElse(""))));
    }
  }

  private static FunnelChart.Position position(String at95, String at998) {
    if (isBeyond(at998)) {
      return FunnelChart.Position.ALARM;
    }
    return isBeyond(at95) ? FunnelChart.Position.WARNING : FunnelChart.Position.INSIDE;
  }

  private static boolean isBeyond(String place) {
    return place.equals("HIGH") || place.equals("LOW");
  }

  private List<Block> blocks() {
    String sentence = sentence();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(2, words.get("order.districts")));
    blocks.add(Paragraph.body(sentence));
    List<DotChart.Dot> lines = UnitLines.outstanding(dots);
    if (!lines.isEmpty()) {
      Figure figure =
          new Figure(
              "district-rates",
              words.get("order.rates.caption", words.quarter(context.quarter())),
              new DotChart(
                  new Axis(words.get("unit.rate"), Format.decimal(1)),
                  lines,
                  city == null
                      ? List.of()
                      : List.of(new ReferenceLine(words.get("whole", context.regionName()), city))),
              sentence);
      blocks.addAll(
          UnitLines.noted(
              context, figure, dots.size(), "lines.outstanding", OverallSection.DISTRICTS));
    }
    if (points.size() > 2) {
      blocks.add(funnel());
    }
    return blocks;
  }

  private String sentence() {
    // Where a district is hidden, its place among the others is, and so is that of all others.
    if (isHidden && !isJudged) {
      return words.get("order.funnel.withheld");
    }
    if (points.isEmpty()) {
      return words.get("order.funnel.unknown");
    }
    if (high.isEmpty() && low.isEmpty()) {
      return words.get("order.funnel.none");
    }
    if (low.isEmpty()) {
      return words.get("order.funnel.high", words.units(high));
    }
    if (high.isEmpty()) {
      return words.get("order.funnel.low", words.units(low));
    }
    return words.get("order.funnel.both", words.units(high), words.units(low));
  }

  private Block funnel() {
    double least = points.stream().mapToDouble(FunnelChart.Point::size).min().orElseThrow();
    double most = points.stream().mapToDouble(FunnelChart.Point::size).max().orElseThrow();
    List<FunnelChart.Limits.End> at95 = new ArrayList<>();
    List<FunnelChart.Limits.End> at998 = new ArrayList<>();
    int steps = 60;
    double from = Math.max(0.5, least * 0.7);
    double to = most * 1.1;
    for (int i = 0; i <= steps; i++) {
      double expected = from * Math.pow(to / from, (double) i / steps);
      at95.add(end(expected, 0.95));
      at998.add(end(expected, 0.998));
    }
    return new Figure(
        FUNNEL,
        words.get("order.funnel.caption", words.quarter(context.quarter())),
        new FunnelChart(
            new Axis(words.get("axis.expected"), Format.integer()),
            new Axis(words.get("axis.ratio"), Format.decimal(1)),
            new ReferenceLine(words.get("whole", context.regionName()), 1),
            List.of(
                new FunnelChart.Limits(words.get("limit.95"), at95),
                new FunnelChart.Limits(words.get("limit.998"), at998)),
            points,
            List.of(words.get("funnel.inside"), words.get("funnel.95"), words.get("funnel.998"))),
        words.get("order.funnel.alternative"));
  }

  private static FunnelChart.Limits.End end(double expected, double confidence) {
    Interval limits = new FunnelPoint(expected, expected).limits(confidence);
    return new FunnelChart.Limits.End(expected, limits.low(), limits.high());
  }
}
