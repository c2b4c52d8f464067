package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

class StorageFailureTest {
  private static RuntimeException wrapped(IOException failure) {
    return new IllegalStateException("Job aborted", new UncheckedIOException(failure));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"No space left on device", "write failed: Disk quota exceeded\n\tat java.io"})
  void aFullDisk(String message) {
    RuntimeException told = StorageFailure.explain(wrapped(new IOException(message)));
    assertThat(told)
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              assertThat(error.kind().exitCode()).isEqualTo(3);
              assertThat(error.problem()).isEqualTo("the disk is full");
              assertThat(error.remedy()).contains("run the same command again");
              assertThat(error.getMessage()).doesNotContain("\tat ");
            });
  }

  /** Linux has a device that is always full; Hadoop's local file system throws an Error there. */
  @Test
  void aFullDiskThatComesAsAnError() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no device that is always full");
    try (RawLocalFileSystem files = new RawLocalFileSystem()) {
      files.initialize(URI.create("file:///"), new Configuration());
      FSDataOutputStream out = files.create(new org.apache.hadoop.fs.Path("/dev/full"), true);
      out.write(1);
      FSError failure = catchThrowableOfType(FSError.class, out::flush);

      assertThat(StorageFailure.explain(failure))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("the disk is full");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Permission denied",
        "Mkdirs failed to create file:/w/bronze",
        "[DELTA_CANNOT_CREATE_LOG_PATH] Cannot create file:/proc/w/_delta_log",
        "/w/bronze: Read-only file system"
      })
  void aPlaceThatCannotBeWritten(String message) {
    assertThat(StorageFailure.explain(wrapped(new IOException(message))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the warehouse cannot be written");
    assertThat(StorageFailure.explain(wrapped(new AccessDeniedException("/w"))))
        .isInstanceOf(UserError.class);
  }

  @Test
  void anythingElseIsADefect() {
    RuntimeException failure = wrapped(new IOException("stream closed"));
    assertThat(StorageFailure.explain(failure)).isSameAs(failure);
  }
}
