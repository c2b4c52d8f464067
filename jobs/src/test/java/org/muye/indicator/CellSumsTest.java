package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** Expected sums are worked out by hand. */
class CellSumsTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 3, 31);
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  @Test
  void sumsWhatRecordsOfAPlaceContributeByDay() {
    assertThat(
            sums(
                FactTable.INCIDENT,
                record("a", null, null, counted("m", "01", FIRST, 1), counted("m", "", FIRST, 2)),
                record("a", null, null, counted("m", "01", FIRST, 4)),
                record("a", null, null, counted("m", "01", FIRST.plusDays(1), 8))))
        .containsExactlyInAnyOrder(
            "root then m[01] 2024-01-01=5.0 2024-01-02=8.0",
            "a then m[01] 2024-01-01=5.0 2024-01-02=8.0",
            "root then m[] 2024-01-01=2.0",
            "a then m[] 2024-01-01=2.0");
  }

  @Test
  void countsForTheSubunitAndForTheUnitsOfTodaysBoundariesByTheirWeights() {
    assertThat(
            sums(
                FactTable.INCIDENT,
                record("a", "a1", "b:0.25;UNK:unit:0.75", counted("m", "", FIRST, 4))))
        .containsExactlyInAnyOrder(
            "root then m[] 2024-01-01=4.0",
            "a then m[] 2024-01-01=4.0",
            "a1 then m[] 2024-01-01=4.0",
            "b today m[] 2024-01-01=1.0",
            "UNK:unit today m[] 2024-01-01=3.0");
  }

  @Test
  void countsNothingForTheRegionWhereARecordOfAUnitIsNoneOfIts() {
    assertThat(sums(FactTable.DUTY, record("a", null, "", counted("m", "", FIRST, 1))))
        .containsExactly("a then m[] 2024-01-01=1.0");
  }

  @Test
  void leavesOutWhatIsNoContributionAndDaysBeforeTheFirstExceptOfStocks() {
    assertThat(
            sums(
                FactTable.DUTY,
                record(
                    "a",
                    null,
                    null,
                    null,
                    counted("m", "", null, 1),
                    counted("m", "", FIRST, 0),
                    counted("m", "", FIRST.minusDays(1), 1),
                    counted("stock", "", FIRST.minusDays(1), 1))))
        .containsExactly("a then stock[] 2023-12-31=1.0");
  }

  @Test
  void handsOnWhatItHoldsBeforeItIsTooMuch() {
    List<Row> records = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      records.add(record("u" + i, null, null, counted("m", "", FIRST, 1)));
    }
    List<String> sums = new ArrayList<>();
    new CellSums(new CountingUnits(FactTable.DUTY, "root"), FIRST, Set.of(), 10)
        .call(records.iterator())
        .forEachRemaining(row -> sums.add(row.getString(0)));
    assertThat(sums).hasSize(25).doesNotHaveDuplicates();
  }

  private static List<String> sums(FactTable kind, Row... records) {
    List<String> sums = new ArrayList<>();
    new CellSums(new CountingUnits(kind, "root"), FIRST, Set.of("stock"), 1000)
        .call(List.of(records).iterator())
        .forEachRemaining(row -> sums.add(text(row)));
    return sums;
  }

  private static String text(Row row) {
    assertThat(row.<LocalDate>getAs(1)).isEqualTo(AS_OF);
    StringBuilder text =
        new StringBuilder(
            "%s %s %s[%s]"
                .formatted(
                    row.getString(0),
                    row.getBoolean(2) ? "today" : "then",
                    row.getString(3),
                    row.getString(4)));
    DayCounts counts = new DayCounts();
    counts.addAll(row.<byte[]>getAs(5));
    for (LocalDate day = FIRST.minusDays(9); day.isBefore(AS_OF); day = day.plusDays(1)) {
      if (counts.anyFrom(day, day.plusDays(1))) {
        text.append(' ').append(day).append('=').append(counts.sum(day, day.plusDays(1)));
      }
    }
    return text.toString();
  }

  private static Row record(
      String unit, @Nullable String subunit, @Nullable String rebased, @Nullable Row... counted) {
    return RowFactory.create(
        unit,
        subunit,
        rebased,
        AS_OF,
        CollectionConverters.asScala(Arrays.asList(counted)).toSeq());
  }

  private static Row counted(String measure, String category, @Nullable LocalDate day, double n) {
    return RowFactory.create(measure, category, day, n);
  }
}
