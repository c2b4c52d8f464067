package org.muye.indicator;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.duty.Organisation;
import org.muye.duty.Task;
import org.muye.duty.TaskCalendar;
import org.muye.duty.Term;
import org.muye.region.Region;
import org.muye.region.UnitVersion;
import org.muye.run.RunContext;
import org.muye.time.Period;
import org.muye.time.PeriodType;

/** Lists the tasks of every organisation in the shape of `gold.duty_task`. */
public final class DutyTaskRows {
  private DutyTaskRows() {}

  /**
   * The tasks of every year from the first one asked to the as-of day.
   *
   * @param organisations rows of {@link OrganisationRows#of}
   * @param schema schema of `gold.duty_task`
   */
  public static Dataset<Row> of(
      Dataset<Row> organisations, Region region, RunContext run, StructType schema) {
    return organisations.flatMap(
        new Tasks(region, run.asOf().date(), run.runId(), schema.fieldNames()),
        Encoders.row(schema));
  }

  private record Tasks(Region region, LocalDate asOf, String runId, String[] columns)
      implements FlatMapFunction<Row, Row>, Serializable {

    @Override
    public Iterator<Row> call(Row row) {
      Organisation organisation = OrganisationRows.read(row);
      String unit = row.getAs("unit_id");
      List<Row> rows = new ArrayList<>();
      LocalDate from = organisation.tasksFrom();
      if (from != null) {
        TaskCalendar calendar = new TaskCalendar(region.duty(), asOf);
        for (Period year : Period.covering(PeriodType.YEAR, from, asOf)) {
          for (Task task : calendar.tasks(organisation, year)) {
            rows.add(row(organisation, unit, year, task));
          }
        }
      }
      return rows.iterator();
    }

    private Row row(Organisation organisation, String unitId, Period year, Task task) {
      Term term = task.term();
      Optional<UnitVersion> unit = region.unit(unitId).map(u -> u.on(asOf));
      Map<String, @Nullable Object> fields = new HashMap<>();
      fields.put("org_id", organisation.id());
      fields.put("year", year.start().getYear());
      fields.put("task_type", task.type().code());
      fields.put("task_period", task.period().label());
      // Part of the key, so blank rather than NULL.
      fields.put("post_id", term == null ? "" : term.postId());
      fields.put("term_start", term == null ? null : term.from());
      fields.put("unit_id", unitId);
      fields.put("unit_name_zh", unit.map(UnitVersion::nameZh).orElse(null));
      fields.put("unit_name_en", unit.map(UnitVersion::nameEn).orElse(null));
      fields.put("due_on", task.dueOn());
      fields.put("status", task.status().name());
      fields.put("activity_id", task.recordId());
      fields.put("held_on", task.heldOn());
      fields.put("days_served", task.daysServed());
      fields.put("note", task.note());
      fields.put("as_of", asOf);
      fields.put("run_id", runId);
      return NamedCells.row(fields, columns);
    }
  }
}
