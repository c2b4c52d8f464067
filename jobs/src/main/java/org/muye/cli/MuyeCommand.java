package org.muye.cli;

import org.muye.error.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The root command; it does nothing by itself. */
@Command(
    name = "muye",
    description = "Per-district risk indicators and the quarterly situation review of a city.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a defect of the program",
      "2:wrong words on the command line",
      "3:wrong input, configuration or contract",
      "4:a quality gate held the results back",
      "5:another run works on the same warehouse"
    },
    footer = {"", "Start with: muye demo"},
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      GenerateCommand.class,
      NightlyCommand.class,
      PlanCommand.class,
      IngestCommand.class,
      RefineCommand.class,
      IndicatorsCommand.class,
      WarningsCommand.class,
      AssessCommand.class,
      ReviewCommand.class,
      ShowCommand.class,
      DutyCommand.class,
      BacktestCommand.class,
      PublishCommand.class,
      ServeCommand.class,
      GrantCommand.class,
      SqlEndpointCommand.class,
      ExplainCommand.class,
      QueryCommand.class,
      ExportCommand.class,
      QuarantineCommand.class,
      RunsCommand.class,
      FilesCommand.class,
      ContractsCommand.class,
      MaintainCommand.class,
      ForgetCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class MuyeCommand implements Runnable {
  @Option(names = "--lang", paramLabel = "zh|en", description = "Language of help: zh or en.")
  void language(GlobalOptions.Language language) {
    // HelpLanguage has read it before the line was parsed.
  }

  @Override
  public void run() {
    throw UserError.of(UserError.Kind.USAGE, "cli.no_command");
  }
}
