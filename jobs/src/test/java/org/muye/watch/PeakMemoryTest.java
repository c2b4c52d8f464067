package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
  @TempDir Path folder;

  @Test
  void readsLinuxsPeakInKibibytes() throws IOException {
    Path status =
        Files.writeString(
            folder.resolve("status"), "Name:\tjava\nVmHWM:\t  2048 kB\nVmRSS:\t 1024 kB\n");
    // 2048 KiB are 2 MiB: 2 x 1024 x 1024 bytes.
    assertThat(PeakMemory.resident(status)).isEqualTo(2_097_152);
  }

  @Test
  void otherSystemsTellNothing() throws IOException {
    assertThat(PeakMemory.resident(folder.resolve("absent"))).isNull();
    assertThat(PeakMemory.resident(Files.writeString(folder.resolve("s"), "VmRSS: 1 kB\n")))
        .isNull();
    assertThat(PeakMemory.resident(Files.writeString(folder.resolve("t"), "VmHWM: many kB\n")))
        .isNull();
  }

  @Test
  void theHeapWasUsed() {
    byte[] block = new byte[8 << 20];
    assertThat(PeakMemory.read().heapBytes()).isGreaterThanOrEqualTo(block.length);
  }
}
