package org.muye.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.table.TableStore;
import org.muye.table.TableUpkeep;
import org.muye.time.ReportingClock;

/**
 * Keeps the warehouse small: old rows, many small files, and files that no reader needs any more.
 */
public final class MaintenanceJob {
  /** Each table's turn comes once a week. */
  private static final int TURNS = 7;

  /** The folder of tables that a command makes for itself. */
  static final String SCRATCH = "scratch";

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final TableUpkeep upkeep;
  private final Duration keptNightly;

  /** A maintenance. */
  public MaintenanceJob(Workspace workspace, RunContext run) {
    this(workspace, run, TableUpkeep.SHORTEST_KEPT);
  }

  /**
   * A maintenance.
   *
   * @param keptNightly how long a night keeps the files of earlier versions; nights that do not
   *     last a day are simulated with less than a week
   */
  MaintenanceJob(Workspace workspace, RunContext run, Duration keptNightly) {
    this.keptNightly = keptNightly;
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.upkeep = tables.upkeep(keptNightly);
  }

  /**
   * What to do.
   *
   * @param onlyShow whether nothing is to be changed
   * @param keptDays for how many days the files of earlier versions stay, at least 7
   */
  public record Options(boolean onlyShow, int keptDays) {
    /** With the shortest time that is allowed. */
    public static final Options DEFAULT = new Options(false, (int) shortest());

    /**
     * @throws UserError for a time that is too short
     */
    public Options {
      if (keptDays < shortest()) {
        throw UserError.of(UserError.Kind.USAGE, "maintain.kept_too_short", keptDays, shortest());
      }
    }

    private static long shortest() {
      return TableUpkeep.SHORTEST_KEPT.toDays();
    }
  }

  /**
   * What became of a table: data files that a reader opens, data files and files of the log that
   * lie there, and the size of all of them in bytes, before and after.
   *
   * @param oldRows rows that were too old, deleted or, when nothing is to be changed, to be deleted
   */
  public record Line(
      String table,
      long oldRows,
      long files,
      long filesAfter,
      long filesOnDisk,
      long filesOnDiskAfter,
      long logFiles,
      long logFilesAfter,
      long bytesOnDisk,
      long bytesOnDiskAfter) {
    static Line of(String table, long oldRows, TableUpkeep.Size before, TableUpkeep.Size after) {
      return new Line(
          table,
          oldRows,
          before.files(),
          after.files(),
          before.filesOnDisk(),
          after.filesOnDisk(),
          before.logFiles(),
          after.logFiles(),
          before.bytesOnDisk(),
          after.bytesOnDisk());
    }
  }

  /** Maintains every table and says what each took before and after. */
  public List<Line> run(Options options) {
    List<Line> lines = new ArrayList<>();
    for (Contract contract : written()) {
      TableUpkeep.Size before = upkeep.size(contract.id());
      long rows = new Retention(workspace).apply(contract, options.onlyShow());
      if (!options.onlyShow()) {
        compact(contract);
        upkeep.deleteUnused(contract.id(), Duration.ofDays(options.keptDays()), storageTime());
      }
      lines.add(Line.of(contract.id(), rows, before, upkeep.size(contract.id())));
    }
    if (!options.onlyShow()) {
      deleteScratch();
      new AccessLog(workspace).deleteOld();
    }
    return lines;
  }

  /**
   * What a night can afford: tables with too many small files, and a seventh of all tables whole.
   */
  void nightly() {
    List<Runnable> tasks = new ArrayList<>();
    List<Contract> written = written();
    long today = Math.floorMod(run.asOf().date().toEpochDay(), TURNS);
    for (int i = 0; i < written.size(); i++) {
      Contract contract = written.get(i);
      boolean turn = i % TURNS == today;
      tasks.add(
          () -> {
            if (turn) {
              new Retention(workspace).apply(contract, false);
            }
            compact(contract);
            if (turn) {
              upkeep.deleteUnused(contract.id(), keptNightly, storageTime());
            }
          });
    }
    Parallel.run(tasks);
    deleteScratch();
    new AccessLog(workspace).deleteOld();
  }

  /** Files bear the time of the machine, whatever the run reckons with. */
  private static Instant storageTime() {
    return ReportingClock.system().now();
  }

  private void compact(Contract contract) {
    int limit = workspace.config().maintenance().smallFiles();
    if (upkeep.smallFiles(contract.id(), limit) > limit) {
      upkeep.compact(contract.id());
    }
  }

  /** Tables of a command that computed values of another day and was killed before it ended. */
  private void deleteScratch() {
    upkeep.deleteLeftFolders(SCRATCH, Duration.ofDays(1), workspace.clock().now());
  }

  private List<Contract> written() {
    return workspace.contracts().contracts().stream()
        .filter(contract -> tables.exists(contract.id()))
        .sorted(Comparator.comparing(Contract::id))
        .toList();
  }
}
