package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.muye.contract.Contract;
import org.muye.error.UserError;
import org.muye.refine.ForgottenDigest;
import org.muye.run.RunContext;
import org.muye.table.TableStore;

/**
 * Removes a person from every table and from their history, and proves it by reading every file of
 * the warehouse. Killed anywhere, the same request is run again: that the person stays away is
 * written first, and the versions by which their records are found go last.
 */
final class ForgetJob {

  private final Workspace workspace;
  private final RunContext run;
  private final TableStore tables;
  private final Progress progress;

  ForgetJob(Workspace workspace, RunContext run, Progress progress) {
    this.workspace = workspace;
    this.run = run;
    this.tables = workspace.tables();
    this.progress = progress;
  }

  /**
   * Removes, or only shows what would be removed.
   *
   * @throws UserError when nobody is found, or when a file still holds the person afterwards
   */
  Erasure run(ForgetRequest request) {
    PersonKeys keys = PersonKeys.of(workspace);
    PersonToForget person = PersonToForget.of(keys, request.person(), request.records());
    if (!request.onlyShow()) {
      // A row that waits belongs to a record whose other rows are not known yet.
      new UnfinishedIngests(tables).takeBack();
      progress.step("refine");
      new RefineJob(workspace, run).run();
    }
    progress.step("find");
    PersonRecords records = new PersonRecords(workspace, person);
    List<Forgotten.Entry> entries = person.entries(records.own());
    try (ReceivedRows received =
        new ReceivedRows(workspace, new Forgotten(workspace, keys, entries))) {
      Erasure found = found(request, records, received);
      if (found.lines().stream().allMatch(Erasure.Line::isEmpty) && !isKnown(entries)) {
        throw nobody();
      }
      if (request.onlyShow()) {
        return found;
      }
      remember(request, keys, entries);
      progress.step("remove");
      remove(records, received);
      return new ErasureProof(workspace, run, progress).of(found, person);
    }
  }

  private Erasure found(ForgetRequest request, PersonRecords records, ReceivedRows received) {
    Map<String, Erasure.Line> lines = new TreeMap<>();
    received.count(lines);
    Dataset<Row> files = received.isEmpty() ? null : received.files();
    for (RecordKind kind : RecordKind.values()) {
      if (tables.exists(kind.versionTable())) {
        Dataset<Row> versions = records.versions(kind);
        lines.put(
            kind.versionTable(),
            new Erasure.Line(kind.versionTable(), versions.count(), records.cleaned(kind).count()));
        Dataset<Row> ofVersions = versions.select("source", "file_sha256");
        files = files == null ? ofVersions : files.union(ofVersions);
        if (kind != RecordKind.DISPUTE_EVENT) {
          lines.put(
              kind.currentTable(),
              new Erasure.Line(
                  kind.currentTable(),
                  tables
                      .read(kind.currentTable())
                      .where(col(kind.id()).isin(records.ids(kind).toArray()))
                      .count(),
                  0));
        }
      }
    }
    RecordIds ids = new RecordIds(workspace);
    ids.count(records.ids(), lines);
    return new Erasure(
        request.name(run),
        request.onlyShow(),
        List.copyOf(lines.values()),
        ids.references(records),
        files == null ? List.of() : names(files),
        0,
        0,
        0,
        0,
        List.of());
  }

  private List<String> names(Dataset<Row> files) {
    Set<String> names = new TreeSet<>();
    for (Row row :
        tables
            .read(IngestJob.LEDGER)
            .join(files.distinct(), new String[] {"source", "file_sha256"}, "left_semi")
            .select("source", "path", "file_name")
            .distinct()
            .collectAsList()) {
      String path = row.getString(1);
      String name = row.getString(2);
      names.add(row.getString(0) + ": " + (path.endsWith(name) ? path : path + " " + name));
    }
    return List.copyOf(names);
  }

  /** A request that was interrupted, or that is repeated, finds nobody but is known. */
  private boolean isKnown(List<Forgotten.Entry> entries) {
    Object[] digests = entries.stream().map(Forgotten.Entry::digest).toArray();
    return !tables.read(Forgotten.TABLE).where(col("digest").isin(digests)).isEmpty();
  }

  private void remember(ForgetRequest request, PersonKeys keys, List<Forgotten.Entry> entries) {
    List<Row> rows = new ArrayList<>();
    Set<String> checks = new TreeSet<>();
    for (Forgotten.Entry entry : entries) {
      String check =
          ForgottenDigest.ofKey(Objects.requireNonNull(keys.keys().get(entry.keyName())));
      checks.add(check);
      rows.add(
          RowFactory.create(
              request.name(run),
              entry.kind().name(),
              entry.keyName(),
              entry.digest(),
              check,
              run.startedAt(),
              run.runId()));
    }
    tables.merge(
        Forgotten.TABLE, workspace.spark().createDataFrame(rows, tables.schema(Forgotten.TABLE)));
    Column outdated =
        col("request_id")
            .equalTo(request.name(run))
            .and(not(col("key_check").isin(checks.toArray())));
    tables.delete(Forgotten.TABLE, outdated);
  }

  private void remove(PersonRecords records, ReceivedRows received) {
    received.remove();
    new RecordIds(workspace).remove(records.ids());
    List<RecordKind> kinds = new ArrayList<>(List.of(RecordKind.DISPUTE_EVENT));
    List.of(RecordKind.values()).stream()
        .filter(kind -> kind != RecordKind.DISPUTE_EVENT)
        .forEach(kinds::add);
    CurrentTables current = new CurrentTables(workspace, run);
    for (RecordKind kind : kinds) {
      if (tables.exists(kind.versionTable())) {
        Contract contract = workspace.contract(kind.versionTable());
        Dataset<Row> keys =
            records
                .versions(kind)
                .select(contract.key().stream().map(key -> col(key)).toArray(Column[]::new))
                .distinct();
        if (!keys.isEmpty()) {
          tables.delete(kind.versionTable(), keys, lit(true));
        }
        Dataset<Row> cleaned = records.cleaned(kind);
        if (!cleaned.isEmpty()) {
          tables.merge(kind.versionTable(), cleaned);
        }
        if (kind != RecordKind.DISPUTE_EVENT) {
          current.rewrite(kind);
        }
      }
    }
  }

  private static UserError nobody() {
    return UserError.of("forget.nobody_found");
  }
}
