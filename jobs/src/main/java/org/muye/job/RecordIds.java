package org.muye.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.muye.contract.Contract;
import org.muye.contract.ContractColumn;
import org.muye.table.TableStore;

/** Lists of record ids in gold: what a value rests on, and what moved it. */
final class RecordIds {
  private static final String LIST = "record_ids";
  private static final Set<String> OTHER_LISTS = Set.of("unk_ids", "retired_code_ids");
  private static final String SEPARATOR = ";";

  /** Columns of silver by which a record names another. */
  private static final Map<RecordKind, List<String>> REFERENCES =
      Map.of(
          RecordKind.INCIDENT, List.of("linked_dispute_id", "merged_into"),
          RecordKind.DISPUTE, List.of("merged_into"));

  private final TableStore tables;
  private final List<Contract> contracts;

  RecordIds(Workspace workspace) {
    this.tables = workspace.tables();
    this.contracts =
        workspace.contracts().contracts().stream()
            .filter(contract -> contract.layer().equals("gold"))
            .filter(contract -> !columns(contract).isEmpty() && tables.exists(contract.id()))
            .toList();
  }

  /** The tables that have such lists and were written. */
  List<String> tables() {
    return contracts.stream().map(Contract::id).toList();
  }

  private static List<String> columns(Contract contract) {
    return contract.columns().stream()
        .map(ContractColumn::name)
        .filter(name -> name.endsWith(LIST) || OTHER_LISTS.contains(name))
        .toList();
  }

  /** Adds the number of rows that name one of the ids. */
  void count(Set<String> ids, Map<String, Erasure.Line> lines) {
    for (Contract contract : contracts) {
      lines.put(contract.id(), new Erasure.Line(contract.id(), 0, naming(contract, ids).count()));
    }
  }

  /** Takes the ids out of every list. */
  void remove(Set<String> ids) {
    for (Contract contract : contracts) {
      if (!naming(contract, ids).isEmpty()) {
        Dataset<Row> rows = tables.read(contract.id());
        for (String column : columns(contract)) {
          rows =
              rows.withColumn(
                  column,
                  array_join(array_except(split(col(column), SEPARATOR), texts(ids)), SEPARATOR));
        }
        tables.replaceAll(contract.id(), rows);
      }
    }
  }

  private Dataset<Row> naming(Contract contract, Set<String> ids) {
    Column any = lit(false);
    for (String column : columns(contract)) {
      any =
          any.or(
              col(column)
                  .isNotNull()
                  .and(arrays_overlap(split(col(column), SEPARATOR), texts(ids))));
    }
    return tables.read(contract.id()).where(any);
  }

  private static Column texts(Set<String> ids) {
    return ids.isEmpty()
        ? array().cast("array<string>")
        : array(ids.stream().map(id -> lit(id)).toArray(Column[]::new));
  }

  /** Rows of other records that name one of these. */
  long references(PersonRecords records) {
    long count = 0;
    for (Map.Entry<RecordKind, List<String>> entry : REFERENCES.entrySet()) {
      RecordKind kind = entry.getKey();
      Column any = lit(false);
      for (String column : entry.getValue()) {
        RecordKind of = column.equals("linked_dispute_id") ? RecordKind.DISPUTE : kind;
        any = any.or(col(column).isin(records.ids(of).toArray()));
      }
      count +=
          tables
              .read(kind.currentTable())
              .where(any)
              .where(col(kind.id()).isin(records.ids(kind).toArray()).equalTo(false))
              .count();
    }
    return count;
  }
}
