package org.muye.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Axis;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.LineChart;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.time.Period;

/** What the next quarter may bring, and its key dates. */
final class OutlookSection implements Section {
  private static final int SHOWN_QUARTERS = 12;

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("outlook.title")));
    String next = context.nextQuarter();
    List<GoldRow> forecasts =
        context.inputs.table("gold.forecast").stream()
            .filter(row -> row.is("period", next) && row.is("unit_id", context.root()))
            // A class of few records is close to its own forecast.
            .filter(row -> !context.isPublic() || row.text("category") == null)
            .toList();
    List<Row> rows = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (GoldRow row : forecasts) {
      Optional<GoldRow> one = Optional.of(row);
      Double low = row.number("low_95");
      Double high = row.number("high_95");
      Double low80 = row.number("low_80");
      Double high80 = row.number("high_80");
      Double expected = row.number("expected");
      if (low != null && high != null && expected != null && row.text("category") == null) {
        Double probability = row.number("probability_above_threshold");
        sentences.add(
            words.get(
                "outlook.sentence",
                Names.series(context, row),
                words.count(expected),
                words.count(low),
                words.count(high),
                probability == null ? words.get("absent.NO_DATA") : words.percent(probability)));
      }
      rows.add(
          Row.of(
              Cell.words(Names.series(context, row)),
              context.cell(one, "expected", Format.integer()),
              low80 == null || high80 == null ? absent(context, row) : Cell.interval(low80, high80),
              low == null || high == null ? absent(context, row) : Cell.interval(low, high),
              context.cell(one, "threshold", Format.integer()),
              context.cell(one, "probability_above_threshold", Format.percent(1)),
              row.text("model") == null
                  ? absent(context, row)
                  : Cell.words(words.orElse("model." + row.words("model"), row.words("model")))));
    }
    if (rows.isEmpty()) {
      blocks.add(Paragraph.body(words.get("outlook.nothing", words.quarter(next))));
    } else {
      blocks.add(
          Paragraph.body(
              sentences.isEmpty()
                  ? words.get("outlook.nothing", words.quarter(next))
                  : words.get("outlook.lead", words.quarter(next)) + words.sentences(sentences)));
      blocks.add(
          new Table(
              "outlook",
              words.get("outlook.caption", words.quarter(next), context.regionName()),
              List.of(
                  Column.of(words.get("col.series"), Format.text()),
                  Column.of(words.get("col.expected"), Format.integer()),
                  Column.ofIntervals(words.get("col.interval80"), Format.integer()),
                  Column.ofIntervals(words.get("col.interval95"), Format.integer()),
                  Column.of(words.get("col.threshold"), Format.integer()),
                  Column.of(words.get("col.probability"), Format.percent(1)),
                  Column.of(words.get("col.model"), Format.text())),
              rows,
              List.of(words.get("outlook.note"))));
      chart(context, forecasts).ifPresent(blocks::add);
    }
    keyDates(context, next, blocks);
    return blocks;
  }

  private static Cell absent(ReviewContext context, GoldRow row) {
    return Cell.absent(context.words.absence(row.text("status_reason")));
  }

  /** Incidents of the last three years by quarter, and the four to come. */
  private static Optional<Block> chart(ReviewContext context, List<GoldRow> forecasts) {
    boolean any =
        forecasts.stream().anyMatch(row -> row.is("series", "I2") && row.number("low_95") != null);
    if (!any) {
      return Optional.empty();
    }
    ReviewWords words = context.words;
    List<String> quarters = new ArrayList<>(List.of(context.quarter()));
    for (int i = 1; i < SHOWN_QUARTERS; i++) {
      quarters.add(0, Period.parse(quarters.get(0)).previous().label());
    }
    List<String> labels = new ArrayList<>(quarters);
    List<@Nullable Double> observed = new ArrayList<>();
    for (String quarter : quarters) {
      observed.add(
          context
              .values
              .find("I2", context.root(), "", quarter)
              .map(row -> row.number("numerator"))
              .orElse(null));
    }
    List<@Nullable Double> expected = new ArrayList<>(Collections.nCopies(labels.size(), null));
    List<@Nullable Double> low = new ArrayList<>(expected);
    List<@Nullable Double> high = new ArrayList<>(expected);
    List<@Nullable Double> low80 = new ArrayList<>(expected);
    List<@Nullable Double> high80 = new ArrayList<>(expected);
    context.inputs.table("gold.forecast").stream()
        .filter(row -> row.is("series", "I2") && row.is("unit_id", context.root()))
        .filter(row -> row.words("period").compareTo(context.quarter()) > 0)
        .sorted((a, b) -> a.words("period").compareTo(b.words("period")))
        .forEach(
            row -> {
              labels.add(row.words("period"));
              observed.add(null);
              expected.add(row.number("expected"));
              low.add(row.number("low_95"));
              high.add(row.number("high_95"));
              low80.add(row.number("low_80"));
              high80.add(row.number("high_80"));
            });
    return Optional.of(
        new Figure(
            "outlook-incidents",
            words.get("outlook.chart", context.regionName()),
            new LineChart(
                "",
                new Axis(words.get("axis.incidents"), Format.integer()),
                labels,
                List.of(
                    LineChart.Line.observed(words.get("legend.observed"), observed),
                    LineChart.Line.forecast(words.get("legend.expected"), expected)),
                List.of(
                    new LineChart.Band(words.get("col.interval95"), low, high),
                    new LineChart.Band(words.get("col.interval80"), low80, high80)),
                List.of()),
            words.get("outlook.chart.alternative")));
  }

  private static String days(ReviewWords words, GoldRow date) {
    LocalDate from = LocalDate.parse(date.words("from"));
    LocalDate to = LocalDate.parse(date.words("to"));
    return from.equals(to)
        ? words.day(from)
        : words.get("dates.span", words.day(from), words.day(to));
  }

  private static void keyDates(ReviewContext context, String next, List<Block> blocks) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (GoldRow date : context.inputs.table("region.key_dates")) {
      if (date.is("period", next)) {
        rows.add(
            Row.of(
                Cell.words(days(words, date)),
                Cell.words(words.name(date.words("name_zh"), date.words("name_en"))),
                Cell.words(words.name(date.words("attention_zh"), date.words("attention_en")))));
      }
    }
    blocks.add(Heading.numbered(2, words.get("dates.title")));
    if (rows.isEmpty()) {
      blocks.add(Paragraph.body(words.get("dates.none")));
      return;
    }
    blocks.add(
        Table.of(
            "key-dates",
            words.get("dates.caption", words.quarter(next)),
            List.of(
                Column.of(words.get("col.days"), Format.text()),
                Column.of(words.get("col.date_name"), Format.text()),
                Column.of(words.get("col.attention"), Format.text())),
            rows));
  }
}
