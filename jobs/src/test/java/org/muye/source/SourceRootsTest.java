package org.muye.source;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

@DisabledOnOs(OS.WINDOWS)
class SourceRootsTest {
  @TempDir Path folder;

  private Path inbox;
  private Path secret;

  @BeforeEach
  void make() throws IOException {
    inbox = Files.createDirectories(folder.resolve("inbox/2025"));
    inbox = folder.resolve("inbox");
    secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    Files.writeString(inbox.resolve("honest.csv"), "a\n1\n");
    Files.writeString(inbox.resolve("2025/honest.csv"), "a\n1\n");
  }

  private static SourceFile file(Path path) {
    return new SourceFile(
        path.toUri().toString(),
        String.valueOf(path.getFileName()),
        1,
        Instant.EPOCH,
        new SerializableConfiguration(new Configuration(false)));
  }

  private static void accepted(Path file, String... paths) {
    assertThatCode(() -> SourceRoots.requireInside(file(file), List.of(paths)))
        .doesNotThrowAnyException();
  }

  private static void refused(Path file, String... paths) {
    assertThatThrownBy(() -> SourceRoots.requireInside(file(file), List.of(paths)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("leads out of the folder")
        .hasMessageContaining("deliver the file itself");
  }

  @Test
  void filesOfTheFolderAreTaken() {
    accepted(inbox.resolve("honest.csv"), inbox + "/*.csv");
    accepted(inbox.resolve("honest.csv"), inbox.toString());
    accepted(inbox.resolve("2025/honest.csv"), inbox + "/*/*.csv");
    accepted(inbox.resolve("honest.csv"), folder + "/in{box,coming}/*.csv");
    accepted(secret, secret.toString());
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(inbox.resolve("link.csv"), secret);
    refused(link, inbox + "/*.csv");
    refused(link, inbox.toString());
    Path up = Files.createSymbolicLink(inbox.resolve("up.csv"), Path.of("../secret.csv"));
    refused(up, inbox + "/*.csv");
  }

  @Test
  void aLinkedFolderInsideTheFolderIsRefused() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("a.csv"), "a\n1\n");
    Path linked = Files.createSymbolicLink(inbox.resolve("linked"), elsewhere);
    refused(linked.resolve("a.csv"), inbox + "/*/*.csv");
  }

  @Test
  void whatTheConfigurationNamesMayItselfBeALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("named"), inbox);
    accepted(link.resolve("honest.csv"), link + "/*.csv");
    Path one = Files.createSymbolicLink(folder.resolve("one.csv"), secret);
    accepted(one, one.toString());
  }

  @Test
  void aLinkThatStaysInsideIsTaken() throws IOException {
    accepted(
        Files.createSymbolicLink(inbox.resolve("again.csv"), inbox.resolve("honest.csv")),
        inbox + "/*.csv");
  }
}
