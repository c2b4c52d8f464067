package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The files for schedulers name commands, options and exit codes that exist. */
class DeployFilesTest {
  private static final Path DEPLOY = Path.of("../deploy");
  private static final Pattern CALL = Pattern.compile("/opt/muye/muye (.*)");

  private static List<String> commands(String file) throws IOException {
    return Files.readAllLines(DEPLOY.resolve(file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(CALL::matcher)
        .filter(Matcher::find)
        .map(call -> call.group(1))
        .toList();
  }

  private static String parsed(String command) {
    CommandLine.ParseResult result =
        CommandLines.of(new MuyeCommand(), System.out, System.err).parseArgs(command.split(" "));
    System.clearProperty(GlobalOptions.LOG_FORMAT);
    return result.subcommand().commandSpec().name();
  }

  @Test
  void systemdAndCronStartTheNight() throws IOException {
    assertThat(commands("systemd/muye.service"))
        .singleElement()
        .extracting(c -> parsed(c))
        .isEqualTo("nightly");
    assertThat(commands("cron/muye"))
        .singleElement()
        .extracting(c -> parsed(c))
        .isEqualTo("nightly");
  }

  /** Codes 1 to 4 would end the same way again; 5 and a killed process would not. */
  @Test
  void onlyConflictsAndKilledProcessesAreTriedAgain() throws IOException {
    assertThat(Files.readAllLines(DEPLOY.resolve("systemd/muye.service")))
        .contains("Restart=on-failure", "RestartPreventExitStatus=1 2 3 4");
    String dag = Files.readString(DEPLOY.resolve("airflow/muye_nightly.py"));
    assertThat(dag).contains("CONFLICT = 5");
    for (int code = 1; code <= 4; code++) {
      assertThat(dag).contains("\n    " + code + ": \"");
    }
    assertThat(new CommandLine(new MuyeCommand()).getCommandSpec().usageMessage().exitCodeList())
        .containsOnlyKeys("0", "1", "2", "3", "4", "5");
  }

  @Test
  void noFileHoldsASecret() throws IOException {
    for (String file : List.of("systemd/muye.service", "cron/muye", "airflow/muye_nightly.py")) {
      assertThat(Files.readString(DEPLOY.resolve(file)))
          .doesNotContainPattern("(?i)(password|key|token|secret)=[^/\\s]");
    }
  }
}
