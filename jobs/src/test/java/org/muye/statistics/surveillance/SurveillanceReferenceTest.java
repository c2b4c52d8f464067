package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.SharedData;
import org.muye.statistics.Golden;

/**
 * Against outputs of the R package surveillance for its own series. Not compared: its C3, which
 * departs from its manual, and the methods RKI and Bayes, which are not here.
 */
class SurveillanceReferenceTest {
  private static final String FOLDER = "data/surveillance-reference/";

  private static List<Golden.Row> rows(String algorithm, String control) {
    return Golden.rows(SharedData.require(FOLDER + "reference_outputs.csv")).stream()
        .filter(row -> row.text("algorithm").equals(algorithm))
        .filter(row -> row.text("control").startsWith(control))
        .toList();
  }

  private static Map<String, WeeklyCounts> series() {
    List<Golden.Row> rows = Golden.rows(SharedData.require(FOLDER + "series_long.csv"));
    Map<String, WeeklyCounts> series = new HashMap<>();
    for (String name : List.of("salmonella.agona", "k1", "m5", "s1")) {
      series.put(
          name,
          WeeklyReference.series(
              rows.stream().filter(row -> row.text("dataset").equals(name)).toList(), "observed"));
    }
    return series;
  }

  private static WeeklyCounts salmonella() {
    return Objects.requireNonNull(series().get("salmonella.agona"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.001", "1, 0.025"})
  void earsEqualsThePackage(int minimumSigma, double alpha) {
    EarsSettings settings = new EarsSettings(7, alpha, minimumSigma);
    String control = "baseline=7;minSigma=" + minimumSigma + ";";
    Map<String, WeeklyCounts> series = series();
    List<Golden.Row> c1 = rows("EARS-C1", control);
    List<Golden.Row> c2 = rows("EARS-C2", control);
    assertThat(c1).hasSize(903);
    assertThat(c2).hasSize(903);
    for (Golden.Row row : c1) {
      equalsPackage(row, Ears.c1(of(series, row), WeeklyReference.week(row), settings));
    }
    for (Golden.Row row : c2) {
      equalsPackage(row, Ears.c2(of(series, row), WeeklyReference.week(row), settings));
    }
  }

  private static WeeklyCounts of(Map<String, WeeklyCounts> series, Golden.Row row) {
    return Objects.requireNonNull(series.get(row.text("dataset")));
  }

  private static void equalsPackage(Golden.Row row, Judgement judgement) {
    assertThat(judgement.observed()).isEqualTo(row.count("observed"));
    same(judgement.upperBound(), row.number("upperbound"));
    assertThat(judgement.alarm()).isEqualTo(row.flag("alarm"));
  }

  @Test
  void cusumEqualsThePackage() {
    List<Golden.Row> rows = rows("cusum", "k=1.04");
    assertThat(rows).hasSize(43);
    List<CusumJudgement> run = Cusum.run(salmonella(), 269, 311, CusumSettings.ROSSI_1999);
    for (Golden.Row row : rows) {
      CusumJudgement week = run.get(WeeklyReference.week(row) - 269);
      assertThat(week.leastAlarmingCount()).isEqualTo(row.count("upperbound"));
      assertThat(week.judgement().alarm()).isEqualTo(row.flag("alarm"));
    }
  }

  /** algo.farrington: its interval is two-sided, so its alpha is twice ours. */
  @Test
  void originalFarringtonEqualsThePackage() {
    farringtonEqualsPackage(
        rows("farrington", "b=5;w=3;reweight;trend;"), FarringtonSettings.FARRINGTON_1996);
    farringtonEqualsPackage(
        rows("farrington", "b=3;w=3;noreweight;notrend;"),
        new FarringtonSettings(
            3,
            3,
            1,
            3,
            false,
            0.05,
            false,
            1,
            ThresholdMethod.DELTA,
            0.025,
            PowerTransformation.NONE,
            5,
            4));
  }

  @Test
  void improvedFarringtonEqualsThePackage() {
    farringtonEqualsPackage(
        rows("farringtonFlexible", "noufaily;"),
        FarringtonSettings.NOUFAILY_2013
            .withYearsBack(5)
            .withThreshold(ThresholdMethod.NB_PLUGIN, 0.05));
  }

  /** Nine weeks have too few events; the package then shows 0 or nothing. */
  private static void farringtonEqualsPackage(List<Golden.Row> rows, FarringtonSettings settings) {
    assertThat(rows).hasSize(43);
    WeeklyCounts series = salmonella();
    int tooFew = 0;
    for (Golden.Row row : rows) {
      Judgement judgement =
          Farrington.judge(series, WeeklyReference.week(row), settings).judgement();
      assertThat(judgement.alarm()).isEqualTo(row.flag("alarm"));
      if (row.optional("upperbound").orElse(0) == 0) {
        assertThat(judgement.reason()).isEqualTo(AbsenceReason.FEWER_THAN_5_IN_4_WEEKS);
        tooFew++;
      } else {
        same(judgement.upperBound(), row.number("upperbound"));
      }
    }
    assertThat(tooFew).isEqualTo(9);
  }

  /** Without excluded weeks the three before the judged one are reference weeks. */
  @Test
  void originalLikeFarringtonWithThePackagesStandardErrorsIsThatOfThePackage() {
    FarringtonSettings settings =
        new FarringtonSettings(
            4,
            3,
            1,
            0,
            true,
            0.05,
            true,
            1,
            ThresholdMethod.DELTA,
            0.05,
            PowerTransformation.TWO_THIRDS,
            5,
            4);
    WeeklyCounts series = salmonella();
    List<Golden.Row> rows = rows("farringtonFlexible", "original-like;");
    assertThat(rows).hasSize(43);
    int compared = 0;
    for (Golden.Row row : rows) {
      if (row.optional("upperbound").isPresent()) {
        FarringtonModel model =
            OverwrittenWeights.model(series, WeeklyReference.week(row), settings);
        long observed = row.count("observed");
        double bound = FarringtonThreshold.of(model, observed, settings).upperBound();
        same(bound, row.number("upperbound"));
        assertThat(observed > bound).isEqualTo(row.flag("alarm"));
        compared++;
      } else {
        assertThat(
                Farrington.judge(series, WeeklyReference.week(row), settings).judgement().reason())
            .isEqualTo(AbsenceReason.FEWER_THAN_5_IN_4_WEEKS);
      }
    }
    assertThat(compared).isEqualTo(34);
  }
}
