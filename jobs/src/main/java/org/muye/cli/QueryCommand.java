package org.muye.cli;

import java.util.List;
import org.muye.job.ReadOnlyQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A question in SQL. */
@Command(
    name = "query",
    description = "Ask the gold tables a question in SQL; nothing can be changed.",
    mixinStandardHelpOptions = true)
final class QueryCommand extends WorkCommand {
  /** How the answer is printed. */
  enum Format {
    TABLE,
    CSV,
    JSON
  }

  @Parameters(paramLabel = "SQL", description = "One SELECT, e.g. over gold.indicator_value.")
  private String sql = "";

  @Option(names = "--format", paramLabel = "table|csv|json", description = "Default: table.")
  private Format format = Format.TABLE;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Most rows to print (default: 1000).")
  private int limit = 1000;

  @Option(names = "--silver", description = "Also the tables of single records.")
  private boolean silver;

  @Override
  public Integer call() {
    Limits.positive("--limit", limit);
    ReadOnlyQuery.Answer answer = new ReadOnlyQuery(workspaceToShow(), silver).first(sql, limit);
    List<String> columns = answer.columns();
    switch (options().json() ? Format.JSON : format) {
      case CSV -> CsvOutput.exact().write(out(), columns, answer.rows());
      case JSON -> JsonOutput.write(out(), JsonOutput.rows(columns, answer.rows()));
      default -> table(columns, answer.rows());
    }
    if (answer.more()) {
      err().println(words().get("query.more", limit));
      err().flush();
    }
    return 0;
  }
}
