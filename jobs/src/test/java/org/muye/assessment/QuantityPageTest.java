package org.muye.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

class QuantityPageTest {
  private static final Path FILE = SharedData.repository().resolve("docs/quantities.md");

  /** With -Dmuye.regenerate=true the page is written instead of compared. */
  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = QuantityPage.markdown();
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.writeString(FILE, generated);
    }
    assertThat(FILE)
        .as(
            "docs/quantities.md is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=QuantityPageTest -Dmuye.regenerate=true")
        .hasContent(generated);
  }
}
