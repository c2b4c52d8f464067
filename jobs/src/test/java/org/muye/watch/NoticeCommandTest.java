package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real programs of this machine. */
@DisabledOnOs(OS.WINDOWS)
class NoticeCommandTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  private static NoticeCommand shell(String script, Duration timeout, String... arguments) {
    List<String> command = new java.util.ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new NoticeCommand(command, Set.of(), timeout);
  }

  @Test
  void theProgramReadsTheReport() throws IOException {
    Path got = folder.resolve("got.json");
    shell("cat > \"$1\"", LONG, got.toString()).send("{\"status\":\"FAILED\",\"n\":\"牧野\"}");
    assertThat(got).hasContent("{\"status\":\"FAILED\",\"n\":\"牧野\"}");
  }

  @Test
  void argumentsAreNotReadByAShell() throws IOException {
    Path got = folder.resolve("got.txt");
    String argument = "$(touch " + folder.resolve("made") + ")";
    shell("printf %s \"$2\" > \"$1\"", LONG, got.toString(), argument).send("{}");
    assertThat(got).hasContent(argument);
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void theProgramDoesNotSeeSecrets() throws IOException {
    Path got = folder.resolve("got.txt");
    String script = "printf '%s|%s' \"${PATH:+kept}\" \"$HOME\" > \"$1\"";
    new NoticeCommand(List.of("/bin/sh", "-c", script, "sh", got.toString()), Set.of("HOME"), LONG)
        .send("{}");
    assertThat(got).hasContent("kept|");
  }

  @Test
  void aCodeOtherThanZeroIsAnError() {
    assertThatThrownBy(() -> shell("cat > /dev/null; exit 7", LONG).send("{}"))
        .isInstanceOf(IOException.class)
        .hasMessage("/bin/sh ended with code 7");
  }

  @Test
  void aProgramThatIsAbsentIsAnError() {
    assertThatThrownBy(
            () -> new NoticeCommand(List.of("/no/such/program"), Set.of(), LONG).send("{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void aProgramThatHangsIsEndedWithItsChildren() throws Exception {
    Path pid = folder.resolve("pid");
    long begin = System.nanoTime();
    assertThatThrownBy(
            () ->
                shell("sleep 60 & echo $! > \"$1\"; wait", Duration.ofSeconds(1), pid.toString())
                    // Longer than a pipe holds, so that a program that does not read blocks it.
                    .send("x".repeat(1 << 20)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end within 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    long child = Long.parseLong(Files.readString(pid).strip());
    for (int i = 0; i < 100 && ProcessHandle.of(child).isPresent(); i++) {
      Thread.sleep(50);
    }
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }
}
