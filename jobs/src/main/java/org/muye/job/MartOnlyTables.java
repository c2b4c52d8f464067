package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.error.PipelineBug;
import org.muye.region.Outline.Ring;
import org.muye.region.Region;
import org.muye.region.Unit;
import org.muye.region.UnitVersion;
import org.muye.table.TableStore;

/**
 * Tables that exist in the mart only: counts over tables whose single rows stay in the office, and
 * the outlines of the region folder.
 */
final class MartOnlyTables {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String QUARANTINED = "quarantine.record";
  private static final String FILES = "ops.ingested_file";

  private final TableStore tables;
  private final Region region;

  MartOnlyTables(Workspace workspace) {
    this.tables = workspace.tables();
    this.region = workspace.region();
  }

  /** The rows of a table of the layer {@code mart}. */
  Dataset<Row> read(String table) {
    return switch (table) {
      case "mart.duty_task_count" -> dutyTasks();
      case "mart.quarantine_count" -> setAside();
      case "mart.source_freshness" -> sources();
      case "mart.unit_boundary" -> outlines(table);
      default -> throw new PipelineBug("nothing makes " + table);
    };
  }

  private Dataset<Row> dutyTasks() {
    return tables
        .read(DutyJob.TASKS)
        .groupBy(
            "unit_id",
            "unit_name_zh",
            "unit_name_en",
            "year",
            "task_type",
            "task_period",
            "due_on",
            "status")
        .agg(count(lit(1)).as("tasks"), max("as_of").as("as_of"), max("run_id").as("run_id"));
  }

  private Dataset<Row> setAside() {
    return tables
        .read(QUARANTINED)
        .groupBy("run_id", "source", "record", "issue_code", "status")
        .agg(count(lit(1)).as("rows_set_aside"), max("quarantined_at").as("last_at"));
  }

  private Dataset<Row> sources() {
    Column taken = col("status").equalTo("INGESTED");
    return tables
        .read(FILES)
        .groupBy("source", "record")
        .agg(
            count_if(taken).as("files"),
            count_if(col("status").equalTo("FAILED")).as("files_failed"),
            sum(when(taken, col("rows_in_file")).otherwise(0L)).as("rows_in_files"),
            max(when(taken, col("delivered_at"))).as("last_delivered_at"),
            max(when(taken, col("ingested_at"))).as("last_ingested_at"));
  }

  private Dataset<Row> outlines(String table) {
    List<Row> rows = new ArrayList<>();
    for (Unit unit : region.units()) {
      UnitVersion named = unit.versions().get(unit.versions().size() - 1);
      List<Ring> rings =
          region.outline(unit.id()).map(outline -> outline.rings()).orElse(List.of());
      for (int part = 1; part <= rings.size(); part++) {
        rows.add(
            RowFactory.create(
                unit.id(), part, named.nameZh(), named.nameEn(), json(rings.get(part - 1))));
      }
    }
    return tables.spark().createDataFrame(rows, tables.schema(table));
  }

  private static String json(Ring ring) {
    double[][] positions =
        ring.positions().stream()
            .map(position -> new double[] {position.longitude(), position.latitude()})
            .toArray(double[][]::new);
    try {
      return JSON.writeValueAsString(positions);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("numbers are written as JSON", e);
    }
  }

  /** The tables that the rows of a table of the layer {@code mart} are made from. */
  static List<String> sources(String table) {
    return switch (table) {
      case "mart.duty_task_count" -> List.of(DutyJob.TASKS);
      case "mart.quarantine_count" -> List.of(QUARANTINED);
      case "mart.source_freshness" -> List.of(FILES);
      case "mart.unit_boundary" -> List.of();
      default -> throw new PipelineBug("nothing makes " + table);
    };
  }
}
