package org.muye.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.Column;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.Heading;
import org.muye.document.HeatMap;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.Shading;
import org.muye.document.Table;
import org.muye.review.ReviewInputs.UnitName;

/** Training and publicity: sessions, attendances, the four venues, skills and their gaps. */
final class TrainingSection implements Section {
  static final String VENUES = "venue_type";
  private static final String SKILLS = "skill";
  private static final String SKILLS_BY_UNIT = "skills-by-unit";

  /** The four kinds of venue (四进): offices, communities, enterprises, schools. */
  static final List<String> FOUR_VENUES = List.of("1", "2", "3", "4");

  private static final List<String> SIX_SKILLS = List.of("01", "02", "03", "04", "05", "06");

  @Override
  public List<Block> blocks(ReviewContext context) {
    ReviewWords words = context.words;
    List<Block> blocks = new ArrayList<>();
    blocks.add(Heading.numbered(1, words.get("training.title")));
    Double sessions = context.values.number("T1", context.root(), "", "value");
    if (sessions == null) {
      blocks.add(Paragraph.body(words.get("training.nothing")));
      return blocks;
    }
    Optional<GoldRow> attendance = context.values.find("T2", context.root());
    Double people = attendance.map(row -> row.number("value")).orElse(null);
    boolean atLeast =
        attendance.map(row -> row.words("status_reason").contains("AT_LEAST")).orElse(false);
    blocks.add(
        Paragraph.body(
            words.get(
                "training.sentence",
                words.quarterOnly(context.quarter()),
                words.count(sessions),
                people == null
                    ? words.absence(attendance.map(r -> r.text("status_reason")).orElse(null))
                    : words.get(
                        atLeast ? "attendance.at_least" : "attendance", words.count(people)))));
    venues(context).ifPresent(blocks::add);
    blocks.addAll(skills(context));
    return blocks;
  }

  /** The number of sessions of a kind in a period; null where coverage is not published. */
  static @Nullable Double sessions(
      ReviewContext context, String unit, String dimension, String code, String period) {
    return coverage(context, unit, dimension, code, period)
        .map(row -> row.number("sessions"))
        .orElse(null);
  }

  private static Optional<GoldRow> coverage(
      ReviewContext context, String unit, String dimension, String code, String period) {
    return context.rows("gold.training_coverage", unit).stream()
        .filter(
            row ->
                row.is("dimension", dimension) && row.is("code", code) && row.is("period", period))
        .findFirst();
  }

  private static Optional<Block> venues(ReviewContext context) {
    ReviewWords words = context.words;
    List<Row> rows = new ArrayList<>();
    for (String venue : FOUR_VENUES) {
      Optional<GoldRow> quarter =
          coverage(context, context.root(), VENUES, venue, context.quarter());
      Optional<GoldRow> year = coverage(context, context.root(), VENUES, venue, context.year());
      if (quarter.isEmpty() && year.isEmpty()) {
        continue;
      }
      Double all = year.map(row -> row.number("sessions")).orElse(null);
      Cell[] cells = {
        Cell.words(words.code(context.inputs.codes(), VENUES, venue)),
        context.cell(quarter, "sessions", Format.integer()),
        context.cell(quarter, "attendance", Format.integer()),
        context.cell(year, "sessions", Format.integer()),
        context.cell(year, "venues_reached", Format.integer()),
        context.cell(year, "coverage", Format.percent(1))
      };
      rows.add(all != null && all == 0 ? Row.highlight(cells) : Row.of(cells));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "four-venues",
                words.get("training.venues.caption", words.quarter(context.quarter())),
                List.of(
                    Column.of(words.get("col.venue"), Format.text()),
                    Column.of(words.get("col.sessions"), Format.integer()),
                    Column.of(words.get("col.attendance"), Format.integer()),
                    Column.of(words.get("col.sessions_year"), Format.integer()),
                    Column.of(words.get("col.venues_reached"), Format.integer()),
                    Column.of(words.get("col.coverage"), Format.percent(1))),
                rows,
                List.of(words.get("training.venues.note"))));
  }

  /** The sessions on each skill that a unit had in the year; null where none are published. */
  private record Taught(String unit, List<@Nullable Double> counts) {
    private static Taught of(ReviewContext context, UnitName unit) {
      List<@Nullable Double> counts = new ArrayList<>();
      for (String skill : SIX_SKILLS) {
        counts.add(sessions(context, unit.id(), SKILLS, skill, context.year()));
      }
      return new Taught(context.unitName(unit), counts);
    }

    private boolean isKnown() {
      return counts.stream().anyMatch(Objects::nonNull);
    }

    private long skills() {
      return counts.stream().filter(count -> count != null && count > 0).count();
    }

    private HeatMap.Row line(ReviewWords words) {
      List<HeatMap.Cell> cells = new ArrayList<>();
      for (Double count : counts) {
        cells.add(
            count == null
                ? new HeatMap.Cell(words.get("absent.NO_DATA"), null)
                : new HeatMap.Cell(words.count(count), shade(count)));
      }
      return new HeatMap.Row(unit, cells);
    }

    private Row row(ReviewWords words) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.words(unit)));
      for (Double count : counts) {
        cells.add(count == null ? Cell.absent(words.get("absent.NO_DATA")) : Cell.number(count));
      }
      return new Row(Row.Emphasis.NONE, cells);
    }
  }

  /** Which skills were taught where in the year. */
  private static List<Block> skills(ReviewContext context) {
    ReviewWords words = context.words;
    List<Taught> all = context.units().stream().map(unit -> Taught.of(context, unit)).toList();
    if (all.stream().noneMatch(Taught::isKnown)) {
      return List.of();
    }
    List<String> gaps =
        all.stream()
            .filter(taught -> taught.skills() < SIX_SKILLS.size())
            .map(Taught::unit)
            .toList();
    String caption = words.get("training.skills.caption", context.year());
    List<String> skills =
        SIX_SKILLS.stream()
            .map(skill -> words.code(context.inputs.codes(), "training_topic", skill))
            .toList();
    boolean fit = UnitLines.fit(all.size());
    Figure figure =
        new Figure(
            "skills",
            caption,
            new HeatMap(
                skills,
                (fit
                        ? all.stream()
                        : all.stream()
                            .sorted(Comparator.comparing(Taught::skills))
                            .limit(UnitLines.MOST))
                    .map(taught -> taught.line(words))
                    .toList(),
                new Shading(
                    List.of(
                        words.get("shade.none"), words.get("shade.some"), words.get("shade.many")),
                    words.get("absent.NO_DATA"))),
            gaps.isEmpty()
                ? words.get("training.skills.complete")
                : words.get("training.skills.gaps", words.units(gaps)));
    List<Block> blocks =
        new ArrayList<>(
            UnitLines.noted(context, figure, all.size(), "lines.skills", SKILLS_BY_UNIT));
    if (!fit) {
      List<Column> columns =
          new ArrayList<>(List.of(Column.of(words.get("col.unit"), Format.text())));
      skills.forEach(skill -> columns.add(Column.of(skill, Format.integer())));
      blocks.add(
          Table.of(
              SKILLS_BY_UNIT,
              caption,
              columns,
              all.stream().map(taught -> taught.row(words)).toList()));
    }
    return blocks;
  }

  private static int shade(double sessions) {
    return sessions == 0 ? 0 : sessions < 3 ? 1 : 2;
  }
}
