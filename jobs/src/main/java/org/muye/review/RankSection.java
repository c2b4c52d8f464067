package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muye.document.Axis;
import org.muye.document.Block;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;

/** Ranks by the composite index, each with the ranks that other weights would give. */
final class RankSection implements Section {
  private static final String BY_UNIT = "ranks-by-unit";

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("ranks.title")));
    List<GoldRow> ranked =
        context.inputs.table(SituationOverview.INDEX).stream()
            .filter(row -> row.is("component", "INDEX") && row.number("rank") != null)
            .sorted(
                Comparator.comparing((GoldRow row) -> Objects.requireNonNull(row.number("rank")))
                    .thenComparing(row -> row.words("unit_id")))
            .toList();
    if (ranked.isEmpty()) {
      blocks.add(Paragraph.body(words.get("ranks.none")));
      return blocks;
    }
    List<DotChart.Dot> dots = new ArrayList<>();
    List<String> alternative = new ArrayList<>();
    for (GoldRow row : ranked) {
      String name = words.unitName(row);
      double rank = Objects.requireNonNull(row.number("rank"));
      Double low = row.number("rank_low");
      Double high = row.number("rank_high");
      String shown = shown(words, rank, low, high);
      dots.add(new DotChart.Dot(name, rank, low, high, shown));
      alternative.add(name + " " + shown);
    }
    blocks.add(Paragraph.body(words.get("ranks.note")));
    String caption = words.get("ranks.caption", words.quarter(context.quarter()));
    Figure figure =
        new Figure(
            "ranks",
            caption,
            new DotChart(
                new Axis(words.get("axis.rank"), Format.integer()),
                UnitLines.ends(dots),
                List.of()),
            String.join(words.get("separator"), UnitLines.ends(alternative)));
    blocks.addAll(UnitLines.noted(context, figure, dots.size(), "lines.ends", BY_UNIT));
    if (!UnitLines.fit(dots.size())) {
      blocks.add(
          UnitLines.table(
              context, BY_UNIT, caption, words.get("col.rank"), words.get("col.interval90"), dots));
    }
    return blocks;
  }

  private static String shown(
      ReviewWords words, double rank, @Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? words.count(rank)
        : words.get("value_and_interval", words.count(rank), words.interval(low, high, 0));
  }
}
