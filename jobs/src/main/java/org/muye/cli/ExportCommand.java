package org.muye.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.Exports;
import org.muye.job.ReadOnlyQuery;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A table or an answer as a file. */
@Command(
    name = "export",
    description =
        "Write a table or the answer to a query to a file, and beside it what the file holds.",
    mixinStandardHelpOptions = true)
final class ExportCommand extends WorkCommand {
  /** Exactly one of the two. */
  static final class What {
    @Parameters(paramLabel = "TABLE", description = "A table, e.g. gold.indicator_value.")
    private @Nullable String table;

    @Option(names = "--query", required = true, paramLabel = "SQL", description = "One SELECT.")
    private @Nullable String sql;
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "parquet|csv|csv-excel|xlsx",
      description = "csv-excel is CSV that Excel opens with Chinese intact.")
  private String format = "csv";

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path target = Path.of(".");

  @Option(names = "--overwrite", description = "Replace the file if it exists.")
  private boolean overwrite;

  @Option(names = "--silver", description = "Also the tables of single records.")
  private boolean silver;

  @Override
  public Integer call() {
    Exports.Format chosen = format();
    String table = what.table;
    if (table != null && !table.matches("[a-z_]+\\.[a-z_]+")) {
      throw UserError.of(UserError.Kind.USAGE, "cli.sql_as_table", table);
    }
    ReadOnlyQuery query = new ReadOnlyQuery(workspaceToShow(), silver);
    Exports.Written written =
        table != null
            ? Exports.table(query, table, chosen, target, overwrite)
            : Exports.answer(query, String.valueOf(what.sql), chosen, target, overwrite);
    if (options().json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("file", target.toString());
      document.put("rows", written.rows());
      document.put("description", written.description().toString());
      JsonOutput.write(out(), document);
    } else {
      print(words().get("exported", written.rows(), target, written.description().getFileName()));
    }
    return 0;
  }

  private Exports.Format format() {
    return switch (format) {
      case "parquet" -> Exports.Format.PARQUET;
      case "csv" -> Exports.Format.CSV;
      case "csv-excel" -> Exports.Format.CSV_EXCEL;
      case "xlsx" -> Exports.Format.XLSX;
      default -> throw UserError.of(UserError.Kind.USAGE, "cli.unknown_format", format);
    };
  }
}
