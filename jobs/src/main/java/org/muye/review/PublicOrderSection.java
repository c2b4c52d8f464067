package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.document.Axis;
import org.muye.document.BarChart;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.FunnelChart;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.ReferenceLine;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.document.Text;
import org.muye.review.ReviewInputs.UnitName;
import org.muye.statistics.Interval;
import org.muye.statistics.smallarea.FunnelPoint;

/** Public order: volumes, classes, hot categories, times, places, and which districts differ. */
final class PublicOrderSection implements Section {
  private static final String CLASSES = "incident-classes";
  private static final String HOT = "hot-categories";
  private static final String TIMES = "times-of-day";
  private static final String FUNNEL = "funnel";
  private static final String HOUR = "hour:";

  @Override
  public List<Block> blocks(ReviewContext context) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, context.words.get("order.title")));
    Optional<String> incidents = Sentences.incidents(context);
    if (incidents.isEmpty()) {
      blocks.add(Paragraph.body(context.words.get("order.nothing")));
      return blocks;
    }
    List<String> sentences = new ArrayList<>(List.of(incidents.get()));
    Sentences.share(context, "I1", "", "part.valid")
        .ifPresent(part -> sentences.add(context.words.sentenceOf(List.of(part))));
    grave(context).ifPresent(sentences::add);
    blocks.add(Paragraph.body(context.words.sentences(sentences)));
    classes(context).ifPresent(blocks::add);
    hot(context, blocks);
    times(context, blocks);
    places(context).ifPresent(blocks::add);
    blocks.addAll(districts(context));
    return blocks;
  }

  private static Optional<String> grave(ReviewContext context) {
    Optional<GoldRow> major = context.values.find("I10_GRADE", context.root());
    Optional<GoldRow> group = context.values.find("I10_GROUP", context.root());
    if (Stream.of(major, group)
        .flatMap(Optional::stream)
        .allMatch(row -> row.number("value") == null && !context.isHidden(row))) {
      return Optional.empty();
    }
    return Optional.of(
        context.words.get(
            "sentence.grave",
            context.count(major, "value", "count.events"),
            context.count(group, "value", "count.events")));
  }

  private static Optional<Block> classes(ReviewContext context) {
    Map<String, GoldRow> shares = context.values.categories("I5", context.root());
    if (shares.isEmpty()) {
      return Optional.empty();
    }
    List<GoldRow> list = List.copyOf(shares.values());
    boolean[] hidden =
        context.hidden(
            list.stream().map(row -> row.number("numerator")).toArray(n -> new Double[n]));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      GoldRow row = list.get(i);
      String category = row.words("category");
      Optional<GoldRow> rate = context.values.find("I2", context.root(), category);
      rows.add(
          Row.of(
              Cell.words(context.words.code(context.inputs.codes(), "incident_category", category)),
              hidden[i]
                  ? context.suppressed()
                  : context.cell(Optional.of(row), "numerator", Format.integer()),
              hidden[i] ? context.suppressed() : context.cell(Optional.of(row), "value", null),
              hidden[i] ? context.suppressed() : context.interval(Optional.of(row), null),
              hidden[i]
                  ? context.suppressed()
                  : context.cell(rate, "value", Format.perTenThousand(2))));
    }
    ReviewWords words = context.words;
    return Optional.of(
        Table.of(
            CLASSES,
            words.get("order.classes", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.class"), Format.text()),
                Column.of(
                    words.get("col.incidents"), Format.integer(), words.get("unit.incidents")),
                Column.of(words.get("col.share"), Format.percent(1)),
                Column.ofIntervals(words.get("col.interval"), Format.percent(1)),
                Column.of(words.get("col.rate"), Format.perTenThousand(2), words.get("unit.rate"))),
            rows));
  }

  /** Classes above the mean of the same quarters of three years, by corrected p-values. */
  private static void hot(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    blocks.add(Heading.numbered(2, words.get("order.hot")));
    Map<String, GoldRow> ranks = context.values.categories("I6", context.root());
    if (ranks.isEmpty()) {
      blocks.add(Paragraph.body(words.get("order.hot.none")));
      return;
    }
    List<Row> rows = new ArrayList<>();
    List<String> rising = new ArrayList<>();
    // What is not published has no rank either.
    ranks.values().removeIf(context::isHidden);
    if (ranks.isEmpty()) {
      blocks.add(Paragraph.body(words.get("order.hot.unpublished")));
      return;
    }
    ranks.values().stream()
        .sorted(Comparator.comparingDouble(PublicOrderSection::rank))
        .forEach(
            row -> {
              String category = row.words("category");
              Optional<GoldRow> ratio = context.values.find("I6_RR", context.root(), category);
              Optional<GoldRow> p = context.values.find("I6_P", context.root(), category);
              String name = words.code(context.inputs.codes(), "incident_category", category);
              Double low = ratio.map(r -> r.number("ci_low")).orElse(null);
              Double adjusted = p.map(r -> r.number("value")).orElse(null);
              boolean isRising = low != null && low > 1 && adjusted != null && adjusted < 0.05;
              if (isRising) {
                rising.add(name);
              }
              Cell[] cells = {
                Cell.number(rank(row)),
                Cell.words(name),
                context.cell(Optional.of(row), "numerator", Format.integer()),
                context.cell(ratio, "value", Format.decimal(2)),
                context.interval(ratio, Format.decimal(2)),
                context.cell(p, "value", Format.decimal(3))
              };
              rows.add(isRising ? Row.highlight(cells) : Row.of(cells));
            });
    blocks.add(
        new Paragraph(
            Paragraph.Kind.BODY,
            Text.of(hotSentence(context, ranks.keySet(), rising))
                .plain(words.get("see.before"))
                .reference(HOT)
                .plain(words.get("see.after"))));
    blocks.add(
        new Table(
            HOT,
            words.get("order.hot.caption", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.rank"), Format.integer()),
                Column.of(words.get("col.class"), Format.text()),
                Column.of(
                    words.get("col.incidents"), Format.integer(), words.get("unit.incidents")),
                Column.of(words.get("col.ratio3"), Format.decimal(2)),
                Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
                Column.of(words.get("col.p"), Format.decimal(3))),
            rows,
            List.of(words.get("order.hot.note"))));
  }

  /** Without three earlier years nothing can be said about a rise. */
  private static String hotSentence(
      ReviewContext context, Set<String> classes, List<String> rising) {
    boolean compared =
        classes.stream()
            .anyMatch(
                category ->
                    context.values.number("I6_RR", context.root(), category, "value") != null);
    if (!compared) {
      return context.words.get("order.hot.no_history");
    }
    return rising.isEmpty()
        ? context.words.get("order.hot.no_rise")
        : context.words.get("order.hot.rise", context.words.list(rising));
  }

  private static double rank(GoldRow row) {
    Double rank = row.number("value");
    return rank == null ? Double.MAX_VALUE : rank;
  }

  private static void times(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    Map<String, GoldRow> blocksOfDay = new TreeMap<>();
    context
        .values
        .categories("I7", context.root())
        .forEach(
            (category, row) -> {
              if (category.startsWith(HOUR)
                  && (row.number("numerator") != null || context.isHidden(row))) {
                blocksOfDay.put(category.substring(HOUR.length()), row);
              }
            });
    if (blocksOfDay.isEmpty()) {
      return;
    }
    blocks.add(Heading.numbered(2, words.get("order.times")));
    String sentence = words.sentences(whenMost(context, blocksOfDay));
    if (!sentence.isEmpty()) {
      blocks.add(Paragraph.body(sentence));
    }
    List<String> labels = new ArrayList<>();
    List<@Nullable Double> counts = new ArrayList<>();
    blocksOfDay.forEach(
        (block, row) -> {
          labels.add(hours(context, block));
          counts.add(context.isHidden(row) ? null : row.number("numerator"));
        });
    blocks.add(
        new Figure(
            TIMES,
            words.get("order.times.caption", words.quarter(context.quarter())),
            new BarChart(
                new Axis(words.get("axis.incidents"), Format.integer()),
                labels,
                List.of(new BarChart.Series(words.get("axis.incidents"), counts)),
                words.get(context.isPublic() ? "suppressed.cell" : "absent.NO_DATA")),
            sentence.isEmpty()
                ? words.get("order.times.caption", words.quarter(context.quarter()))
                : sentence));
  }

  /** The block of the day with most incidents, where all are shown, and the share of weekends. */
  private static List<String> whenMost(ReviewContext context, Map<String, GoldRow> blocksOfDay) {
    ReviewWords words = context.words;
    List<String> sentences = new ArrayList<>();
    if (blocksOfDay.values().stream().noneMatch(context::isHidden)) {
      Map<String, Double> counts = new TreeMap<>();
      blocksOfDay.forEach(
          (block, row) -> counts.put(block, Objects.requireNonNull(row.number("numerator"))));
      Map.Entry<String, Double> peak =
          counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      double all = counts.values().stream().mapToDouble(n -> n).sum();
      sentences.add(
          words.get(
              "order.times.peak",
              hours(context, peak.getKey()),
              words.percent(peak.getValue() / all)));
    }
    Double weekend = context.values.number("I7_SHARE", context.root(), "weekend", "value");
    if (weekend != null) {
      sentences.add(words.get("order.times.weekend", words.percent(weekend)));
    }
    return sentences;
  }

  /** 08-10 as 8–10时 or 08:00–10:00. */
  private static String hours(ReviewContext context, String block) {
    String[] ends = block.split("-");
    return context.words.get(
        "hours",
        context.words.isChinese() ? String.valueOf(Integer.parseInt(ends[0])) : ends[0],
        context.words.isChinese() ? String.valueOf(Integer.parseInt(ends[1])) : ends[1]);
  }

  private static Optional<Block> places(ReviewContext context) {
    Double share = context.values.number("I8_TOP10", context.root(), "", "value");
    return share == null
        ? Optional.empty()
        : Optional.of(
            Paragraph.body(context.words.get("order.places", context.words.percent(share))));
  }

  /** Which districts really differ: rates with intervals, and the funnel. */
  static List<Block> districts(ReviewContext context) {
    List<Block> blocks = new ArrayList<>();
    ReviewWords words = context.words;
    UnitCounts rates = new UnitCounts(context, "I2", "");
    List<String> high = new ArrayList<>();
    List<String> low = new ArrayList<>();
    List<DotChart.Dot> dots = new ArrayList<>();
    List<FunnelChart.Point> points = new ArrayList<>();
    boolean isJudged = false;
    boolean isHidden = false;
    double expectedMost = 0;
    double expectedLeast = Double.MAX_VALUE;
    Double city = rates.whole().map(row -> row.number("value")).orElse(null);
    List<UnitName> units = context.units();
    for (int i = 0; i < units.size(); i++) {
      isHidden |= rates.isHidden(i);
      String name = context.unitName(units.get(i));
      Optional<GoldRow> row = rates.shown(i);
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
                rates.isHidden(i)
                    ? words.get("suppressed.cell")
                    : words.absence(row.map(r -> r.text("status_reason")).orElse(null))));
        continue;
      }
      dots.add(
          new DotChart.Dot(
              name,
              value,
              from,
              to,
              words.get(
                  "value_and_interval", words.decimal(value, 2), words.interval(from, to, 2))));
      String place = row.map(r -> r.words("funnel_adjusted")).orElse("");
      isJudged |= !place.isEmpty();
      if (place.startsWith("HIGH")) {
        high.add(name);
      } else if (place.startsWith("LOW")) {
        low.add(name);
      }
      Double population = row.map(r -> r.number("denominator")).orElse(null);
      if (city != null && population != null && population > 0 && city > 0) {
        double expected = population * city / 10_000;
        expectedMost = Math.max(expectedMost, expected);
        expectedLeast = Math.min(expectedLeast, expected);
        points.add(
            new FunnelChart.Point(
                name,
                expected,
                value / city,
                position(
                    row.map(r -> r.words("funnel_95")).orElse(""),
                    row.map(r -> r.words("funnel_998")).orElse(""))));
      }
    }
    // Where a district is hidden, its place among the others is, and so is that of all others.
    String sentence =
        isHidden && !isJudged
            ? words.get("order.funnel.withheld")
            : sentence(words, high, low, points.isEmpty());
    blocks.add(Heading.numbered(2, words.get("order.districts")));
    blocks.add(Paragraph.body(sentence));
    blocks.add(
        new Figure(
            "district-rates",
            words.get("order.rates.caption", words.quarter(context.quarter())),
            new DotChart(
                new Axis(words.get("unit.rate"), Format.decimal(1)),
                dots,
                city == null
                    ? List.of()
                    : List.of(new ReferenceLine(words.get("whole", context.regionName()), city))),
            sentence));
    if (points.size() > 2) {
      blocks.add(funnel(context, points, expectedLeast, expectedMost));
    }
    return blocks;
  }

  private static String sentence(
      ReviewWords words, List<String> high, List<String> low, boolean none) {
    if (none) {
      return words.get("order.funnel.unknown");
    }
    if (high.isEmpty() && low.isEmpty()) {
      return words.get("order.funnel.none");
    }
    if (low.isEmpty()) {
      return words.get("order.funnel.high", words.list(high));
    }
    if (high.isEmpty()) {
      return words.get("order.funnel.low", words.list(low));
    }
    return words.get("order.funnel.both", words.list(high), words.list(low));
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

  private static Block funnel(
      ReviewContext context, List<FunnelChart.Point> points, double least, double most) {
    ReviewWords words = context.words;
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
