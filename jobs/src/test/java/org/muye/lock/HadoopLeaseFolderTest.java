package org.muye.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the local file system by way of Hadoop's interface, as for HDFS and S3. */
class HadoopLeaseFolderTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final Lease LEASE =
      new Lease(new Holder("run-1", "nightly", 7, "node", "muye", NOON), "one", NOON, false);

  @TempDir Path warehouse;
  private HadoopLeaseFolder folder;

  @BeforeEach
  void open() {
    folder = new HadoopLeaseFolder(warehouse.toUri() + "ops/_lease", new Configuration());
  }

  @Test
  void aFolderThatIsNotThereHoldsNoLease() throws IOException {
    assertThat(folder.newest()).isEmpty();
    assertThat(folder.read(1)).isNull();
  }

  @Test
  void keepsALeaseAsItWasWritten() throws IOException {
    assertThat(folder.create(1, LEASE)).isTrue();
    assertThat(folder.read(1)).isEqualTo(LEASE);

    folder.overwrite(1, LEASE.ended());

    assertThat(folder.read(1)).isEqualTo(new Lease(LEASE.holder(), "one", NOON, true));
  }

  @Test
  void aNumberIsGivenOnce() throws IOException {
    folder.create(3, LEASE);

    assertThat(folder.create(3, new Lease(LEASE.holder(), "two", NOON, false))).isFalse();
    assertThat(folder.read(3)).isEqualTo(LEASE);
  }

  @Test
  void clearsOlderNumbersOnly() throws IOException {
    folder.create(9, LEASE);
    folder.create(10, LEASE);
    folder.create(11, LEASE);

    folder.deleteBelow(11);

    assertThat(folder.newest()).hasValue(11);
    assertThat(folder.read(9)).isNull();
    assertThat(folder.read(10)).isNull();
    assertThat(folder.read(11)).isEqualTo(LEASE);
  }

  /** A holder that died while it wrote: its lease ends all the same. */
  @Test
  void aHalfWrittenLeaseCountsFromWhenItWasWritten() throws IOException {
    folder.create(1, LEASE);
    Path file = warehouse.resolve("ops/_lease/000000000001.json");
    Files.deleteIfExists(file.resolveSibling(".000000000001.json.crc"));
    Files.writeString(file, "{\"holder\" : {");
    Files.setLastModifiedTime(file, FileTime.from(NOON));

    assertThat(folder.read(1)).isEqualTo(new Lease(null, "", NOON, false));
  }
}
