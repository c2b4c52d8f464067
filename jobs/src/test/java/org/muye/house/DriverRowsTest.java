package org.muye.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;

/**
 * Rows come to the driver in named places only, each with the reason why they are few however many
 * records the city has.
 */
class DriverRowsTest {
  private static final Set<String> TO_THE_DRIVER =
      Set.of(
          "collect",
          "collectAsList",
          "first",
          "head",
          "reduce",
          "tail",
          "take",
          "takeAsList",
          "toLocalIterator");

  private static final Map<String, String> BOUNDED = bounded();

  private static Map<String, String> bounded() {
    Map<String, String> places = new TreeMap<>();
    places.put("AssessmentComparison.assessed", "a score by unit and year");
    places.put(
        "BacktestJob.levels",
        "a level by unit and quarter, and a count by unit, watched series and quarter");
    places.put("ChangedDays.ofChanges", "days, of the whole history at most");
    places.put("CopyLines.of", "one partition after the other, never all; gold only");
    places.put("CopyLines.slices", "a checksum by slice of a gold table, such as a period");
    places.put("CurrentTables.isMostlyNew", "one row of counts");
    places.put("CurrentTables.refreshed", "a row by table");
    places.put("DataQuality.earlier", "the last counts by kind of record");
    places.put("DataQuality.knownLater", "one row of a count");
    places.put("DataQuality.warnings", "kinds of record");
    places.put("Deliveries.classes", "one row of sums");
    places.put("Deliveries.readOpenRows", "a sum by source and run");
    places.put("Deliveries.readRead", "a sum by source and run");
    places.put("Deliveries.readTaken", "a sum by source and run");
    places.put("DistrictTable.of", "a value by unit and indicator, of one period");
    places.put(
        "DutyTable.of",
        "the tasks of one year, or of one organisation: posts by kinds of task and periods");
    places.put("FilesByDay.of", "the number of rows of each day, of 50,000 days at most");
    places.put("GoldRows.byEngine", "rows of one key, such as a unit and period");
    places.put("GoldRows.newest", "one row");
    places.put("ExplainedRecords$Side.records", "as many ids as were asked for, by a limit");
    places.put("FileLedger.<init>", "a row by delivered file, never by record");
    places.put("FileScan.run", "whether a file holds the person, by file of the warehouse");
    places.put("FirstDay.of", "one row of a percentile by kind of record");
    places.put("ForgetJob.names", "names of the files that hold one person");
    places.put("Forgotten.of", "a digest by person and record that was forgotten");
    places.put("FrozenReviews.find", "one row, by a limit");
    places.put("GoldAsOf.isOf", "one row");
    places.put("IndicatorsJob.freezeFirstReleases", "labels of periods");
    places.put("IndicatorValuesJob.before", "two rows, by a limit");
    places.put("IngestJob.leftOut", "a sum by file of this run");
    places.put("IngestJob.withRowCounts", "two sums by file of this run");
    places.put("IncidentTriangle.kept", "two rows, by a limit");
    places.put("KeyFilters.mayHold", "a yes or no by data file");
    places.put("KeyLookups.keys", "a hundred thousand keys, by a limit");
    places.put("Ledgers.listing", "as many rows as were asked for, by a limit");
    places.put("Ledgers.newestReport", "one row, by a limit");
    places.put("Ledgers.only", "two rows, by a limit");
    places.put("LevelTable.of", "a level by unit, of one quarter");
    places.put("OverviewJob.asOf", "one row");
    places.put("OverviewJob.quarter", "one row");
    places.put("PersonRecords.ids", "ids of the records of one person");
    places.put("PersonRecords.own", "ids of the records of one person");
    places.put("PublishJob.night", "one row");
    places.put(
        "ReadOnlyQuery.all",
        "one partition after the other, for an export that the user asked for");
    places.put("QualityCounter.counted", "counts by kind of record, each with 200 ids at most");
    places.put("ReadOnlyQuery.first", "as many rows as were asked for, by a limit");
    places.put("Reconciliation.batches", "source and run of what was ingested");
    places.put("ReferenceTables.contents", "units, periods and definitions of indicators");
    places.put("RefineJob.count", "sums by source, run, outcome, reason and issues of a row");
    places.put("ReplayJob.replay", "runs");
    places.put("ReviewRows.read", "the rows of gold for one quarter and those it is compared with");
    places.put(
        "RevisionLog.write",
        "published values that differ from their first release, by unit and period");
    places.put(
        "Revisions.collect",
        "counts of closed periods that moved, by unit, measure and class, each with 100 ids at"
            + " most");
    places.put("ScoreTable.of", "a score by unit, of one year");
    places.put("TouchedDays.between", "days by measure, of the whole history at most");
    places.put(
        "TruthCheck.missingTasks", "tasks of organisations that were missed; of a made city");
    places.put("TruthCheck.months", "a count by unit and month; of a made city");
    places.put("UnfinishedIngests.takeBack", "runs");
    places.put("UnchangedKinds.since", "a row by kind of record");
    places.put("ValueCheck.of", "a few rows, by a limit");
    places.put("ValueMovements.between", "a row by indicator");
    places.put("TableStore.days", "one row of a first and a last day");
    places.put("VersionFiles.holding", "names of data files");
    places.put("ValueMovements.comparable", "one row");
    places.put(
        "Vintages.completeness", "counts of the region by series, week and week of knowledge");
    places.put("WeekReplay.from", "counts by unit, series, week and week of knowledge");
    return places;
  }

  @Test
  void rowsComeToTheDriverInNamedPlacesOnly() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.muye");

    assertThat(places(classes)).containsExactlyElementsOf(BOUNDED.keySet());
  }

  @Test
  void aPlaceIsFoundAlsoInALambdaAndAsAReference() {
    JavaClasses classes = new ClassFileImporter().importClasses(DriverRowsTest.class);

    assertThat(places(classes))
        .containsExactly(
            "DriverRowsTest.asReference", "DriverRowsTest.directly", "DriverRowsTest.inALambda");
  }

  /** Never run. */
  static long directly(Dataset<String> rows) {
    return rows.collectAsList().size();
  }

  static Runnable inALambda(Dataset<String> rows) {
    return () -> rows.toLocalIterator().next();
  }

  static Stream<Object> asReference(Stream<Dataset<String>> rows) {
    return rows.map(Dataset::first);
  }

  private static TreeSet<String> places(JavaClasses classes) {
    return classes.stream()
        .flatMap(DriverRowsTest::accesses)
        .filter(access -> TO_THE_DRIVER.contains(access.getTarget().getName()))
        .filter(access -> access.getTargetOwner().isAssignableTo(Dataset.class))
        .map(access -> name(access.getOrigin()))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JavaAccess<?>> accesses(JavaClass one) {
    return Stream.concat(
        one.getAccessesFromSelf().stream(), one.getCodeUnitReferencesFromSelf().stream());
  }

  private static String name(JavaCodeUnit place) {
    String owner = place.getOwner().getName();
    return owner.substring(owner.lastIndexOf('.') + 1) + "." + place.getName();
  }
}
