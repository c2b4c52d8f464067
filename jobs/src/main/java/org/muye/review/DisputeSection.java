package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muye.document.Axis;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.ReferenceLine;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/**
 * Disputes: intake, categories, where and how soon they are resolved, what escalates, what stays.
 */
final class DisputeSection implements Section {
  private static final String LEVEL_1 = "L1:";
  private static final String DAYS_BY_UNIT = "median-days-by-unit";
  private static final int SHOWN_CATEGORIES = 10;

  /** A resolution rate from which on it says little. */
  private static final double SATURATED = 0.9;

  private static final List<ShownIndicator> HANDLING =
      List.of(
          ShownIndicator.of("D7", "", "row.early_detection", Format.percent(1)),
          ShownIndicator.of("D8", "", "row.detection_lag", Format.decimal(1)),
          ShownIndicator.of("D9", "", "row.early_warning", Format.percent(1)),
          ShownIndicator.of("D9_LEAD_DAYS", "", "row.warning_lead", Format.decimal(1)),
          ShownIndicator.of("D10", "7", "row.early_resolution_7", Format.percent(1)),
          ShownIndicator.of("D10", "30", "row.early_resolution", Format.percent(1)),
          ShownIndicator.of("D2", "", "row.resolved", Format.percent(1)),
          ShownIndicator.of("D3", "", "row.on_time", Format.percent(1)),
          ShownIndicator.of("D4_MEDIAN", "", "row.median_days", Format.integer()),
          ShownIndicator.of("D4_RMST90", "", "row.mean_days", Format.decimal(1)),
          ShownIndicator.of("D5_ACCEPTED", "", "row.at_source", Format.percent(1)),
          ShownIndicator.of("D6_VILLAGE", "", "row.in_village", Format.percent(1)),
          ShownIndicator.of("D11", "", "row.escalated", Format.percent(1)),
          ShownIndicator.of("D11_CIF90", "", "row.escalated_90", Format.percent(1)),
          ShownIndicator.of("D12", "", "row.reopened", Format.percent(1)),
          ShownIndicator.of("D14", "", "row.group", Format.percent(1)),
          ShownIndicator.of("I11", "", "row.criminalised", Format.percent(1)),
          ShownIndicator.of("D13", "30", "row.open_30", Format.integer()),
          ShownIndicator.of("D13", "90", "row.open_90", Format.integer()),
          ShownIndicator.of("D13", "180", "row.open_180", Format.integer()));

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("dispute.title")));
    Optional<String> intake = Sentences.disputes(context);
    if (intake.isEmpty()) {
      blocks.add(Paragraph.body(words.get("dispute.nothing")));
      return blocks;
    }
    List<String> sentences = new ArrayList<>(List.of(intake.get()));
    Sentences.resolution(context).ifPresent(sentences::add);
    blocks.add(Paragraph.body(words.sentences(sentences)));
    categories(context, blocks);
    blocks.add(Heading.numbered(2, words.get("dispute.handling")));
    blocks.add(handling(context));
    durations(context, blocks);
    blocks.addAll(SignalLadder.blocks(context));
    return blocks;
  }

  private static void categories(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    List<GoldRow> rows =
        context.values.categories("D15", context.root()).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(LEVEL_1) || entry.getKey().equals("UNK"))
            .map(Map.Entry::getValue)
            .sorted(
                Comparator.comparingDouble(
                    row -> {
                      Double n = row.number("numerator");
                      return n == null ? 0 : -n;
                    }))
            .limit(SHOWN_CATEGORIES)
            .toList();
    if (rows.isEmpty()) {
      return;
    }
    boolean[] hidden =
        context.hidden(
            rows.stream().map(row -> row.number("numerator")).toArray(n -> new Double[n]));
    List<Row> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Optional<GoldRow> row = Optional.of(rows.get(i));
      cells.add(
          Row.of(
              Cell.words(category(context, rows.get(i).words("category"))),
              hidden[i] ? context.suppressed() : context.cell(row, "numerator", Format.integer()),
              hidden[i] ? context.suppressed() : context.cell(row, "value", null),
              hidden[i] ? context.suppressed() : context.interval(row, null),
              hidden[i] ? context.suppressed() : context.cell(row, "previous_value", null)));
    }
    blocks.add(
        Table.of(
            "dispute-categories",
            words.get("dispute.categories", words.quarter(context.quarter())),
            List.of(
                Column.of(words.get("col.category"), Format.text()),
                Column.of(words.get("col.disputes"), Format.integer(), words.get("unit.disputes")),
                Column.of(words.get("col.share"), Format.percent(1)),
                Column.ofIntervals(words.get("col.interval"), Format.percent(1)),
                Column.of(words.get("col.share_before"), Format.percent(1))),
            cells));
  }

  private static String category(ReviewContext context, String category) {
    return context.words.code(
        context.inputs.codes(),
        "dispute_category",
        category.startsWith(LEVEL_1) ? category.substring(LEVEL_1.length()) : category);
  }

  private static Block handling(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (ShownIndicator line : HANDLING) {
      Optional<GoldRow> row = line.row(context);
      rows.add(
          Row.of(
              Cell.words(words.get(line.labelKey())),
              line.cell(context, row),
              line.interval(context, row),
              line.part(context, row, "numerator"),
              line.part(context, row, "denominator")));
    }
    return new Table(
        "dispute-handling",
        words.get("dispute.handling.caption", words.quarter(context.quarter())),
        List.of(
            Column.of(words.get("col.indicator"), Format.text()),
            Column.of(words.get("col.value"), Format.decimal(2)),
            Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
            Column.of(words.get("col.numerator"), Format.integer()),
            Column.of(words.get("col.denominator"), Format.integer())),
        rows,
        List.of(words.get("dispute.handling.note")));
  }

  /** Whether the resolution rates of all units are so high that they tell none apart. */
  private static boolean isSaturated(ReviewContext context) {
    List<Double> rates = new ArrayList<>();
    for (UnitName unit : context.units()) {
      Double rate = context.values.number("D2", unit.id(), "", "value");
      if (rate != null) {
        rates.add(rate);
      }
    }
    return !rates.isEmpty() && rates.stream().allMatch(rate -> rate >= SATURATED);
  }

  /** Median days by unit, open cases censored. */
  private static void durations(ReviewContext context, List<Block> blocks) {
    ReviewWords words = context.words;
    UnitCounts medians = new UnitCounts(context, "D4_MEDIAN", "");
    List<DotChart.Dot> dots = new ArrayList<>();
    boolean any = false;
    List<UnitName> units = context.units();
    for (int i = 0; i < units.size(); i++) {
      Optional<GoldRow> row = medians.shown(i);
      Double value = row.map(r -> r.number("value")).orElse(null);
      Double low = row.map(r -> r.number("ci_low")).orElse(null);
      Double high = row.map(r -> r.number("ci_high")).orElse(null);
      any |= value != null;
      String name = context.unitName(units.get(i));
      if (value == null) {
        dots.add(
            new DotChart.Dot(
                name,
                null,
                null,
                null,
                medians.isHidden(i)
                    ? words.get("suppressed.cell")
                    : words.absence(row.map(r -> r.text("status_reason")).orElse(null))));
      } else if (low == null || high == null) {
        dots.add(
            new DotChart.Dot(
                name, value, null, null, words.get("days.open_interval", words.count(value))));
      } else {
        dots.add(
            new DotChart.Dot(
                name,
                value,
                low,
                high,
                words.get(
                    "days.interval", words.count(value), words.count(low), words.count(high))));
      }
    }
    if (!any) {
      return;
    }
    Double whole = medians.whole().map(row -> row.number("value")).orElse(null);
    blocks.add(
        Paragraph.body(
            words.get(isSaturated(context) ? "dispute.durations.saturated" : "dispute.durations")));
    String caption = words.get("dispute.durations.caption", words.quarter(context.quarter()));
    List<DotChart.Dot> lines = UnitLines.outstanding(dots);
    if (!lines.isEmpty()) {
      Figure figure =
          new Figure(
              "median-days",
              caption,
              new DotChart(
                  new Axis(words.get("axis.days"), Format.integer()),
                  lines,
                  whole == null
                      ? List.of()
                      : List.of(
                          new ReferenceLine(words.get("whole", context.regionName()), whole))),
              words.get("dispute.durations.alternative"));
      blocks.addAll(
          UnitLines.noted(context, figure, dots.size(), "lines.outstanding", DAYS_BY_UNIT));
    }
    if (!UnitLines.fit(dots.size())) {
      blocks.add(
          UnitLines.table(
              context,
              DAYS_BY_UNIT,
              caption,
              words.get("row.median_days"),
              words.get("col.interval95"),
              dots));
    }
  }
}
