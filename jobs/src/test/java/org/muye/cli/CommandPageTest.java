package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandPageTest {
  private static final Path FILE = ShownCommands.ROOT.resolve("docs/commands.md");

  /** With -Dmuye.regenerate=true the page is written instead of compared. */
  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = CommandPage.markdown();
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.writeString(FILE, generated);
    }
    assertThat(FILE)
        .as(
            "docs/commands.md is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=CommandPageTest -Dmuye.regenerate=true")
        .hasContent(generated);
  }
}
