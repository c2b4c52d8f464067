package org.muye.disclosure;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.AssessmentIndicators;
import org.muye.indicator.Comparison;
import org.muye.indicator.Definition;
import org.muye.time.Period;

/**
 * Marks the rows of one year that may not show their numbers, as {@link YearDisclosure} judges
 * their counts.
 */
final class YearMarks implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String FIRST = "gold.indicator_release";
  private static final Set<String> SCORES =
      AssessmentIndicators.definitions().stream().map(Definition::id).collect(toUnmodifiableSet());

  private final YearDisclosure rules;
  private final Map<String, IndicatorCounts> indicators;

  /** The same rules for all years. */
  YearMarks(YearDisclosure rules, Map<String, IndicatorCounts> indicators) {
    this.rules = rules;
    this.indicators = indicators;
  }

  /** The marks of the rows of one year, as {@link HiddenRows#find} has them. */
  Iterator<String> of(Iterator<Row> found) {
    List<CountRow> counts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    while (found.hasNext()) {
      Row row = found.next();
      counts.add(count(counts.size(), row));
      rows.add(row);
    }
    YearDisclosure.Hidden hidden = rules.hidden(counts);
    return Stream.concat(
            hidden.rows().stream().flatMap(id -> marks(counts.get(id), rows.get(id)).stream()),
            Stream.concat(
                Stream.concat(
                        hidden.wholes().stream().map(rows::get),
                        rows.stream().filter(this::hasUncounted))
                    .map(row -> mark(HiddenRows.WHOLE, row)),
                Stream.concat(
                        hidden.leftOut().stream().map(rows::get),
                        counts.stream()
                            .filter(
                                count -> !rules.isPublished(count) || isScore(rows.get(count.id())))
                            .map(count -> rows.get(count.id()))
                            .filter(row -> !row.<Boolean>getAs("keeps_row")))
                    .map(row -> mark(HiddenRows.LEFT_OUT, row))))
        .iterator();
  }

  private CountRow count(int id, Row row) {
    return new CountRow(
        id,
        row.getAs("series"),
        row.getAs("boundaries"),
        FIRST.equals(row.getAs("table")),
        "PROVISIONAL".equals(row.getAs("release")),
        row.getAs("unit_id"),
        Period.parse(row.getAs("period")),
        row.getAs("category"),
        named("part", row),
        number(row, "count"),
        hasWhole(row) ? named("whole", row) : "",
        number(row, "whole"),
        row.getAs("is_share"),
        isRate(row));
  }

  /** By the rule book, which may be known, a score gives the events of its rules back. */
  private static boolean isScore(Row row) {
    return SCORES.contains(row.<String>getAs("indicator"));
  }

  private static @Nullable Double number(Row row, String column) {
    return row.getAs(column);
  }

  /**
   * What a row counts has the name of its indicator and class, what it is taken from as well;
   * {@link SameCounts} finds those that are the same.
   */
  private static String named(String part, Row row) {
    return String.join(
        HiddenRows.PART,
        part,
        row.getAs("counted"),
        Objects.requireNonNullElse(row.<String>getAs("category"), ""));
  }

  private boolean isRate(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return known != null && known.isRate();
  }

  private boolean hasWhole(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return row.getAs("whole") != null
        && !hasUncounted(row)
        && (row.<Boolean>getAs("is_share") || known == null || known.hasWhole());
  }

  private boolean hasUncounted(Row row) {
    IndicatorCounts known = indicators.get(row.<String>getAs("indicator"));
    return known != null && known.hasUncounted();
  }

  private List<String> marks(CountRow count, Row row) {
    List<String> marks = new ArrayList<>();
    marks.add(mark(HiddenRows.ROW, row));
    String indicator = row.getAs("indicator");
    // What is not published for one period is not for the next.
    if (!indicator.isEmpty() && rules.isPublished(count)) {
      marks.add(later(HiddenRows.A_YEAR_LATER, count, indicator, count.period().yearsEarlier(-1)));
      IndicatorCounts known = indicators.get(indicator);
      Comparison reference = known == null ? null : known.reference();
      if (reference == Comparison.YEAR_EARLIER || reference == Comparison.THREE_YEARS) {
        for (int years = 1; years <= reference.periods(); years++) {
          marks.add(
              later(HiddenRows.REFERENCE, count, indicator, count.period().yearsEarlier(-years)));
        }
      } else if (reference == Comparison.PREVIOUS) {
        marks.add(
            later(HiddenRows.REFERENCE, count, indicator, Optional.of(count.period().next())));
      }
    }
    return marks;
  }

  private static String mark(String mark, Row row) {
    return line(mark, row.getAs("table"), row.getAs("key"));
  }

  private static String later(
      String mark, CountRow count, String indicator, Optional<Period> period) {
    return line(
        mark,
        "",
        String.join(
            HiddenRows.PART,
            indicator,
            count.unit(),
            Objects.requireNonNullElse(count.category(), "\u0000"),
            period.map(Period::label).orElse("")));
  }

  private static String line(String mark, String table, String key) {
    return String.join(HiddenRows.COLUMN, mark, table, key);
  }
}
