package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.error.UserError;
import org.muye.table.TableStore;

/**
 * Holds indicators back while too many rows of a source's latest delivery are set aside.
 *
 * <p>The gate looks at the latest delivery, not at the current run, so that it does not open by
 * itself the next night; it opens when the rows are replayed, a better delivery arrives or the
 * limit is raised.
 */
final class QualityGate {
  private record Delivery(String ingestRun, long read) {}

  private QualityGate() {}

  /** Why indicators must not be computed, or null when they may. */
  static @Nullable UserError problem(Workspace workspace) {
    double limit = workspace.config().quality().quarantineShareLimit();
    Map<String, Delivery> latest = latestDeliveries(workspace.tables());
    Map<String, Long> open = openRows(workspace.tables());
    List<String> over = new ArrayList<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      Delivery delivery = latest.get(source.name());
      if (delivery == null) {
        continue;
      }
      long aside = open.getOrDefault(source.name() + "|" + delivery.ingestRun(), 0L);
      double share = (double) aside / delivery.read();
      if (share > limit) {
        over.add(
            String.format(
                Locale.ROOT,
                "%s: %d of %d rows (%.1f %%)",
                source.name(),
                aside,
                delivery.read(),
                100 * share));
      }
    }
    return over.isEmpty() ? null : closed(over, limit);
  }

  private static UserError closed(List<String> over, double limit) {
    return new UserError(
        UserError.Kind.QUALITY_GATE,
        "too many rows are in quarantine; the indicators were left as they were",
        String.format(
            Locale.ROOT,
            "%s; the limit is %.1f %% (quality.quarantine_share_limit)",
            String.join("; ", over),
            100 * limit),
        "see `muye quarantine list`, correct the mapping and run `muye quarantine replay`, or have"
            + " the files delivered again; raise the limit in muye.yaml only if the rows are"
            + " to be left out");
  }

  /** The newest delivery with rows of each source; a replay counts its rows a second time. */
  private static Map<String, Delivery> latestDeliveries(TableStore tables) {
    Map<String, Delivery> latest = new TreeMap<>();
    tables
        .read("ops.reconciliation")
        .where("rows_read > 0")
        .groupBy("source", "ingest_run_id")
        .agg(max("rows_read"))
        .sort("ingest_run_id")
        .collectAsList()
        .forEach(
            row -> latest.put(row.getString(0), new Delivery(row.getString(1), row.getLong(2))));
    return latest;
  }

  private static Map<String, Long> openRows(TableStore tables) {
    Map<String, Long> open = new TreeMap<>();
    for (Row row :
        tables
            .read("quarantine.record")
            .where(col("status").equalTo("OPEN"))
            .groupBy("source", "run_id")
            .count()
            .collectAsList()) {
      open.put(row.getString(0) + "|" + row.getString(1), row.getLong(2));
    }
    return open;
  }
}
