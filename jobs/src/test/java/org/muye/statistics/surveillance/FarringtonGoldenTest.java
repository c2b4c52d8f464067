package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muye.statistics.Golden;

/** Against numbers from R; {@code farrington_base_r.R} lies beside those made without a package. */
class FarringtonGoldenTest {
  private static final WeeklyCounts SERIES = WeeklyReference.golden();
  private static final FarringtonSettings FLEXIBLE = FarringtonSettings.NOUFAILY_2013;

  /** The original method as the golden file has it: four years, one-sided 5 %. */
  private static final FarringtonSettings ORIGINAL =
      FarringtonSettings.FARRINGTON_1996
          .withYearsBack(4)
          .withThreshold(ThresholdMethod.DELTA, 0.05);

  @ParameterizedTest
  @CsvSource({"nbPlugin, NB_PLUGIN", "muan, MUAN", "delta, DELTA"})
  void expectedCountAndDispersionEqualThePackage(String file, ThresholdMethod method) {
    for (Golden.Row row : rows("farrington_" + file + ".csv")) {
      FarringtonJudgement week =
          Farrington.judge(SERIES, WeeklyReference.week(row), flexible(method));
      assertThat(week.judgement().observed()).isEqualTo(row.count("y"));
      same(week.judgement().expected(), row.number("expected"));
      same(week.dispersion(), row.number("phi"));
      assertThat(week.trend()).isTrue();
    }
  }

  @Test
  void negativeBinomialBoundEqualsThePackage() {
    for (Golden.Row row : rows("farrington_nbPlugin.csv")) {
      FarringtonJudgement week = Farrington.judge(SERIES, WeeklyReference.week(row), FLEXIBLE);
      assertThat(week.judgement().upperBound()).isEqualTo(row.number("ub"));
      assertThat(week.judgement().alarm()).isEqualTo(row.flag("alarm"));
      same(week.probability(), row.number("p"));
    }
  }

  @ParameterizedTest
  @CsvSource({"nb_plugin, NB_PLUGIN", "muan, MUAN", "delta, DELTA"})
  void boundsEqualBaseR(String column, ThresholdMethod method) {
    for (Golden.Row row : rows("farrington_flexible_base_r.csv")) {
      FarringtonJudgement week =
          Farrington.judge(SERIES, WeeklyReference.week(row), flexible(method));
      double bound = row.number(column + "_ub");
      double expected = row.number("expected");
      same(week.judgement().upperBound(), bound);
      same(week.probability(), row.number(column + "_p"));
      same(week.judgement().statistic(), (row.count("y") - expected) / (bound - expected));
      assertThat(week.judgement().alarm()).isEqualTo(row.count("y") > bound);
    }
  }

  @Test
  void originalMethodEqualsBaseR() {
    long trends = 0;
    for (Golden.Row row : rows("farrington_original_base_r.csv")) {
      FarringtonJudgement week = Farrington.judge(SERIES, WeeklyReference.week(row), ORIGINAL);
      same(week.judgement().expected(), row.number("expected"));
      same(week.dispersion(), row.number("phi"));
      same(week.judgement().upperBound(), row.number("delta_ub"));
      same(week.probability(), row.number("delta_p"));
      assertThat(week.trend()).isEqualTo(row.flag("trend"));
      trends += week.trend() ? 1 : 0;
    }
    assertThat(trends).isBetween(1L, 42L);
  }

  /** Every number of the package, given its standard errors. */
  @ParameterizedTest
  @CsvSource({"muan, MUAN", "delta, DELTA"})
  void boundsWithThePackagesStandardErrorsAreThoseOfThePackage(
      String file, ThresholdMethod method) {
    FarringtonSettings settings = flexible(method);
    for (Golden.Row row : rows("farrington_" + file + ".csv")) {
      FarringtonModel model = OverwrittenWeights.model(SERIES, WeeklyReference.week(row), settings);
      long observed = row.count("y");
      FarringtonThreshold threshold = FarringtonThreshold.of(model, observed, settings);
      same(threshold.upperBound(), row.number("ub"));
      same(threshold.probability(), row.number("p"));
      assertThat(observed > threshold.upperBound()).isEqualTo(row.flag("alarm"));
      if (method == ThresholdMethod.DELTA) {
        double score = (observed - model.mean()) / (threshold.upperBound() - model.mean());
        same(score, row.number("score"));
      }
    }
  }

  @Test
  void originalMethodWithThePackagesStandardErrorsIsThatOfThePackage() {
    for (Golden.Row row : rows("farrington_original1996.csv")) {
      FarringtonModel model = OverwrittenWeights.model(SERIES, WeeklyReference.week(row), ORIGINAL);
      FarringtonThreshold threshold = FarringtonThreshold.of(model, row.count("y"), ORIGINAL);
      same(model.mean(), row.number("expected"));
      same(model.dispersion(), row.number("phi"));
      same(threshold.upperBound(), row.number("ub"));
      assertThat(row.count("y") > threshold.upperBound()).isEqualTo(row.flag("alarm"));
    }
  }

  /**
   * Where both keep the trend or both leave it out, even the package's expected counts are ours.
   */
  @Test
  void originalMethodDiffersFromThePackageInTheTrendAlone() {
    int equal = 0;
    for (Golden.Row row : rows("farrington_original1996.csv")) {
      FarringtonJudgement week = Farrington.judge(SERIES, WeeklyReference.week(row), ORIGINAL);
      if (week.trend()
          == OverwrittenWeights.model(SERIES, WeeklyReference.week(row), ORIGINAL).trend()) {
        same(week.judgement().expected(), row.number("expected"));
        same(week.dispersion(), row.number("phi"));
        equal++;
      }
    }
    assertThat(equal).isGreaterThan(15);
  }

  /**
   * To the 1e-6 of an iterated fit, not further: R steps on until the mean of a season without
   * events has come near 0, where we put it at once.
   */
  @ParameterizedTest
  @EnumSource
  void extremesEqualBaseR(ThresholdMethod method) {
    String name = method.name().toLowerCase(Locale.ROOT);
    for (Golden.Row row : Golden.rows("farrington_extremes.csv")) {
      String extreme = row.text("case");
      FarringtonSettings settings =
          extreme.endsWith("without reweighting") ? withoutReweighting(method) : flexible(method);
      FarringtonJudgement week = Farrington.judge(extreme(extreme), 299, settings);
      double bound = row.number(name + "_ub");
      iterated(week.dispersion(), row.number("phi"));
      assertThat(week.judgement().observed()).isEqualTo(row.count("y"));
      if (bound > 1e15) {
        assertThat(week.judgement().reason()).isEqualTo(AbsenceReason.NO_FINITE_BOUND);
        continue;
      }
      iterated(week.judgement().expected(), row.number("expected"));
      iterated(week.probability(), row.number(name + "_p"));
      if (method == ThresholdMethod.DELTA) {
        iterated(week.judgement().upperBound(), bound);
      } else {
        assertThat(week.judgement().upperBound()).isEqualTo(bound);
      }
    }
  }

  private static void iterated(@Nullable Double actual, double expected) {
    assertThat(Objects.requireNonNull(actual)).isCloseTo(expected, withinPercentage(1e-4));
  }

  private static WeeklyCounts extreme(String extreme) {
    long[] counts = new long[300];
    boolean[] known = new boolean[300];
    boolean sparse = extreme.equals("another season without events");
    for (int week = 0; week < 300; week++) {
      counts[week] = sparse ? SERIES.count(week) / 6 : SERIES.count(week);
      known[week] = !extreme.equals("every seventh week unknown") || week % 7 != 0;
      int sinceWindow = Math.floorMod(week - 296, 52);
      if (sparse && week >= 88 && week <= 272 && sinceWindow >= 17 && sinceWindow < 22) {
        counts[week] = 0;
      }
    }
    if (extreme.startsWith("one week of a million")) {
      counts[extreme.endsWith("another season") ? 215 : 195] = 1_000_000;
    }
    return WeeklyCounts.of(counts, known);
  }

  private static FarringtonSettings flexible(ThresholdMethod method) {
    return FLEXIBLE.withThreshold(method, 0.01);
  }

  private static FarringtonSettings withoutReweighting(ThresholdMethod method) {
    return new FarringtonSettings(
        4, 3, 10, 26, true, 1, false, 2.58, method, 0.01, PowerTransformation.TWO_THIRDS, 5, 4);
  }

  private static List<Golden.Row> rows(String file) {
    List<Golden.Row> rows = Golden.rows(file);
    assertThat(rows).hasSize(43);
    return rows;
  }
}
