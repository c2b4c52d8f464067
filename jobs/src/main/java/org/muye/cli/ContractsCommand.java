package org.muye.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;
import org.muye.job.Contracts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the tables hold. */
@Command(
    name = "contracts",
    description = "List, show and check the contracts of the tables.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ContractsCommand.ListTables.class,
      ContractsCommand.Show.class,
      ContractsCommand.Check.class
    })
final class ContractsCommand implements Runnable {
  @Override
  public void run() {
    throw UserError.of(
        UserError.Kind.USAGE, "cli.missing_command", "list, show, check", "muye contracts");
  }

  /** All tables. */
  @Command(name = "list", description = "All tables.", mixinStandardHelpOptions = true)
  static final class ListTables extends WorkCommand {
    @Override
    public Integer call() {
      List<Contracts.Table> tables = Contracts.load().tables();
      if (options().json()) {
        JsonOutput.write(out(), tables);
        return 0;
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (Contracts.Table table : tables) {
        rows.add(
            List.of(
                table.name(),
                table.version(),
                table.columns(),
                table.retention(),
                words().chinese() ? table.titleZh() : table.titleEn()));
      }
      table(
          List.of(
              words().get("col.table"),
              words().get("col.version"),
              words().get("col.columns"),
              words().get("col.retention"),
              words().get("col.title")),
          rows);
      return 0;
    }
  }

  /** One table. */
  @Command(name = "show", description = "The columns of a table.", mixinStandardHelpOptions = true)
  static final class Show extends WorkCommand {
    @Parameters(paramLabel = "TABLE", description = "e.g. gold.indicator_value")
    private String name = "";

    @Override
    public Integer call() {
      Contracts contracts = Contracts.load();
      Contracts.Table table = contracts.table(name);
      List<Contracts.Column> columns = contracts.columns(name);
      if (options().json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", table);
        document.put("columns", columns);
        JsonOutput.write(out(), document);
        return 0;
      }
      boolean chinese = words().chinese();
      print(
          table.name()
              + " "
              + table.version()
              + ": "
              + (chinese ? table.titleZh() : table.titleEn()));
      print(chinese ? table.purposeZh() : table.purpose());
      print(table.limitations());
      print("");
      List<List<@Nullable Object>> rows = new ArrayList<>();
      for (Contracts.Column column : columns) {
        rows.add(
            List.of(
                column.name(),
                column.type(),
                column.key() ? "key" : column.required() ? "required" : "",
                column.privacy(),
                chinese ? column.titleZh() : column.titleEn()));
      }
      table(
          List.of(
              words().get("col.column"),
              words().get("col.type"),
              words().get("col.rule"),
              words().get("col.privacy"),
              words().get("col.title")),
          rows);
      return 0;
    }
  }

  /** Whether all contracts are in order. */
  @Command(
      name = "check",
      description = "Check all contracts against the standard and their code lists.",
      mixinStandardHelpOptions = true)
  static final class Check extends WorkCommand {
    @Override
    public Integer call() {
      Contracts contracts = Contracts.load();
      int tables = contracts.tables().size();
      if (options().json()) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tables", tables);
        document.put("code_lists", contracts.codeLists());
        JsonOutput.write(out(), document);
      } else {
        print(words().get("contracts.ok", tables, contracts.codeLists()));
      }
      return 0;
    }
  }
}
