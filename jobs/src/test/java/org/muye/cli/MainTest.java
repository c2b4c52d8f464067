package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Longer than 300 lines because each way to fail is typed and its words are read. */
class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A command that fails as it is told. */
  @Command(name = "fail")
  static final class Failing implements Callable<Integer> {
    @Mixin private final GlobalOptions options = new GlobalOptions();
    private final Exception failure;

    Failing(Exception failure) {
      this.failure = failure;
    }

    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }

  @Test
  void versionAndHelpSucceed() {
    assertThat(run("--version")).isZero();
    assertThat(out()).startsWith("muye ").contains("Java ");
    assertThat(run("--help")).isZero();
    assertThat(out()).contains("Commands:", "completion", "Exit codes:");
    assertThat(err()).isEmpty();
  }

  @Test
  void helpIsInTheLanguageThatWasAskedFor() {
    assertThat(run("nightly", "--help", "--lang", "zh")).isZero();
    assertThat(out())
        .startsWith("用法：muye nightly")
        .contains("接收新文件", "--as-of=DATE", "截至该日日终")
        .doesNotContain("Usage", "Take new files", "Show this help");
    assertThat(run("--lang=zh", "--help")).isZero();
    assertThat(out())
        .contains("面向城市", "命令：", "退出码：", "质量门槛未通过")
        .doesNotContain("Commands:", "done");
    assertThat(run("--lang=en", "--help")).isZero();
    assertThat(out()).contains("Commands:");
  }

  @Test
  void aMachineThatSpeaksChineseIsAnsweredInChinese() {
    assertThat(GlobalOptions.Language.of(Locale.SIMPLIFIED_CHINESE))
        .isEqualTo(GlobalOptions.Language.ZH);
    assertThat(GlobalOptions.Language.of(Locale.GERMANY)).isEqualTo(GlobalOptions.Language.EN);
    assertThat(GlobalOptions.Language.of(Locale.ROOT)).isEqualTo(GlobalOptions.Language.EN);
  }

  /** What is added to a command in English alone would show so in Chinese help. */
  @Test
  void everyWordOfHelpHasItsChinese() {
    CommandLine muye = new CommandLine(new MuyeCommand());
    muye.setResourceBundle(HelpLanguage.chinese());
    assertThat(untranslated(muye).toList()).isEmpty();
  }

  private static Stream<String> untranslated(CommandLine command) {
    CommandLine.Model.CommandSpec spec = command.getCommandSpec();
    String name = spec.qualifiedName();
    Stream<String> words =
        Stream.of(
                Stream.of(spec.usageMessage().header(), spec.usageMessage().description())
                    .filter(lines -> lines.length > 0)
                    .map(lines -> name + ": " + String.join(" ", lines)),
                spec.args().stream()
                    .filter(argument -> !argument.hidden())
                    .map(
                        argument ->
                            name
                                + " "
                                + argument.paramLabel()
                                + ": "
                                + String.join(" ", argument.description())),
                spec.usageMessage().exitCodeList().values().stream())
            .flatMap(text -> text);
    return Stream.concat(
        words.filter(text -> text.codePoints().noneMatch(MainTest::isChinese)),
        command.getSubcommands().values().stream().flatMap(MainTest::untranslated));
  }

  private static boolean isChinese(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  @Test
  void noCommandIsAUsageError() {
    assertThat(run()).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err()).startsWith("error: Missing command").contains("muye --help");
  }

  @Test
  void aMistypedCommandGetsASuggestion() {
    assertThat(run("completoin")).isEqualTo(2);
    assertThat(err()).contains("completoin", "did you mean:", "completion");
    assertThat(err().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void aMistypedOptionGetsASuggestion() {
    assertThat(fail(new IllegalStateException(), "--jsn")).isEqualTo(2);
    assertThat(err()).contains("--jsn", "--json", "muye fail --help");
  }

  @Test
  void aWrongDateIsAUsageError() {
    assertThat(fail(new IllegalStateException(), "--as-of", "2025-13-40")).isEqualTo(2);
    assertThat(err()).contains("--as-of", "2025-13-40");
  }

  @ParameterizedTest
  @EnumSource(UserError.Kind.class)
  void aUserErrorDecidesTheExitCode(UserError.Kind kind) {
    int code = fail(UserError.of(kind, "source.empty", "a.csv"));

    assertThat(code).isEqualTo(kind.exitCode());
    assertThat(err().lines())
        .containsExactly(
            "error: a.csv is empty.",
            "  why: The file holds no byte at all; a transfer may have failed.",
            "  do:  Deliver the file again, or remove it from the folder.");
  }

  @Test
  void exitCodesAreTheContracts() {
    assertThat(UserError.Kind.USAGE.exitCode()).isEqualTo(2);
    assertThat(UserError.Kind.INPUT.exitCode()).isEqualTo(3);
    assertThat(UserError.Kind.QUALITY_GATE.exitCode()).isEqualTo(4);
    assertThat(UserError.Kind.CONFLICT.exitCode()).isEqualTo(5);
  }

  @Test
  void aUserErrorInsideTheEnginesExceptionsIsFound() {
    UserError error = UserError.of(UserError.Kind.CONFLICT, "source.empty", "a.csv");
    Exception wrapped =
        new SparkException("Job aborted", new RuntimeException("task failed", error));

    assertThat(fail(wrapped)).isEqualTo(5);
    assertThat(err()).startsWith("error: a.csv is empty.").doesNotContain("Job aborted");
  }

  @Test
  void anythingElseIsADefectInOneLine() {
    int code = fail(new RuntimeException("outer", new PipelineBug("counts differ\nmore text")));

    assertThat(code).isEqualTo(1);
    assertThat(err().lines()).hasSize(3);
    assertThat(err()).contains("a defect", "counts differ", "report").doesNotContain("\tat ");
    assertThat(err()).doesNotContain("more text");
  }

  @Test
  void personalNumbersAreMasked() {
    // 410702190001010000 is of nobody: the year is 1900 and the check digit wrong.
    fail(new RuntimeException("value '410702190001010000' and 13800000000 in row 7"));

    assertThat(err()).contains("<id-number>", "<phone>", "row 7");
    assertThat(err()).doesNotContain("410702190001010000").doesNotContain("13800000000");
  }

  @Test
  void aFullDiskIsNotADefect() {
    assertThat(fail(new SparkException("x", new IOException("No space left on device"))))
        .isEqualTo(3);
    assertThat(err()).startsWith("error: The disk is full.");
  }

  /** What Spark says of the jobs of a process that a signal ends. */
  @Test
  void aSignalIsNotADefect() {
    assertThat(
            fail(
                new IllegalStateException(
                    new SparkException(
                        "Job 160 cancelled because SparkContext was shut down", null))))
        .isEqualTo(3);
    assertThat(err()).startsWith("error: The command was ended before it was done.");
  }

  /** What Java says where Spark has gone already. */
  @Test
  void aSignalBetweenJobsIsNotADefect() {
    assertThat(
            fail(
                new NullPointerException(
                    "Cannot invoke \"org.apache.spark.scheduler.DAGScheduler.runJob()\" because"
                        + " the return value of \"org.apache.spark.SparkContext.dagScheduler()\""
                        + " is null")))
        .isEqualTo(3);
  }

  /** The words of s3a and of HDFS when nothing answers. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "getFileStatus on s3a://muye/warehouse: Unable to execute HTTP request: Connect to"
            + " 127.0.0.1:7070 failed: Connection refused",
        "Call From host/127.0.0.1 to host:8020 failed on connection exception:"
            + " java.net.ConnectException: Connection refused"
      })
  void aStoreThatDoesNotAnswerIsNotADefect(String message) {
    assertThat(fail(new SparkException("Job aborted", new IOException(message)))).isEqualTo(3);
    assertThat(err()).startsWith("error: The warehouse cannot be reached.");
  }

  @Test
  void causesThatGoRoundEnd() {
    Exception first = new RuntimeException("a");
    Exception second = new RuntimeException("b", first);
    first.initCause(second);

    assertThat(fail(second)).isEqualTo(1);
  }

  @Test
  void jsonErrorsAreADocument() throws Exception {
    int code = fail(UserError.of("source.empty", "a.csv"), "--json");
    JsonNode document = new ObjectMapper().readTree(out());

    assertThat(code).isEqualTo(3);
    assertThat(document.get("exit_code").intValue()).isEqualTo(3);
    assertThat(document.get("error").get("kind").textValue()).isEqualTo("INPUT");
    assertThat(document.get("error").get("problem").textValue()).isEqualTo("a.csv is empty.");
    assertThat(err()).startsWith("error: a.csv is empty.");
  }

  @Test
  void completionIsAScript() throws Exception {
    assertThat(run("completion")).isZero();
    Process bash = new ProcessBuilder("bash", "-n").start();
    try (var stdin = bash.getOutputStream()) {
      stdin.write(out.toByteArray());
    }
    assertThat(bash.waitFor()).isZero();
    assertThat(out()).contains("muye");
  }

  @Test
  void globalOptionsAreRead() {
    GlobalOptions options =
        new CommandLine(new GlobalOptions())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .parseArgs("--config", "a.yaml", "--as-of", "2025-10-20", "--json", "--lang", "zh")
            .commandSpec()
            .commandLine()
            .getCommand();

    assertThat(options.config()).isEqualTo(Path.of("a.yaml"));
    assertThat(options.asOf().orElseThrow()).isEqualTo("2025-10-20");
    assertThat(options.json()).isTrue();
    assertThat(options.quiet()).isTrue();
    assertThat(options.language().locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    assertThat(new GlobalOptions().asOf()).isEmpty();
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(args, stream(out), stream(err));
  }

  private int fail(Exception failure, String... args) {
    CommandLine root =
        CommandLines.of(new MuyeCommand(), stream(out), stream(err), new Failing(failure));
    return root.execute(Stream.concat(Stream.of("fail"), Stream.of(args)).toArray(String[]::new));
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
