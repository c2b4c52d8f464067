package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.muye.table.TableStore;
import org.muye.time.AsOf;

/** The kinds of record whose current states are those of an earlier day as well. */
final class UnchangedKinds {
  private UnchangedKinds() {}

  /**
   * The kinds of which no version became known since the end of a day; a file's statistics answer
   * for most of its rows. Not disputes: what their log announced for later may have happened since.
   */
  static Set<RecordKind> since(Workspace workspace, List<RecordKind> among, AsOf asOf) {
    TableStore tables = workspace.tables();
    Column later = col("known_at").geq(lit(asOf.endExclusive(workspace.region().timeZone())));
    List<RecordKind> candidates =
        among.stream()
            .filter(kind -> kind != RecordKind.DISPUTE && tables.exists(kind.currentTable()))
            .toList();
    Set<RecordKind> unchanged = EnumSet.noneOf(RecordKind.class);
    unchanged.addAll(candidates);
    candidates.stream()
        .map(
            kind -> tables.read(kind.versionTable()).where(later).select(lit(kind.name())).limit(1))
        .reduce(Dataset::union)
        .map(changed -> changed.collectAsList())
        .orElse(List.of())
        .forEach(row -> unchanged.remove(RecordKind.valueOf(row.getString(0))));
    return unchanged;
  }
}
