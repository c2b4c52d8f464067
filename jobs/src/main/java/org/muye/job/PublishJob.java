package org.muye.job;

import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.contract.Contract;
import org.muye.disclosure.Disclosure;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;
import org.muye.error.UserError;
import org.muye.run.Program;
import org.muye.serving.Listening;
import org.muye.serving.MartTable;
import org.muye.serving.PublishResult;
import org.muye.serving.Publisher;
import org.muye.serving.TableRows;
import org.muye.table.TableStore;

/** Gold to the mart, after disclosure control. */
final class PublishJob {
  private final Workspace workspace;
  private final boolean full;
  private final MartOnlyTables martOnly;

  /**
   * A publication.
   *
   * @param full whether tables that have not been written since the last one are compared as well
   */
  PublishJob(Workspace workspace, boolean full) {
    this.workspace = workspace;
    this.full = full;
    this.martOnly = new MartOnlyTables(workspace);
  }

  PublishResult run() {
    Publisher.Night night = night();
    try (OpenMart open = OpenMart.of(workspace, Listening.locally())) {
      return new Publisher(open.mart()).publish(rows(), night);
    }
  }

  /** What the mart's tables shall hold. */
  List<TableRows> rows() {
    // Before anything is read: what is written meanwhile must be noticed the next time.
    Map<PublishedTable, String> states = new HashMap<>();
    for (PublishedTable table : Publication.tables()) {
      states.put(table, full ? "" : state(table));
    }
    Disclosure disclosure = workspace.disclosure(this::read);
    List<TableRows> rows = new ArrayList<>();
    for (PublishedTable table : Publication.tables()) {
      Contract contract = workspace.contract(table.table());
      MartTable of =
          MartTable.of(contract, table.columns(contract), table.addsSuppressed(contract));
      rows.add(new TableRows(of, () -> disclosure.rows(table), states.getOrDefault(table, "")));
    }
    return rows;
  }

  /**
   * What a table's published rows are made from: the program, the rules and every table that
   * decides on them; empty where that cannot be told. Which counts are hidden is decided over all
   * tables with counts together.
   */
  private String state(PublishedTable table) {
    Set<String> sources =
        new TreeSet<>(
            isMartOnly(table.table())
                ? MartOnlyTables.sources(table.table())
                : List.of(table.table()));
    if (table.basis() != PublishedTable.Basis.SINGLE_COUNTS) {
      Publication.tables().stream()
          .filter(other -> !other.counts().isEmpty())
          .forEach(other -> sources.add(other.table()));
      sources.add("gold.indicator_definition");
    }
    if (sources.isEmpty()) {
      return "";
    }
    List<String> parts =
        new ArrayList<>(
            List.of(
                Program.current().versionAndCommit(),
                workspace.region().root().id(),
                "below " + workspace.config().review().suppressBelow()));
    sources.forEach(source -> parts.add(source + "=" + workspace.tables().state(source)));
    return String.join("\n", parts);
  }

  private static boolean isMartOnly(String table) {
    return table.startsWith("mart.");
  }

  private Dataset<Row> read(String table) {
    if (isMartOnly(table)) {
      return martOnly.read(table);
    }
    Dataset<Row> rows = workspace.tables().read(table);
    List<String> missing = new ArrayList<>(workspace.contract(table).columnNames());
    missing.removeAll(List.of(rows.columns()));
    if (!missing.isEmpty()) {
      throw UserError.of("publish.table_of_older_version", table, String.join(", ", missing));
    }
    return rows;
  }

  /** The run and day of the published values; an empty mart would look like a city without any. */
  Publisher.Night night() {
    TableStore tables = workspace.tables();
    Row newest =
        tables.read(IndicatorsJob.VALUES).agg(max("run_id"), max("as_of")).collectAsList().get(0);
    if (newest.isNullAt(0)) {
      throw UserError.of("publish.nothing_to_publish");
    }
    LocalDate asOf = day(newest.get(1));
    Object frozen =
        tables.read(IndicatorsJob.RELEASES).agg(max("as_of")).collectAsList().get(0).get(0);
    if (frozen != null && day(frozen).isAfter(asOf)) {
      // Suppression takes for granted that first releases are the older ones.
      throw UserError.of("publish.first_releases_later", asOf, day(frozen));
    }
    return new Publisher.Night(newest.getString(0), asOf, workspace.clock().now());
  }

  private static LocalDate day(Object found) {
    return found instanceof Date date ? date.toLocalDate() : (LocalDate) found;
  }
}
