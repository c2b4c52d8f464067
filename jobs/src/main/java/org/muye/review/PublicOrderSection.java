package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** Public order: volumes, classes, hot categories, times, places, and which districts differ. */
final class PublicOrderSection implements Section {
  private static final String CLASSES = "incident-classes";

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
    blocks.addAll(HotClasses.blocks(context));
    blocks.addAll(TimesOfDay.blocks(context));
    places(context).ifPresent(blocks::add);
    blocks.addAll(DistrictRates.blocks(context));
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

  private static Optional<Block> places(ReviewContext context) {
    Double share = context.values.number("I8_TOP10", context.root(), "", "value");
    return share == null
        ? Optional.empty()
        : Optional.of(
            Paragraph.body(context.words.get("order.places", context.words.percent(share))));
  }
}
