import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.spark.SparkSessions;
import org.muye.table.TableStore;

/** All tables of a warehouse as text, sorted, without what differs from run to run by nature. */
final class WarehouseContents {
  /** Columns that say when, by which run and from which files, which are other ones after a fault. */
  private static final Set<String> OF_THE_RUN =
      Set.of("run_id", "ingest_run_id", "ingested_at", "quarantined_at", "refreshed_at", "resolved_run_id", "incidents");

  /** The history of runs is longer after a fault by the run that mended it. */
  private static final Set<String> NOT_COMPARED = Set.of("ops.run");

  private final TreeMap<String, List<String>> tables;

  private WarehouseContents(TreeMap<String, List<String>> tables) {
    this.tables = tables;
  }

  /** Reads a folder or a URI. */
  static WarehouseContents read(String warehouse) {
    TreeMap<String, List<String>> contents = new TreeMap<>();
    ContractCatalog contracts = ContractCatalog.load();
    TableStore tables = new TableStore(SparkSessions.open("contents"), warehouse, contracts);
    contracts.contracts().parallelStream()
        .map(Contract::id)
        .filter(table -> !table.startsWith("mart.") && !NOT_COMPARED.contains(table))
        .filter(tables::exists)
        .forEach(
            table -> {
              List<String> rows = rows(tables.read(table));
              synchronized (contents) {
                contents.put(table, rows);
              }
            });
    return new WarehouseContents(contents);
  }

  private static List<String> rows(Dataset<Row> table) {
    Column[] columns =
        Stream.of(table.schema().fields())
            .filter(field -> !OF_THE_RUN.contains(field.name()))
            .map(WarehouseContents::comparable)
            .toArray(Column[]::new);
    return table.select(columns).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** Bytes as text would be those of an address. */
  private static Column comparable(StructField field) {
    Column column = functions.col(field.name());
    return field.dataType().equals(DataTypes.BinaryType) ? functions.hex(column) : column;
  }

  int tables() {
    return tables.size();
  }

  int rows() {
    return tables.values().stream().mapToInt(List::size).sum();
  }

  int rows(String table) {
    return tables.getOrDefault(table, List.of()).size();
  }

  /** The tables whose rows differ, and two of the rows each way on the screen; none when equal. */
  List<String> differences(WarehouseContents found) {
    List<String> differences = new ArrayList<>();
    Stream.concat(tables.keySet().stream(), found.tables.keySet().stream())
        .distinct()
        .forEach(
            table -> {
              List<String> one = tables.getOrDefault(table, List.of());
              List<String> other = found.tables.getOrDefault(table, List.of());
              if (!one.equals(other)) {
                List<String> missing = without(one, other);
                List<String> added = without(other, one);
                differences.add(
                    table + " (" + missing.size() + " missing, " + added.size() + " more)");
                missing.stream().limit(2).forEach(row -> System.out.println("  - " + row));
                added.stream().limit(2).forEach(row -> System.out.println("  + " + row));
              }
            });
    return differences;
  }

  /** What is in one sorted list more often than in another. */
  private static List<String> without(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>();
    int other = 0;
    for (String row : rows) {
      while (other < others.size() && others.get(other).compareTo(row) < 0) {
        other++;
      }
      if (other < others.size() && others.get(other).equals(row)) {
        other++;
      } else {
        left.add(row);
      }
    }
    return left;
  }
}
