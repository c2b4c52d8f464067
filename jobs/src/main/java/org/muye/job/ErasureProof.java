package org.muye.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.contract.Contract;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.muye.run.RunContext;
import org.muye.table.FileScan;
import org.muye.table.TableStore;

/** The end of a removal: no earlier version is left, and no file holds the person. */
final class ErasureProof {
  private static final String PROOF = "ops.erasure";
  private static final Set<String> RESTRICTED = Set.of("bronze", "silver", "quarantine");
  private static final int NAMED_FILES = 5;

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final Progress progress;

  ErasureProof(Workspace workspace, RunContext run, Progress progress) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.progress = progress;
  }

  /**
   * Deletes the history, then reads every file that is left, and keeps what was found.
   *
   * @throws UserError when a file still holds the person
   */
  Erasure of(Erasure found, PersonToForget person) {
    progress.step("purge");
    List<String> purged = recordTables();
    AtomicLong deleted = new AtomicLong();
    List<Runnable> purges = new ArrayList<>();
    purged.forEach(table -> purges.add(() -> deleted.addAndGet(tables.historyPurge().run(table))));
    Parallel.run(purges);
    progress.step("scan");
    FileScan.Result scan = tables.fileScan().run(person.text());
    Erasure done =
        new Erasure(
            found.request(),
            false,
            found.lines(),
            found.references(),
            found.sourceFiles(),
            purged.size(),
            deleted.get(),
            scan.files(),
            scan.bytes(),
            scan.holding());
    record(done);
    if (!scan.holding().isEmpty()) {
      throw UserError.of(
          "forget.files_still_hold_person",
          scan.holding().size(),
          String.join(", ", scan.holding().stream().limit(NAMED_FILES).toList())
              + (scan.holding().size() > NAMED_FILES ? ", ..." : ""));
    }
    return done;
  }

  /** The tables that hold single records or name them. */
  private List<String> recordTables() {
    List<String> names = new ArrayList<>(new RecordIds(workspace).tables());
    workspace.contracts().contracts().stream()
        .filter(contract -> RESTRICTED.contains(contract.layer()))
        .map(Contract::id)
        .filter(tables::exists)
        .forEach(names::add);
    return names;
  }

  private void record(Erasure done) {
    Map<String, Long> rows = new LinkedHashMap<>();
    done.lines().stream()
        .filter(line -> !line.isEmpty())
        .forEach(line -> rows.put(line.table(), line.removed() + line.cleaned()));
    Row row =
        RowFactory.create(
            done.request(),
            run.runId(),
            workspace.clock().now(),
            json(rows),
            done.tablesPurged(),
            done.filesDeleted(),
            done.filesScanned(),
            done.bytesScanned(),
            (long) done.filesHolding().size(),
            done.sourceFiles().toArray(new String[0]));
    tables.append(PROOF, workspace.spark().createDataFrame(List.of(row), tables.schema(PROOF)));
  }

  private static String json(Map<String, Long> rows) {
    try {
      return new JsonMapper().writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("counts cannot be written as JSON", e);
    }
  }
}
