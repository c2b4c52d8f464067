package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.ascii;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.concat;
import static org.muye.source.SourceFixtures.csv;
import static org.muye.source.SourceFixtures.gzip;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class GzipTest {
  private static final FileLayout AB = csv(named("a", "b"));

  @Test
  void gzipIsKnownByItsFirstBytes() {
    assertThat(rows(bytes(gzip(table(1, 5))), AB)).hasSize(5);
  }

  @Test
  void membersFollowEachOther() {
    byte[] stored = concat(gzip(ascii("a,b\n")), gzip(ascii("1,2\n3,")), gzip(ascii("4\n")));
    assertThat(rows(bytes(stored), AB)).hasSize(2);
  }

  @Test
  void aTruncatedFileSaysHowManyRowsWereRead() {
    byte[] whole = gzip(table(7, 20_000));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    long[] read = {0};

    assertThatThrownBy(
            () -> {
              try (RowReader reader = RowReaders.open(bytes(half), "half.csv.gz", AB)) {
                while (reader.hasNext()) {
                  assertThat(reader.next().problem()).isNull();
                  read[0]++;
                }
              }
            })
        .isInstanceOf(UserError.class)
        .satisfies(
            e ->
                assertThat(e)
                    .hasMessageContaining(
                        "half.csv.gz breaks off after "
                            + read[0]
                            + " rows; nothing of the file was taken"));
    assertThat(read[0]).isBetween(9_000L, 11_000L);
    assertThatThrownBy(() -> FileProbe.of(bytes(half), "half.csv.gz", AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("breaks off after " + read[0] + " rows");
  }

  /** 32 MiB of the same line pack to a thousandth, 8 MiB are few enough to be taken. */
  @Test
  void aFileThatUnpacksBeyondMeasureIsRefused() {
    byte[] large = gzip(ascii("a,b\n" + "1,2\n".repeat(8 << 20)));
    assertThat(large.length).isLessThan(40_000);

    assertThatThrownBy(() -> FileProbe.of(bytes(large), "large.csv.gz", AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("large.csv.gz unpacks to more than 200 times its size");
    assertThatThrownBy(() -> rows(bytes(large), AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unpacks to more than 200 times its size");
    byte[] few = gzip(ascii("a,b\n" + "1,2\n".repeat(2 << 20)));
    assertThat(FileProbe.of(bytes(few), "few.csv.gz", AB).sizeBytes()).isEqualTo(few.length);
  }

  @Test
  void aDamagedFileIsAnError() {
    byte[] stored = gzip(table(3, 1_000));
    stored[stored.length - 6] ^= 1;
    assertThatThrownBy(() -> rows(bytes(stored), AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("test.csv breaks off after");
    byte[] trailing = concat(gzip(table(3, 10)), ascii("trailing"));
    assertThatThrownBy(() -> rows(bytes(trailing), AB)).isInstanceOf(UserError.class);
  }

  /** A decompressor that is read on after it failed fails otherwise, and no more as a file does. */
  @Test
  void aStreamThatHasFailedIsNotReadAgain() {
    int[] reads = {0};
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            reads[0]++;
            throw new IOException("damaged");
          }
        };
    // What comes before ends in a byte that UTF-8 does not know.
    InputStream begun =
        new SequenceInputStream(new ByteArrayInputStream(ascii("a,b\n1,2\n3,\u00ff")), breaking);
    assertThatThrownBy(() -> rows(() -> begun, AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("breaks off after 1 row;");
    assertThat(reads[0]).isEqualTo(1);
  }

  @Test
  void aGzNameWithoutGzipContentIsAnError() {
    assertThatThrownBy(() -> RowReaders.open(bytes(table(1, 3)), "x.csv.GZ", AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("x.csv.GZ is not a gzip file")
        .hasMessageContaining("0 rows were read and nothing of the file was taken");
  }

  @Test
  void nothingCompressedIsEmpty() {
    assertThatThrownBy(() -> rows(bytes(gzip(new byte[0])), AB))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is empty");
  }

  private static byte[] table(long seed, int rows) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(random.nextLong()).append('\n');
    }
    return ascii(text.toString());
  }
}
