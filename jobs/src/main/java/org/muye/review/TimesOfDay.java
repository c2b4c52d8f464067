package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.document.Axis;
import org.muye.document.BarChart;
import org.muye.document.Block;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;

/** When incidents happen: by blocks of the day, and at weekends. */
final class TimesOfDay {
  private static final String TIMES = "times-of-day";
  private static final String HOUR = "hour:";

  private TimesOfDay() {}

  /** A sentence and a chart; none where nothing is known of the times. */
  static List<Block> blocks(ReviewContext context) {
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
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
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
    return blocks;
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
}
