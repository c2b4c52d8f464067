package org.muye.job;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;
import org.muye.sql.SqlFailures;
import org.muye.sql.SqlGuard;
import org.muye.table.NamedTables;

/** A question in SQL to the tables of a warehouse; it cannot change or reach anything else. */
public final class ReadOnlyQuery {
  private final Workspace workspace;
  private final Set<String> tables;

  /**
   * Questions to gold.
   *
   * @param silver whether silver may be read too
   */
  public ReadOnlyQuery(Workspace workspace, boolean silver) {
    this.workspace = workspace;
    this.tables = tables(workspace.contracts(), silver);
  }

  private static Set<String> tables(ContractCatalog contracts, boolean silver) {
    Set<String> names = new TreeSet<>();
    contracts
        .contracts()
        .forEach(
            contract -> {
              if (contract.layer().equals("gold")
                  || (silver && contract.layer().equals("silver"))) {
                names.add(contract.id());
              }
            });
    return names;
  }

  /** The tables that may be read. */
  public Set<String> tables() {
    return tables;
  }

  /** The contract of a table; null when there is no such table. */
  @Nullable Contract contract(String table) {
    return workspace.contracts().contracts().stream()
        .filter(contract -> contract.id().equals(table))
        .findFirst()
        .orElse(null);
  }

  /**
   * The first rows of the answer.
   *
   * @param limit most rows to return, at least 1
   */
  public Answer first(String sql, int limit) {
    Dataset<Row> rows = dataset(sql);
    try {
      List<Row> found = rows.limit(limit + 1).collectAsList();
      List<List<@Nullable Object>> shown = new ArrayList<>();
      found.stream().limit(limit).forEach(row -> shown.add(Cells.of(row)));
      return new Answer(List.of(rows.columns()), shown, found.size() > limit);
    } catch (RuntimeException e) {
      throw SqlFailures.of(e);
    }
  }

  /** All rows, one partition after the other. */
  public Iterator<Row> all(Dataset<Row> rows) {
    try {
      return rows.toLocalIterator();
    } catch (RuntimeException e) {
      throw SqlFailures.of(e);
    }
  }

  /**
   * The answer as a dataset.
   *
   * @throws UserError when the text is no single query, or reads what it may not
   */
  public Dataset<Row> dataset(String sql) {
    // What is refused need not wait for the session.
    Set<String> read = new SqlGuard(tables).check(sql).tables();
    NamedTables named = new NamedTables(workspace.tablesToRead(read), tables);
    // The session's settings tell how a text is read: what runs is judged as it is read by them.
    SqlGuard.Checked checked = new SqlGuard(tables).check(sql);
    try {
      return named.answer(checked.plan());
    } catch (Exception e) {
      throw SqlFailures.of(e);
    }
  }

  /**
   * Rows of an answer.
   *
   * @param more whether there are more rows than were asked for
   */
  public record Answer(List<String> columns, List<List<@Nullable Object>> rows, boolean more) {}
}
