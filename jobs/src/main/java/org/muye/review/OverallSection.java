package org.muye.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.DistrictMap;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Shading;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/** The situation as a whole: a few sentences, the master table, the districts and their map. */
final class OverallSection implements Section {
  private static final String MASTER = "master";
  static final String DISTRICTS = "districts";
  private static final int HIGHEST_LEVEL = 1;
  private static final int LOWEST_LEVEL = 4;

  private static final List<ShownIndicator> HEADLINES =
      List.of(
          new ShownIndicator("I2", "", "row.incidents", "numerator", Format.integer()),
          ShownIndicator.of("I2", "", "row.incident_rate", Format.perTenThousand(2)),
          ShownIndicator.of("I2", "01", "row.criminal_rate", Format.perTenThousand(2)),
          ShownIndicator.of("I2", "02", "row.public_order_rate", Format.perTenThousand(2)),
          ShownIndicator.of("I10_GRADE", "", "row.major", Format.integer()),
          new ShownIndicator("D1", "", "row.disputes", "numerator", Format.integer()),
          ShownIndicator.of("D1", "", "row.dispute_rate", Format.perTenThousand(2)),
          ShownIndicator.of("D2", "", "row.resolved", Format.percent(1)),
          ShownIndicator.of("D3", "", "row.on_time", Format.percent(1)),
          ShownIndicator.of("D4_MEDIAN", "", "row.median_days", Format.integer()),
          ShownIndicator.of("D5_ACCEPTED", "", "row.at_source", Format.percent(1)),
          ShownIndicator.of("D10", "30", "row.early_resolution", Format.percent(1)),
          ShownIndicator.of("D11", "", "row.escalated", Format.percent(1)),
          ShownIndicator.of("D12", "", "row.reopened", Format.percent(1)),
          ShownIndicator.of("D13", "90", "row.open_90", Format.integer()),
          ShownIndicator.of("L6", "", "row.duty", Format.percent(1)),
          ShownIndicator.of("T1", "", "row.sessions", Format.integer()));

  @Override
  public List<Block> blocks(ReviewContext context) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, context.words.get("overall.title")));
    if (context.inputs.header().isProvisional()) {
      blocks.add(
          Paragraph.warning(
              context.words.get("overall.provisional", context.words.day(context.asOf()))));
    }
    blocks.add(summary(context));
    blocks.add(master(context));
    blocks.add(Heading.numbered(2, context.words.get("overall.districts")));
    blocks.add(districts(context));
    map(context).ifPresent(blocks::add);
    return blocks;
  }

  private static Block summary(ReviewContext context) {
    ReviewWords words = context.words;
    List<String> sentences = new ArrayList<>();
    Sentences.incidents(context).ifPresent(sentences::add);
    Sentences.disputes(context).ifPresent(sentences::add);
    Sentences.resolution(context).ifPresent(sentences::add);
    Sentences.levels(context).ifPresent(sentences::add);
    Sentences.duties(context).ifPresent(sentences::add);
    if (sentences.isEmpty()) {
      return Paragraph.body(words.get("overall.nothing"));
    }
    return new Paragraph(Paragraph.Kind.BODY, words.see(words.sentences(sentences), MASTER));
  }

  private static Block master(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (ShownIndicator headline : HEADLINES) {
      Optional<GoldRow> row = headline.row(context);
      rows.add(
          Row.of(
              Cell.words(words.get(headline.labelKey())),
              headline.cell(context, row),
              headline.interval(context, row),
              change(context, headline, true),
              change(context, headline, false)));
    }
    return new Table(
        MASTER,
        words.get("overall.master", context.regionName(), words.quarter(context.quarter())),
        List.of(
            Column.of(words.get("col.indicator"), Format.text()),
            Column.of(words.get("col.value"), Format.decimal(2)),
            Column.ofIntervals(words.get("col.interval"), Format.decimal(2)),
            Column.of(words.get("col.on_year"), Format.text()),
            Column.of(words.get("col.on_quarter"), Format.text())),
        rows,
        List.of(words.get("overall.master.note")));
  }

  private static Cell change(ReviewContext context, ShownIndicator headline, boolean onYear) {
    boolean incidents = headline.indicator().equals("I2") && headline.category().isEmpty();
    boolean disputes = headline.indicator().equals("D1");
    if (!incidents && !disputes) {
      return Cell.words(context.words.get("cell.blank"));
    }
    Change change =
        incidents
            ? onYear
                ? Changes.incidentsOnYear(context, context.root())
                : Changes.incidentsOnQuarter(context, context.root())
            : onYear
                ? Changes.disputesOnYear(context, context.root())
                : Changes.disputesOnQuarter(context, context.root());
    return changeCell(context, change);
  }

  /** A change in few words: its size and whether it is clear. */
  static Cell changeCell(ReviewContext context, Change change) {
    Double share = change.share();
    if (share == null) {
      return Cell.absent(context.words.get("change.cell." + change.direction().name()));
    }
    String sign = share > 0 ? "+" : share < 0 ? "\u2212" : "";
    return Cell.words(
        context.words.get(
            "change.cell." + change.direction().name(),
            sign + context.words.percent(Math.abs(share))));
  }

  /** The main figures of every unit. */
  static Block districts(ReviewContext context) {
    ReviewWords words = context.words;
    UnitCounts incidents = new UnitCounts(context, "I2", "");
    UnitCounts disputes = new UnitCounts(context, "D1", "");
    UnitCounts onTime = new UnitCounts(context, "D3", "");
    UnitCounts open = new UnitCounts(context, "D13", "90");
    List<Row> rows = new ArrayList<>();
    List<UnitName> units = context.units();
    for (int i = 0; i < units.size(); i++) {
      Optional<GoldRow> level = level(context, units.get(i).id());
      Cell[] cells = {
        Cell.words(context.unitName(units.get(i))),
        incidents.cell(i, "numerator", Format.integer()),
        incidents.cell(i, "value", Format.perTenThousand(2)),
        incidents.interval(i, Format.perTenThousand(2)),
        incidents.isHidden(i)
            ? context.suppressed()
            : changeCell(context, Changes.incidentsOnYear(context, units.get(i).id())),
        disputes.cell(i, "numerator", Format.integer()),
        onTime.cell(i, "value", Format.percent(1)),
        open.cell(i, "value", Format.integer()),
        level
            .map(row -> Cell.words(levelName(context, row)))
            .orElse(Cell.absent(words.get("absent.NO_DATA")))
      };
      boolean stands = isRaised(context, units.get(i));
      rows.add(stands ? Row.highlight(cells) : Row.of(cells));
    }
    rows.add(
        Row.total(
            Cell.words(context.regionName()),
            incidents.wholeCell("numerator", Format.integer()),
            incidents.wholeCell("value", Format.perTenThousand(2)),
            context.interval(incidents.whole(), Format.perTenThousand(2)),
            changeCell(context, Changes.incidentsOnYear(context, context.root())),
            disputes.wholeCell("numerator", Format.integer()),
            onTime.wholeCell("value", Format.percent(1)),
            open.wholeCell("value", Format.integer()),
            Cell.words(words.get("cell.blank"))));
    List<String> notes = new ArrayList<>(List.of(words.get("overall.districts.note")));
    if (context.isPublic()) {
      notes.add(words.get("suppressed.note", words.count(context.inputs.header().suppressBelow())));
    }
    return new Table(
        DISTRICTS,
        words.get("overall.districts.caption", words.quarter(context.quarter())),
        List.of(
            Column.of(words.get("col.unit"), Format.text()),
            Column.of(words.get("col.incidents"), Format.integer(), words.get("unit.incidents")),
            Column.of(words.get("col.rate"), Format.perTenThousand(2), words.get("unit.rate")),
            Column.ofIntervals(words.get("col.interval"), Format.perTenThousand(2)),
            Column.of(words.get("col.on_year"), Format.text()),
            Column.of(words.get("col.disputes"), Format.integer(), words.get("unit.disputes")),
            Column.of(words.get("col.on_time"), Format.percent(1)),
            Column.of(words.get("col.open_90"), Format.integer(), words.get("unit.disputes")),
            Column.of(words.get("col.level"), Format.text())),
        rows,
        notes);
  }

  /** The level of a unit in the quarter. */
  static Optional<GoldRow> level(ReviewContext context, String unit) {
    return context.rows("gold.warning", unit).stream()
        .filter(row -> row.is("period", context.quarter()))
        .findFirst();
  }

  static String levelName(ReviewContext context, GoldRow row) {
    // The rule book names colours in Chinese only; in English the number says it.
    String colour = context.words.isChinese() ? row.words("colour_zh") : "";
    String name = context.words.name(row.words("level_name_zh"), row.words("level_name_en"));
    return row.whole("level") < HIGHEST_LEVEL || colour.isEmpty()
        ? name
        : context.words.get("level.with_colour", name, colour);
  }

  /** Levels on a map, where the borders are known. */
  static Optional<Block> map(ReviewContext context) {
    ReviewWords words = context.words;
    List<UnitName> mapped =
        context.units().stream().filter(unit -> !unit.borders().isEmpty()).toList();
    boolean allNamed = UnitLines.fit(mapped.size());
    // Of very many units those are named that stand on a level, unless they are too many as well.
    boolean someNamed =
        UnitLines.fit((int) mapped.stream().filter(unit -> isRaised(context, unit)).count());
    List<DistrictMap.Area> areas = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    for (UnitName unit : mapped) {
      Optional<GoldRow> level = level(context, unit.id());
      String name = level.map(row -> levelName(context, row)).orElse(words.get("absent.NO_DATA"));
      boolean isNamed = allNamed || (someNamed && isRaised(context, unit));
      shown.add(context.unitName(unit) + " " + name);
      areas.add(
          new DistrictMap.Area(
              isNamed ? context.unitName(unit) : "",
              isNamed && isRaised(context, unit) ? name : "",
              level.map(row -> shade(row.whole("level"))).orElse(null),
              unit.borders().stream().map(OverallSection::ring).toList()));
    }
    if (areas.isEmpty()) {
      return Optional.empty();
    }
    List<String> classes = new ArrayList<>(List.of(words.get("level.none")));
    for (int level = LOWEST_LEVEL; level >= HIGHEST_LEVEL; level--) {
      classes.add(words.level(level));
    }
    String alternative =
        allNamed
            ? String.join(words.get("separator"), shown)
            : Sentences.levels(context).orElse(words.get("absent.NO_DATA"));
    return Optional.of(
        new Figure(
            "district-map",
            words.get("overall.map", words.quarter(context.quarter())),
            new DistrictMap(areas, new Shading(classes, words.get("absent.NO_DATA"))),
            alternative));
  }

  private static boolean isRaised(ReviewContext context, UnitName unit) {
    return level(context, unit.id()).filter(row -> row.whole("level") >= HIGHEST_LEVEL).isPresent();
  }

  /** No level is the lightest; level 1 the darkest. */
  private static @Nullable Integer shade(int level) {
    return level < HIGHEST_LEVEL ? 0 : LOWEST_LEVEL - level + 1;
  }

  private static DistrictMap.Ring ring(List<Double> positions) {
    List<DistrictMap.Position> ring = new ArrayList<>();
    for (int i = 0; i + 1 < positions.size(); i += 2) {
      ring.add(new DistrictMap.Position(positions.get(i), positions.get(i + 1)));
    }
    return new DistrictMap.Ring(ring);
  }
}
