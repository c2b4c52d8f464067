package org.muye.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
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
