package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.muye.duty.DutyCount;
import org.muye.duty.LeadershipYear;
import org.muye.duty.Letter;
import org.muye.duty.Organisation;
import org.muye.region.DutySettings;
import org.muye.time.Period;
import org.muye.time.PeriodType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the records of leadership teams count for. Tasks do not add up like events: the records of a
 * team and year are judged together, and each then brings its contributions along.
 */
public final class DutyFacts {
  private static final StructType SCHEMA =
      new StructType()
          .add("record_id", DataTypes.StringType)
          .add("unit_id", DataTypes.StringType)
          .add("subunit_id", DataTypes.StringType)
          .add("rebased_units", DataTypes.StringType)
          .add("content_hash", DataTypes.StringType)
          .add("as_of", DataTypes.DateType)
          .add(
              "contributions",
              DataTypes.createArrayType(
                  new StructType()
                      .add("measure", DataTypes.StringType)
                      .add("category", DataTypes.StringType)
                      .add("day", DataTypes.DateType)
                      .add("n", DataTypes.DoubleType)));

  private DutyFacts() {}

  /**
   * One row per record, organisation and as-of day, in the columns that {@link Contributions}
   * reads. A contribution to a year is dated on its first day.
   *
   * @param organisations rows of {@link OrganisationRows#of}
   */
  public static Dataset<Row> of(Dataset<Row> organisations, DutySettings settings) {
    return organisations.where("leads").flatMap(new Records(settings), Encoders.row(SCHEMA));
  }

  private record Records(DutySettings settings) implements FlatMapFunction<Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(Row row) {
      Organisation organisation = OrganisationRows.read(row);
      LocalDate asOf = row.getAs("as_of");
      Map<String, String> contents = OrganisationRows.contents(row);
      Map<String, List<Row>> contributions = new LinkedHashMap<>();
      LeadershipYear leadership = new LeadershipYear(settings, asOf);
      for (Period year : years(organisation, asOf)) {
        for (DutyCount count : leadership.counts(organisation, year)) {
          contributions
              .computeIfAbsent(count.recordId(), id -> new ArrayList<>())
              .add(
                  RowFactory.create(
                      count.measure().id(),
                      Objects.requireNonNullElse(count.category(), UnitCells.WHOLE),
                      year.start(),
                      count.amount()));
        }
      }
      String unit = row.getAs("unit_id");
      List<Row> rows = new ArrayList<>();
      contributions.forEach(
          (record, parts) ->
              rows.add(
                  RowFactory.create(
                      record,
                      unit,
                      null,
                      null,
                      contents.getOrDefault(record, record),
                      asOf,
                      CollectionConverters.asScala(parts).toSeq())));
      return rows.iterator();
    }

    /** The years from the first task or letter to the as-of day. */
    private static List<Period> years(Organisation organisation, LocalDate asOf) {
      LocalDate first = organisation.tasksFrom() == null ? asOf : organisation.tasksFrom();
      for (Letter letter : organisation.letters()) {
        LocalDate year = LocalDate.of(letter.year(), 1, 1);
        first = year.isBefore(first) ? year : first;
      }
      return Period.covering(PeriodType.YEAR, first, asOf);
    }
  }
}
