package org.muye.job;

import java.nio.file.Path;
import java.util.List;
import org.muye.table.TableStore;
import org.muye.time.ReportingClock;

/**
 * Writes the incidents of a warehouse and their versions anew in so many files. Not a test;
 * `benchmarks/files` calls it.
 *
 * <p>Arguments: muye.yaml, number of files.
 */
final class FilesBenchmark {
  private FilesBenchmark() {}

  /** Writes the files. */
  public static void main(String[] arguments) {
    Workspace workspace = Workspace.open(Path.of(arguments[0]), ReportingClock.system());
    TableStore tables = workspace.tables();
    int files = Integer.parseInt(arguments[1]);
    for (String table : List.of("silver.incident", "silver.incident_version")) {
      tables.replaceAll(table, tables.read(table).repartition(files));
    }
    workspace.spark().stop();
  }
}
