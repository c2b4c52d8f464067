package org.muye.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;
import org.muye.duty.Activity;
import org.muye.duty.Lecture;
import org.muye.duty.Letter;
import org.muye.duty.Organisation;
import org.muye.duty.Term;
import org.muye.region.UnitMatch;

/** The duty records of each organisation in one row, so that they can be judged together. */
public final class OrganisationRows {
  /**
   * The first year that holds one activity in a hundred is the first of the feed, so that a
   * mistyped year does not make missed tasks of years without any feed.
   */
  private static final String FEED_FROM = "percentile_approx(event_date, 0.01)";

  /** Law (08) and public safety (09) in the code list training_topic. */
  private static final Column LECTURE_TOPICS = array(lit("08"), lit("09"));

  private OrganisationRows() {}

  /**
   * One row for each organisation and as-of day: org_id, as_of, unit_id, leads (whether no
   * organisation of the unit is of a higher level), feed_from, acted_from, roster_from, and the
   * arrays activities, terms, lectures and letters.
   *
   * @param activities in the shape of `silver.duty_activity`, like the others with `as_of`; they
   *     tell which unit an organisation belongs to
   * @param roster in the shape of `silver.duty_roster`
   * @param letters in the shape of `silver.responsibility_letter`
   * @param trainings in the shape of `silver.training`
   */
  public static Dataset<Row> of(
      Dataset<Row> activities, Dataset<Row> roster, Dataset<Row> letters, Dataset<Row> trainings) {
    Dataset<Row> done = activities.where("not is_deleted");
    Dataset<Row> terms = roster.where("not is_deleted");
    // All kinds in one table: Spark shuffles once, and a column that a kind lacks collects nothing.
    Dataset<Row> records =
        ofActivities(done)
            .unionByName(ofRoster(terms), true)
            .unionByName(ofLectures(trainings.where("not is_deleted"), terms), true)
            .unionByName(ofLetters(letters.where("not is_deleted and required")), true);
    Column highest = min("level").over(Window.partitionBy("unit_id", "as_of"));
    return records
        .groupBy("org_id", "as_of")
        .agg(
            // The newest unit that is known, else the unknown one.
            coalesce(expr("max_by(unit_id, unit_rank)"), lit(UnitMatch.UNKNOWN_UNIT)).as("unit_id"),
            min("level").as("level"),
            min("acted_from").as("acted_from"),
            min("roster_from").as("roster_from"),
            collect_list("activity").as("activities"),
            collect_list("term").as("terms"),
            // A post with several terms meets its lectures several times.
            collect_set("lecture").as("lectures"),
            collect_list("letter").as("letters"))
        .withColumn(
            "leads",
            coalesce(
                col("unit_id").equalTo(UnitMatch.UNKNOWN_UNIT).or(col("level").equalTo(highest)),
                lit(true)))
        .join(
            broadcast(done.groupBy("as_of").agg(expr(FEED_FROM).as("feed_from"))), "as_of", "left");
  }

  private static Dataset<Row> ofActivities(Dataset<Row> activities) {
    return activities.select(
        col("org_id"),
        col("as_of"),
        col("unit_id"),
        struct(
                col("unit_id").notEqual(UnitMatch.UNKNOWN_UNIT),
                col("event_date"),
                col("activity_id"))
            .as("unit_rank"),
        col("org_level").as("level"),
        col("event_date").as("acted_from"),
        record(
            "activity",
            "activity_id",
            "activity_type",
            "held_on",
            "period_claimed",
            "chaired_by_post",
            "issues_found",
            "issues_closed",
            "issue_deadline"));
  }

  private static Dataset<Row> ofRoster(Dataset<Row> terms) {
    return terms.select(
        col("org_id"),
        col("as_of"),
        col("valid_from").as("roster_from"),
        record("term", "term_id", "post_id", "is_first_responsible", "valid_from", "valid_to"));
  }

  private static Dataset<Row> ofLectures(Dataset<Row> trainings, Dataset<Row> terms) {
    return trainings
        .where(arrays_overlap(split(col("topics"), ";"), LECTURE_TOPICS))
        .withColumnRenamed("lecturer_post_id", "post_id")
        .join(
            broadcast(terms.select("org_id", "post_id", "as_of")),
            new String[] {"post_id", "as_of"})
        .select(col("org_id"), col("as_of"), record("lecture", "session_id", "post_id", "held_on"));
  }

  private static Dataset<Row> ofLetters(Dataset<Row> letters) {
    return letters.select(
        col("upper_org").as("org_id"),
        col("as_of"),
        record("letter", "letter_id", "year", "signed_on"));
  }

  /** A record: its key, the hash of its content, and more of its columns. */
  private static Column record(String name, String id, String... columns) {
    Column[] all =
        Stream.concat(
                Stream.of(col(id).as("id"), col("content_hash")),
                Stream.of(columns).map(column -> col(column)))
            .toArray(Column[]::new);
    return struct(all).as(name);
  }

  /** The organisation of a row. */
  static Organisation read(Row row) {
    return new Organisation(
        row.getAs("org_id"),
        tasksFrom(row),
        list(row, "activities", OrganisationRows::activity),
        list(row, "terms", OrganisationRows::term),
        list(
            row,
            "lectures",
            r -> new Lecture(r.getAs("id"), r.getAs("post_id"), r.<LocalDate>getAs("held_on"))),
        list(
            row,
            "letters",
            r ->
                new Letter(
                    r.getAs("id"),
                    r.<Integer>getAs("year"),
                    r.<@Nullable LocalDate>getAs("signed_on"))));
  }

  /** The content of its records by key, to tell whether one was corrected. */
  static Map<String, String> contents(Row row) {
    Map<String, String> contents = new HashMap<>();
    for (String name : List.of("activities", "terms", "lectures", "letters")) {
      for (Row record : list(row, name, Function.identity())) {
        contents.put(record.getAs("id"), record.getAs("content_hash"));
      }
    }
    return contents;
  }

  /**
   * The first day of which tasks are asked: the first day of the feed's first year, or the day on
   * which the organisation is first heard of.
   */
  private static @Nullable LocalDate tasksFrom(Row row) {
    LocalDate feed = row.getAs("feed_from");
    if (feed == null) {
      return null;
    }
    LocalDate year = feed.withDayOfYear(1);
    return Stream.of("acted_from", "roster_from")
        .map(column -> row.<@Nullable LocalDate>getAs(column))
        .filter(day -> day != null)
        .min(LocalDate::compareTo)
        .filter(heardOf -> heardOf.isAfter(year))
        .orElse(year);
  }

  private static Activity activity(Row row) {
    return new Activity(
        row.getAs("id"),
        row.getAs("activity_type"),
        row.<LocalDate>getAs("held_on"),
        row.getAs("period_claimed"),
        row.getAs("chaired_by_post"),
        row.<@Nullable Integer>getAs("issues_found"),
        row.<@Nullable Integer>getAs("issues_closed"),
        row.<@Nullable LocalDate>getAs("issue_deadline"));
  }

  private static Term term(Row row) {
    return new Term(
        row.getAs("id"),
        row.getAs("post_id"),
        row.<Boolean>getAs("is_first_responsible"),
        row.<LocalDate>getAs("valid_from"),
        row.<@Nullable LocalDate>getAs("valid_to"));
  }

  private static <T> List<T> list(Row row, String name, Function<Row, T> reader) {
    int index = row.fieldIndex(name);
    return row.isNullAt(index) ? List.of() : row.<Row>getList(index).stream().map(reader).toList();
  }
}
