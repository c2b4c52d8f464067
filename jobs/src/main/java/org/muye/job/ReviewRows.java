package org.muye.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.disclosure.Disclosure;
import org.muye.disclosure.Publication;
import org.muye.disclosure.PublishedTable;
import org.muye.review.Audience;
import org.muye.review.GoldRow;

/** Reads rows of gold for a review, with the numbers that its audience may see. */
final class ReviewRows {
  /** They never change, whatever day gold is computed of beside the published one. */
  private static final String RELEASES = "gold.indicator_release";

  private final Audience audience;
  private final Disclosure disclosure;

  /**
   * For an audience.
   *
   * @param workspace with gold of the as-of day
   * @param published the workspace itself, whose gold has the first releases
   * @param audience the public gets the numbers that the mart publishes
   */
  ReviewRows(Workspace workspace, Workspace published, Audience audience) {
    this.audience = audience;
    this.disclosure =
        workspace.disclosure(
            table -> (table.equals(RELEASES) ? published : workspace).tables().read(table));
  }

  /** A table with the numbers that the audience may see. */
  Dataset<Row> table(Workspace workspace, String table) {
    return audience == Audience.PUBLIC
        ? Publication.find(table)
            .filter(PublishedTable::hasCounts)
            .map(disclosure::rows)
            .orElseGet(() -> workspace.tables().read(table))
        : workspace.tables().read(table);
  }

  /**
   * The rows of a table that meet a condition, all where there is none, in the order of the key.
   */
  List<GoldRow> ofTable(Workspace workspace, String table, @Nullable Column condition) {
    Dataset<Row> rows = table(workspace, table);
    List<GoldRow> read = read(condition == null ? rows : rows.where(condition));
    Comparator<GoldRow> order = Comparator.comparing(row -> "");
    for (String key : workspace.contract(table).key()) {
      order = order.thenComparing(row -> row.words(key));
    }
    read.sort(order);
    return read;
  }

  /** Rows as they come, without the run that made them. */
  static List<GoldRow> read(Dataset<Row> rows) {
    String[] columns = rows.columns();
    List<GoldRow> read = new ArrayList<>();
    for (Row row : rows.collectAsList()) {
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.length; i++) {
        // Which run made a row is not part of what it says.
        if (!columns[i].equals("run_id")) {
          Object cell = row.get(i);
          cells.put(
              columns[i],
              cell == null || cell instanceof Number || cell instanceof Boolean
                  ? cell
                  : cell.toString());
        }
      }
      read.add(new GoldRow(cells));
    }
    return read;
  }
}
