package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.CountChange.Form;
import org.muye.indicator.ReportingCalendar.Window;
import org.muye.region.Region;
import org.muye.time.AsOf;
import org.muye.time.Period;

/** Changes and re-basing by hand on a city of two districts, one of which was divided. */
class CountChangeTest {
  private static final String VALID = IncidentMeasures.VALID.id();
  @TempDir Path folder;
  private Region region;
  private ReportingCalendar calendar;
  private final UnitCells cells = new UnitCells();

  @BeforeEach
  void load() throws IOException {
    Files.writeString(
        folder.resolve("region.yaml"),
        """
        id: made
        name_zh: 某市
        name_en: Made City
        time_zone: Asia/Shanghai
        root: city
        spring_festival: true
        levels: {unit: [district]}
        population: {basis: [census]}
        """);
    // The old district was divided on 1 July 2020: 60 % of it became the new one, 40 % joined c.
    Files.writeString(
        folder.resolve("units.csv"),
        """
        unit_id,code,name_zh,name_en,kind,parent_id,valid_from,valid_to
        city,,某市,Made City,city,,,
        old,1,甲,Old,district,city,,2020-07-01
        new,2,乙,New,district,city,2020-07-01,
        c,3,丙,C,district,city,,
        """);
    Files.writeString(
        folder.resolve("crosswalk.csv"),
        """
        from_unit_id,to_unit_id,effective_on,weight,reason
        old,new,2020-07-01,0.6,divided
        old,c,2020-07-01,0.4,divided
        """);
    Files.writeString(
        folder.resolve("population.csv"),
        """
        unit_id,reference_date,basis,population,source
        c,2018-01-01,census,10000,made
        c,2022-01-01,census,10000,made
        """);
    region = Region.load(folder);
    calendar =
        ReportingCalendar.of(
            List.of("2019Q1", "2020-01", "2020-02", "2021Q1", "2020Q1").stream()
                .map(Period::parse)
                .toList(),
            LocalDate.of(2018, 1, 1),
            AsOf.parse("2021-12-31"));
  }

  private LocalDate firstDay(String period) {
    return calendar.windows().stream()
        .filter(w -> w.period().label().equals(period))
        .findFirst()
        .orElseThrow()
        .from();
  }

  private void count(String period, boolean rebased, double n) {
    cells.add(VALID, rebased, firstDay(period), "01", n);
  }

  private Slice slice(String unit, String period) {
    Window window = calendar.window(Period.parse(period)).orElseThrow();
    return new Slice(region, calendar, cells, unit, List.of(window), false);
  }

  private Estimate yearOnYear(Form form, String unit, String period) {
    return new CountChange(Comparison.YEAR_EARLIER, form).estimate(slice(unit, period)).get(0);
  }

  @Test
  void tenIsNoSmallBaseAndNineIs() {
    count("2018Q1", false, 10);
    count("2019Q1", false, 13);
    Estimate change = yearOnYear(Form.PERCENTAGE, "old", "2019Q1");
    // (13 - 10) / 10
    assertThat(change.value()).isCloseTo(0.3, within(1e-15));
    assertThat(change.status()).isEmpty();
    count("2018Q1", false, -1);
    assertThat(yearOnYear(Form.PERCENTAGE, "old", "2019Q1").value()).isNull();
    assertThat(yearOnYear(Form.PERCENTAGE, "old", "2019Q1").status())
        .isEqualTo(Set.of(StatusReason.SMALL_BASE));
    assertThat(yearOnYear(Form.DIFFERENCE, "old", "2019Q1").value()).isEqualTo(4);
  }

  @Test
  void aZeroBaseHasNoRatioAndNoUpperLimit() {
    count("2019Q1", false, 5);
    assertThat(yearOnYear(Form.PERCENTAGE, "c", "2019Q1").status())
        .isEqualTo(Set.of(StatusReason.ZERO_BASE));
    Estimate ratio = yearOnYear(Form.RATE_RATIO, "c", "2019Q1");
    assertThat(ratio.value()).isNull();
    assertThat(ratio.high()).isNull();
    // Clopper-Pearson of 5 of 5: 0.025^(1/5) = 0.478176; equal person-days: 0.478176 / 0.521824.
    assertThat(ratio.low()).isCloseTo(0.916356, within(1e-5));
    assertThat(ratio.status()).contains(StatusReason.ZERO_BASE);
  }

  @Test
  void withoutPopulationThereIsNoRatioOfRates() {
    count("2018Q1", false, 20);
    count("2019Q1", false, 30);
    Estimate ratio = yearOnYear(Form.RATE_RATIO, "old", "2019Q1");
    assertThat(ratio.value()).isNull();
    assertThat(ratio.low()).isNull();
    assertThat(ratio.status()).isEqualTo(Set.of(StatusReason.NO_POP));
    assertThat(ratio.numerator()).isEqualTo(30);
  }

  @Test
  void januaryAndFebruaryAreSafeTogetherOnly() {
    count("2019-01", false, 30);
    count("2019-02", false, 10);
    count("2020-01", false, 12);
    count("2020-02", false, 24);
    CountChange change = new CountChange(Comparison.YEAR_EARLIER, Form.PERCENTAGE);
    List<Estimate> february = change.estimate(slice("c", "2020-02"));
    assertThat(february).hasSize(2);
    assertThat(february.get(0).value()).isNull();
    assertThat(february.get(0).status()).contains(StatusReason.SPRING_FESTIVAL);
    assertThat(february.get(1).category()).isEqualTo("jan_feb");
    // Both windows begin before the division of July 2020 and end before it: (36 - 40) / 40.
    assertThat(february.get(1).value()).isCloseTo(-0.1, within(1e-15));
    assertThat(change.estimate(slice("c", "2020-01"))).hasSize(1);
    assertThat(
            new CountChange(Comparison.YEAR_EARLIER, Form.DIFFERENCE)
                .estimate(slice("c", "2020-02"))
                .get(0)
                .value())
        .isEqualTo(14);
  }

  @Test
  void aChangeAcrossTheDivisionIsOnTodaysBoundaries() {
    // c counted 10 in 2020Q1 itself; with 40 % of the 20 of the old district it is 18 today.
    count("2020Q1", false, 10);
    count("2020Q1", true, 10 + 0.4 * 20);
    count("2021Q1", false, 27);
    count("2021Q1", true, 27);
    Estimate change = yearOnYear(Form.PERCENTAGE, "c", "2021Q1");
    // (27 - 18) / 18
    assertThat(change.value()).isCloseTo(0.5, within(1e-15));
    assertThat(change.denominator()).isEqualTo(18);
    assertThat(change.status()).isEqualTo(Set.of(StatusReason.REBASED));
    // Before the division nothing is re-based.
    count("2019Q1", false, 20);
    assertThat(yearOnYear(Form.PERCENTAGE, "c", "2020Q1").value()).isEqualTo(-0.5);
  }

  @Test
  void theSharesOfADividedDistrict() {
    assertThat(region.currentUnits("old", null, LocalDate.of(2020, 6, 30)))
        .extracting(share -> share.unitId() + " " + share.weight())
        .containsExactlyInAnyOrder("new 0.6", "c 0.4");
    assertThat(region.currentUnits("c", null, LocalDate.of(2020, 6, 30)))
        .extracting(share -> share.unitId() + " " + share.weight())
        .containsExactly("c 1.0");
  }

  @Test
  void stocksAccumulateFromDayToDay() {
    UnitCells stock = new UnitCells();
    stock.add("s", false, LocalDate.of(2020, 3, 5), "all", 2);
    stock.add("s", false, LocalDate.of(2020, 1, 1), "all", 5);
    stock.add("s", false, LocalDate.of(2020, 3, 5), "all", -3);
    stock.add("s", false, LocalDate.of(2020, 4, 1), "all", -4);
    // 5; 5 + 2 - 3 = 4; 4 - 4 = 0.
    assertThat(stock.stock("s", false, "all", LocalDate.of(2019, 12, 31))).isZero();
    assertThat(stock.stock("s", false, "all", LocalDate.of(2020, 3, 4))).isEqualTo(5);
    assertThat(stock.stock("s", false, "all", LocalDate.of(2020, 3, 5))).isEqualTo(4);
    assertThat(stock.stock("s", false, "all", LocalDate.of(2030, 1, 1))).isZero();
    assertThat(stock.stock("s", true, "all", LocalDate.of(2020, 3, 5))).isZero();
  }

  @Test
  void estimatesOfNothingAreEmptyNotZero() {
    Estimate share = Estimate.share(null, 0, 0);
    assertThat(share.value()).isNull();
    assertThat(share.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    Estimate none = Estimate.share(null, 0, 4);
    assertThat(none.value()).isZero();
    // Wilson, no success in 4: z^2 / (4 + z^2) = 3.841459 / 7.841459.
    assertThat(none.low()).isCloseTo(0, within(1e-12));
    assertThat(none.high()).isCloseTo(0.489891, within(1e-5));
    assertThat(Estimate.quotient(null, 3, 0).value()).isNull();
    assertThat(Estimate.quotient(null, 6, 4).value()).isEqualTo(1.5);
    Estimate rate =
        Estimate.rate(
            null,
            0,
            region.exposure(
                "c", LocalDate.of(2019, 1, 1), LocalDate.of(2019, 4, 1), AsOf.parse("2021-12-31")),
            10_000);
    assertThat(rate.value()).isZero();
    // Garwood, no event: -ln(0.025) = 3.688879 per 10,000 residents.
    assertThat(rate.high()).isCloseTo(3.688879, within(1e-5));
  }
}
