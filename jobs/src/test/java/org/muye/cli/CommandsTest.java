package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.SharedData;

/** Commands and options that need no engine. */
class CommandsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "nightly",
        "ingest",
        "refine",
        "indicators",
        "warnings",
        "duty",
        "assess",
        "review",
        "show",
        "explain",
        "query",
        "export",
        "quarantine",
        "runs",
        "files",
        "contracts",
        "doctor",
        "backtest",
        "publish",
        "serve",
        "grant",
        "forget",
        "plan",
        "init",
        "generate"
      })
  void everyCommandHasHelp(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out()).startsWith("Usage: muye " + command);
  }

  /** A command with another name would silently start as slowly as one that computes. */
  @Test
  void whatTheLauncherStartsFastIsThere() throws IOException {
    Matcher list =
        Pattern.compile("=~ \\^\\(--help\\|--version\\|([a-z|]+)\\)\\$ ")
            .matcher(Files.readString(SharedData.repository().resolve("muye")));
    assertThat(list.find()).isTrue();
    assertThat(CommandLines.of(new MuyeCommand(), System.out, System.err).getSubcommands())
        .containsKeys(list.group(1).split("\\|"));
  }

  @Test
  void contractsAreListedShownAndChecked() {
    assertThat(run("contracts", "list")).isZero();
    assertThat(out()).contains("gold.indicator_value", "silver.incident");
    assertThat(run("contracts", "show", "gold.unit", "--lang", "zh")).isZero();
    assertThat(out()).contains("unit_id", "个人信息分类");
    assertThat(run("contracts", "check", "--json")).isZero();
    assertThat(out()).contains("code_lists");
    assertThat(run("contracts", "show", "gold.nothing")).isEqualTo(2);
    assertThat(err()).contains("gold.nothing", "muye contracts list");
    assertThat(run("contracts")).isEqualTo(2);
  }

  @Test
  void initWritesAWorkspaceOnce() {
    String city = folder.resolve("city").toString();
    assertThat(run("init", "--region", "xinxiang", city)).isZero();
    assertThat(folder.resolve("city/muye.yaml")).exists();
    assertThat(run("init", "--region", "xinxiang", city)).isEqualTo(3);
    assertThat(run("init", "--region", "atlantis", folder.resolve("x").toString())).isEqualTo(3);
    assertThat(err()).contains("atlantis");
    assertThat(run("init")).isEqualTo(2);
  }

  @Test
  void initDraftsAMapping() throws IOException {
    Path file = folder.resolve("disputes.csv");
    Files.writeString(file, "纠纷编号,受理时间\nJF1,2025-03-05 09:00\n");
    assertThat(run("init", "--from", file.toString(), "--record", "dispute")).isZero();
    assertThat(out()).contains("record: dispute", "纠纷编号");
    Path draft = folder.resolve("ledger.yaml");
    assertThat(run("init", "--from", file.toString(), "--out", draft.toString())).isZero();
    assertThat(Files.readString(draft))
        .as("a mapping has its file's name")
        .contains("mapping: ledger\n");
    assertThat(run("init", "--from", file.toString(), "--record", "weather")).isEqualTo(2);
    assertThat(run("init", "--from", folder.resolve("absent.csv").toString())).isEqualTo(3);
  }

  @Test
  void generateMakesACityAndRefusesAFullFolder() {
    String city = folder.resolve("made").toString();
    assertThat(run("generate", "--years", "1", "--scale", "0.05", "--folder", city)).isZero();
    assertThat(folder.resolve("made/truth.json")).exists();
    assertThat(run("generate", "--years", "1", "--folder", city)).isEqualTo(3);
    assertThat(run("generate", "--years", "99", "--folder", city + "2")).isEqualTo(3);
  }

  @Test
  void doctorFailsWithoutAConfiguration() {
    assertThat(run("doctor", "--config", folder.resolve("none.yaml").toString())).isEqualTo(3);
    assertThat(out()).contains("ok", "java", "fail", "configuration", "do: ");
  }

  @Test
  void doctorPassesInANewWorkspace() {
    String city = folder.resolve("city").toString();
    run("init", "--region", "xinxiang", city);
    run("doctor", "--json", "--config", city + "/muye.yaml");
    assertThat(out()).contains("\"warehouse\"", "\"result\"");
  }

  @Test
  void theDemoLeavesOtherFoldersAlone() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine.txt"), "mine");
    assertThat(run("demo", "--folder", folder.toString())).isEqualTo(3);
    assertThat(err()).contains("not a demo folder", "--folder");
    assertThat(mine).hasContent("mine");
    assertThat(run("demo", "--folder", folder.resolve("d").toString(), "--records", "5"))
        .isEqualTo(3);
  }

  @Test
  void wrongOptionsAreUsageErrors() {
    assertThat(run("explain", "I2")).isEqualTo(2);
    assertThat(err()).contains("--unit");
    assertThat(run("export", "gold.unit", "--format", "docx", "--out", "x")).isEqualTo(2);
    assertThat(err()).contains("csv-excel");
    assertThat(run("query", "SELECT 1", "--limit", "0")).isEqualTo(2);
    assertThat(run("query", "SELECT 1", "--format", "xml")).isEqualTo(2);
    assertThat(run("quarantine")).isEqualTo(2);
    assertThat(run("show", "--as-of", "2025-10-20")).isEqualTo(2);
    assertThat(err()).contains("muye review --as-of");
    assertThat(run("review")).isEqualTo(2);
    assertThat(err()).contains("--quarter", "--reproduce", "--diff");
    assertThat(run("review", "--quarter", "2025Q3", "--format", "doc")).isEqualTo(2);
    assertThat(err()).contains("docx");
    assertThat(run("review", "--quarter", "2025Q3", "--audience", "all")).isEqualTo(2);
    assertThat(err()).contains("public");
    assertThat(run("nightly", "--config", folder.resolve("none.yaml").toString())).isEqualTo(3);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(args, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
