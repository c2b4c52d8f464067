package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.document.Language;
import org.muye.report.json.JsonReport;
import org.muye.review.Audience;
import org.muye.review.GoldRow;
import org.muye.review.ReviewInputs;
import org.muye.review.SituationReview;
import org.muye.time.AsOf;
import org.muye.time.Period;

/**
 * The hand-checkable quarter with the ladder of Xinxiang. What is expected was counted from its
 * files by a script of its own, with these records.
 */
@Tag("large")
class SignalLadderIT {
  private static final Path SCHEMAS = SharedData.repository().resolve("schemas");
  private static final Path GOLDEN =
      SharedData.repository().resolve("jobs/src/test/resources/expected-quarter");

  /**
   * Level 1: the cases I024, I025, I026, I028, I030, I032 and I034 to I039. Level 2: D026 and D038,
   * found by petition and from above. Level 3: I027 and I031 and 15 disputes, of which D025 rose to
   * a petition after 21 days and D032 to a crime after 2, by its escalation and by I032. That D038
   * became a mass incident is not known yet; D026 went to court, which is no rise.
   */
  private static final Map<String, String> FIRST =
      Map.ofEntries(
          Map.entry("N1 1", "12"),
          Map.entry("N1 2", "2"),
          Map.entry("N1 3", "17"),
          Map.entry("N1_SHARE 1", "12 of 31"),
          Map.entry("N1_SHARE 2", "2 of 31"),
          Map.entry("N1_SHARE 3", "17 of 31"),
          Map.entry("N2 2", "0 of 2"),
          Map.entry("N2 3", "2 of 15"),
          Map.entry("N2_TO 2|1", "0 of 2"),
          Map.entry("N2_TO 3|1", "1 of 15"),
          Map.entry("N2_TO 3|2", "1 of 15"),
          Map.entry("N3", "2, value 11.5"),
          Map.entry("D22 at_source", "7 of 17"),
          Map.entry("D22 above_source", "3 of 17"),
          Map.entry("D22 level_unknown", "1 of 17"),
          Map.entry("D22 open", "6 of 17"));

  /**
   * I039 proved void; I040, I041, D040 and D042 came late and D041 was voided. D038 rose to level 1
   * after 76 days.
   */
  private static final Map<String, String> LATER =
      Map.ofEntries(
          Map.entry("N1 1", "13"),
          Map.entry("N1 2", "3"),
          Map.entry("N1 3", "17"),
          Map.entry("N1_SHARE 1", "13 of 33"),
          Map.entry("N1_SHARE 2", "3 of 33"),
          Map.entry("N1_SHARE 3", "17 of 33"),
          Map.entry("N2 2", "1 of 3"),
          Map.entry("N2 3", "2 of 15"),
          Map.entry("N2_TO 2|1", "1 of 3"),
          Map.entry("N2_TO 3|1", "1 of 15"),
          Map.entry("N2_TO 3|2", "1 of 15"),
          Map.entry("N3", "3, value 21"),
          Map.entry("D22 at_source", "10 of 18"),
          Map.entry("D22 above_source", "5 of 18"),
          Map.entry("D22 level_unknown", "1 of 18"),
          Map.entry("D22 open", "2 of 18"));

  @TempDir Path folder;

  @Test
  void everyLevelRiseAndOutcomeIsCountedAsKnownOnTheDay() {
    String region =
        TestRegions.assembled(
            folder.resolve("region"),
            GOLDEN.resolve("region"),
            List.of(SCHEMAS.resolve("regions/xinxiang/signal_levels.yaml")));
    Workspace workspace =
        new TestWorkspace(folder, region)
            .firstPeriod("2018-01-01")
            .source("incidents", "incident", "canonical-incident", input("incident"))
            .source("disputes", "dispute", "canonical-dispute", input("dispute"))
            .source("log", "dispute_event", "canonical-dispute-event", input("dispute_event"))
            .open();
    TestWorkspace.night(workspace, "2019-10-20");
    assertThat(values(workspace)).containsExactlyInAnyOrderEntriesOf(FIRST);
    saysSo(workspace);
    thePublicEditionHasWhatTheMartHas(workspace);
    evidence(workspace);

    TestWorkspace.indicators(workspace, "2020-01-20");
    assertThat(values(workspace)).containsExactlyInAnyOrderEntriesOf(LATER);
  }

  private static Path input(String name) {
    return GOLDEN.resolve("input/" + name + ".csv");
  }

  private static Map<String, String> values(Workspace workspace) {
    Map<String, String> values = new TreeMap<>(Comparator.naturalOrder());
    for (Row row :
        workspace
            .tables()
            .read("gold.indicator_value")
            .where(
                "period = '2019Q3' and unit_id = 'xinxiang' and (indicator_id like 'N%' or"
                    + " indicator_id = 'D22')")
            .collectAsList()) {
      String category = row.getAs("category");
      String indicator = row.getAs("indicator_id");
      values.put(
          category == null ? indicator : indicator + " " + category,
          whole(row.getAs("numerator"))
              + (indicator.equals("N3")
                  ? ", value " + whole(row.getAs("value"))
                  : indicator.equals("N1") ? "" : " of " + whole(row.getAs("denominator"))));
    }
    return values;
  }

  private static String whole(double number) {
    return number == Math.rint(number)
        ? String.valueOf(Math.round(number))
        : String.valueOf(number);
  }

  /**
   * A year earlier 10 records stood on level 3 (I005, I007, I010, D003 to D006, D008 to D010), 1 on
   * level 2 and 7 on level 1. 17 against 10: the exact conditional limits of the ratio are 0.7351
   * and 4.1544.
   */
  private static void saysSo(Workspace workspace) {
    String review =
        JsonReport.of(
            SituationReview.document(
                inputs(workspace, Audience.INTERNAL),
                List.of(),
                Language.CHINESE,
                Audience.INTERNAL));
    assertThat(review)
        .contains(
            "三级信号17件（起），同比上升70.0%（率比1.70，95%区间0.74–4.15），差异尚不显著",
            "二级扩散2件（起），基数较小（上年同期1件），不计算增幅",
            "一级激化12件（起），基数较小（上年同期7件），不计算增幅",
            "归入三级信号的矛盾纠纷15件，其中2件升至更高一级",
            "归入二级扩散的矛盾纠纷2件，尚无升级记录",
            "用时中位数为11.5天");
  }

  private static ReviewInputs inputs(Workspace workspace, Audience audience) {
    return new ReviewData(
            workspace, workspace, Period.parse("2019Q3"), AsOf.parse("2019-10-20"), audience)
        .read();
  }

  /** The public edition has the counts of the mart, and no others. */
  private static void thePublicEditionHasWhatTheMartHas(Workspace workspace) {
    Set<List<Object>> published = new HashSet<>();
    new PublishJob(workspace, true)
        .rows().stream()
            .filter(table -> table.table().name().equals("indicator_value"))
            .flatMap(table -> table.rows().get().collectAsList().stream())
            .forEach(row -> published.add(count(row::getAs)));
    List<GoldRow> shown = inputs(workspace, Audience.PUBLIC).table("gold.indicator_value");
    assertThat(shown.stream().<List<Object>>map(row -> count(row.cells()::get)).toList())
        .isNotEmpty()
        .isSubsetOf(published);
    assertThat(shown).anyMatch(row -> row.number("numerator") != null);
    List<GoldRow> hidden = shown.stream().filter(row -> row.flag("suppressed")).toList();
    assertThat(hidden)
        .isNotEmpty()
        .allMatch(row -> row.number("numerator") == null && row.number("value") == null);
    // The office sees what the public does not.
    Set<List<Object>> hiddenValues = new HashSet<>();
    hidden.forEach(row -> hiddenValues.add(count(row.cells()::get).subList(0, 4)));
    assertThat(inputs(workspace, Audience.INTERNAL).table("gold.indicator_value"))
        .filteredOn(row -> hiddenValues.contains(count(row.cells()::get).subList(0, 4)))
        .anyMatch(row -> row.number("numerator") != null);
  }

  private static List<Object> count(Function<String, @Nullable Object> column) {
    return Stream.of("indicator_id", "unit_id", "period", "category", "numerator", "value")
        .<Object>map(name -> String.valueOf(column.apply(name)))
        .toList();
  }

  /** `muye explain` names the records behind a rise, and behind what it is a share of. */
  private static void evidence(Workspace workspace) {
    Explanation.Question question =
        new Explanation.Question("N2_TO", "xinxiang", "2019Q3", "3|1", null, 20);
    ExplainedRecords explained =
        ExplainedRecords.of(workspace, question, Explanation.of(workspace, question));
    assertThat(explained.numerator().first())
        .extracting(ExplainedRecords.Contribution::id)
        .containsExactly("D032");
    assertThat(explained.denominator()).extracting(ExplainedRecords.Records::total).isEqualTo(15L);
  }
}
