package org.muye.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void replacesAnOlderOneAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("report.json");
    WholeFile.write(file, bytes("one"));
    WholeFile.write(file, bytes("牧野"));
    assertThat(file).hasContent("牧野");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aReaderNeverSeesHalfOfIt() throws Exception {
    Path file = folder.resolve("m.prom");
    String one = "a".repeat(200_000);
    String other = "b".repeat(200_000);
    WholeFile.write(file, bytes(one));
    AtomicBoolean isDone = new AtomicBoolean();
    AtomicReference<String> torn = new AtomicReference<>("");
    Thread reader =
        new Thread(
            () -> {
              while (!isDone.get()) {
                try {
                  String seen = Files.readString(file);
                  if (!seen.equals(one) && !seen.equals(other)) {
                    torn.set(seen.length() + " characters");
                  }
                } catch (IOException e) {
                  torn.set(e.toString());
                }
              }
            });
    reader.start();
    for (int i = 0; i < 200; i++) {
      WholeFile.write(file, bytes(i % 2 == 0 ? other : one));
    }
    isDone.set(true);
    reader.join();
    assertThat(torn.get()).isEmpty();
  }

  @Test
  void failsWhereItCannotWrite() throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> WholeFile.write(inTheWay.resolve("m.prom"), bytes("x")))
        .isInstanceOf(IOException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
