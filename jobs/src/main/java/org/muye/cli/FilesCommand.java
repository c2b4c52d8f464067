package org.muye.cli;

import org.jspecify.annotations.Nullable;
import org.muye.job.Ledgers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Files that were looked at. */
@Command(
    name = "files",
    description = "List the files that were looked at, the newest first.",
    mixinStandardHelpOptions = true)
final class FilesCommand extends WorkCommand {
  @Option(names = "--source", paramLabel = "NAME", description = "Of one source.")
  private @Nullable String source;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "INGESTED, DUPLICATE_CONTENT, EMPTY or FAILED.")
  private @Nullable String status;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "Most files to list (default: 50).")
  private int limit = 50;

  @Override
  public Integer call() {
    Limits.positive("--limit", limit);
    Ledgers.Listing files = new Ledgers(workspaceToRead()).files(source, status, limit);
    if (options().json()) {
      JsonOutput.write(out(), JsonOutput.rows(files.columns(), files.rows()));
      return 0;
    }
    table(files.columns(), files.rows());
    if (files.total() > files.rows().size()) {
      print(words().get("more", files.total() - files.rows().size()));
    }
    return 0;
  }
}
