package org.muye.job;

import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.contract.Contract;
import org.muye.disclosure.Disclosure;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;
import org.muye.error.UserError;
import org.muye.serving.Listening;
import org.muye.serving.MartTable;
import org.muye.serving.PublishResult;
import org.muye.serving.Publisher;
import org.muye.serving.TableRows;
import org.muye.table.TableStore;

/** Gold to the mart, after disclosure control. */
final class PublishJob {
  private final Workspace workspace;

  PublishJob(Workspace workspace) {
    this.workspace = workspace;
  }

  PublishResult run() {
    Publisher.Night night = night();
    try (OpenMart open = OpenMart.of(workspace, Listening.locally())) {
      return new Publisher(open.mart()).publish(rows(), night);
    }
  }

  /** What the mart's tables shall hold. */
  List<TableRows> rows() {
    Disclosure disclosure =
        new Disclosure(
            workspace.contracts(),
            this::read,
            workspace.region().root().id(),
            workspace.config().review().suppressBelow());
    List<TableRows> rows = new ArrayList<>();
    for (PublishedTable table : Publication.tables()) {
      Contract contract = workspace.contract(table.table());
      MartTable of =
          MartTable.of(contract, table.columns(contract), table.addsSuppressed(contract));
      rows.add(new TableRows(of, disclosure.rows(table)));
    }
    return rows;
  }

  private Dataset<Row> read(String table) {
    Dataset<Row> rows = workspace.tables().read(table);
    List<String> missing = new ArrayList<>(workspace.contract(table).columnNames());
    missing.removeAll(List.of(rows.columns()));
    if (!missing.isEmpty()) {
      throw new UserError(
          table + " was written by an older version of the program",
          "it lacks " + String.join(", ", missing),
          "run `muye nightly`, which writes it anew, and publish then");
    }
    return rows;
  }

  /** The run and day of the published values; an empty mart would look like a city without any. */
  Publisher.Night night() {
    TableStore tables = workspace.tables();
    Row newest =
        tables.read(IndicatorsJob.VALUES).agg(max("run_id"), max("as_of")).collectAsList().get(0);
    if (newest.isNullAt(0)) {
      throw new UserError(
          "there is nothing to publish",
          "the warehouse holds no indicator values",
          "run `muye nightly` first");
    }
    Object day = newest.get(1);
    LocalDate asOf = day instanceof Date date ? date.toLocalDate() : (LocalDate) day;
    return new Publisher.Night(newest.getString(0), asOf, workspace.clock().now());
  }
}
