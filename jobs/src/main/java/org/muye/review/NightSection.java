package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Table;

/** What the last night took in, and whether its results are those that are shown. */
final class NightSection implements Section {
  private final Optional<LastNight> last;

  NightSection(Optional<LastNight> last) {
    this.last = last;
  }

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("night.title")));
    if (last.isEmpty()) {
      blocks.add(Paragraph.body(words.get("night.none")));
      return blocks;
    }
    LastNight night = last.get();
    if (!night.isPublished()) {
      blocks.add(
          Paragraph.warning(
              words.get(
                  night.closedGates() > 0 ? "night.held" : "night.failed",
                  night.startedAt(),
                  words.count(night.closedGates()))));
    }
    long read = night.sources().stream().mapToLong(LastNight.Source::read).sum();
    long quarantined = night.sources().stream().mapToLong(LastNight.Source::quarantined).sum();
    blocks.add(
        Paragraph.body(
            words.get(
                "night.summary",
                night.startedAt(),
                words.count(night.files()),
                words.count(read),
                words.count(quarantined))));
    if (night.failedFiles() > 0) {
      blocks.add(
          Paragraph.warning(words.get("night.unreadable", words.count(night.failedFiles()))));
    }
    if (!night.sources().isEmpty()) {
      blocks.add(sources(words, night));
    }
    return blocks;
  }

  private static Block sources(ReviewWords words, LastNight night) {
    List<Row> rows = new ArrayList<>();
    for (LastNight.Source source : night.sources()) {
      rows.add(
          Row.of(
              Cell.words(source.name()),
              Cell.words(words.orElse("record." + source.record(), source.record())),
              Cell.number(source.read()),
              Cell.number(source.written()),
              Cell.number(source.voided()),
              Cell.number(source.duplicates()),
              Cell.number(source.quarantined())));
    }
    return new Table(
        "sources",
        words.get("night.caption"),
        List.of(
            Column.of(words.get("col.source"), Format.text()),
            Column.of(words.get("col.record"), Format.text()),
            Column.of(words.get("col.read"), Format.integer()),
            Column.of(words.get("col.written"), Format.integer()),
            Column.of(words.get("col.void"), Format.integer()),
            Column.of(words.get("col.duplicates"), Format.integer()),
            Column.of(words.get("col.quarantined"), Format.integer())),
        rows,
        List.of(words.get("night.note")));
  }
}
