package org.muye.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muye.job.AccessLog;
import org.muye.job.Engine;
import org.muye.job.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command has: the common options, a place to print to, and its words. */
abstract class WorkCommand implements Callable<Integer> {
  @Mixin private GlobalOptions options = new GlobalOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  GlobalOptions options() {
    return options;
  }

  CommandSpec spec() {
    return spec;
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  Messages words() {
    return Messages.of(options.language());
  }

  /** The workspace of `--config`. */
  Workspace workspace() {
    return Workspace.open(config());
  }

  /** The workspace of `--config` for a command that only reads tables; Spark starts meanwhile. */
  Workspace workspaceToRead() {
    Engine.start();
    return Workspace.openToRead(config());
  }

  /** The same for a command that shows full counts or single records. */
  Workspace workspaceToShow() {
    return noted(workspaceToRead());
  }

  /** Writes down who asks for full counts or single records, before anything is read. */
  Workspace noted(Workspace workspace) {
    new AccessLog(workspace)
        .note(
            System.getProperty("user.name"),
            spec.root().commandLine().getParseResult().originalArgs());
    return workspace;
  }

  Path config() {
    return options.config();
  }

  /** A file or folder beside the configuration. */
  Path besideConfig(String name) {
    return config().toAbsolutePath().resolveSibling(name);
  }

  void print(String line) {
    out().println(line);
  }

  /** Prints a table, or its rows as JSON. */
  void table(List<String> columns, List<? extends List<? extends @Nullable Object>> rows) {
    out().print(TablePrinter.render(columns, rows));
    out().flush();
  }
}
