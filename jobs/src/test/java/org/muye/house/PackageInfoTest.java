package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muye.SharedData;

/** Each package says in a sentence what it holds, and is checked for nulls. */
class PackageInfoTest {
  private static final Pattern SENTENCE =
      Pattern.compile("\\A/\\*\\*\\s+(?:\\*\\s+)?[A-Z].{15,}?\\.", Pattern.DOTALL);

  static List<Path> packages() throws IOException {
    Path sources = SharedData.repository().resolve("jobs/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::getParent)
          .distinct()
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhatItHolds(Path folder) throws IOException {
    Path info = folder.resolve("package-info.java");

    assertThat(info).exists();
    assertThat(Files.readString(info)).containsPattern(SENTENCE).contains("@NullMarked");
  }
}
