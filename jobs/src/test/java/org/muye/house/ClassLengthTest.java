package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

/** A class is short, or says why it is not. */
class ClassLengthTest {
  private static final int MOST_LINES = 300;
  private static final String REASON = "Longer than " + MOST_LINES + " lines because";

  @Test
  void aClassOfMoreThan300LinesSaysWhy() throws IOException {
    List<String> silent = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SharedData.repository().resolve("jobs/src"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        long lines = source.lines().count();
        // The words of a comment may be broken over two lines.
        String words = source.replaceAll("\\s+\\*?\\s*", " ");
        if (lines > MOST_LINES && !words.contains(REASON)) {
          silent.add(file.getFileName() + " has " + lines + " lines");
        }
      }
    }
    assertThat(silent).isEmpty();
  }
}
