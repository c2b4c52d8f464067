package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.csv;
import static org.muye.source.SourceFixtures.gzip;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.optional;
import static org.muye.source.SourceFixtures.rows;
import static org.muye.source.SourceFixtures.shown;
import static org.muye.source.SourceFixtures.utf8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class FileProbeTest {

  @Test
  void digestIsOfTheStoredBytes() {
    // The digest of "abc" is the first example of FIPS 180-2.
    FileProbe probe = FileProbe.of(utf8("abc"), "x.csv", csv(named("abc")));
    assertThat(probe.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(probe.sizeBytes()).isEqualTo(3);
    byte[] packed = gzip(new byte[] {'a', 'b', 'c'});
    assertThat(FileProbe.of(bytes(packed), "x.csv.gz", csv(named("abc"))).sizeBytes())
        .isEqualTo(packed.length);
  }

  @Test
  void theFirstEncodingThatFitsTheWholeFileIsChosen() {
    // The only telling byte comes after more than one chunk of plain text.
    String plain = "a,b\n" + "1,2\n".repeat(40_000);
    FileLayout layout = csv(named("a", "b"), "UTF-8", "GB18030", "windows-1252");

    assertThat(probe(plain.getBytes(Charset.forName("UTF-8")), layout)).isEqualTo("UTF-8 true");
    assertThat(probe((plain + "矛,盾").getBytes(Charset.forName("UTF-8")), layout))
        .isEqualTo("UTF-8 true");
    assertThat(probe((plain + "矛,盾").getBytes(Charset.forName("GB18030")), layout))
        .isEqualTo("GB18030 true");
    assertThat(probe((plain + "caf\u00e9,2\n").getBytes(Charset.forName("windows-1252")), layout))
        .isEqualTo("windows-1252 true");
    assertThat(probe((plain + "1,\u0081\n").getBytes(Charset.forName("ISO-8859-1")), layout))
        .isEqualTo("windows-1252 false");
  }

  @Test
  void aCharacterCutAtTheEndIsNotStrict() {
    byte[] whole = "a,b\n1,矛".getBytes(Charset.forName("UTF-8"));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
    FileLayout layout = csv(named("a", "b"), "US-ASCII", "UTF-8");

    assertThat(probe(cut, layout)).isEqualTo("UTF-8 false");
    assertThat(shown(rows(bytes(cut), layout))).containsExactly("2 MALFORMED_BYTES");
  }

  @Test
  void columnsAreReportedNotThrown() {
    FileLayout layout =
        csv(
            List.of(
                optional("o", "O"),
                SourceFixtures.column("r", "R"),
                SourceFixtures.column("a", "A")));

    HeaderMatch columns = FileProbe.of(utf8("a,x,,y\n"), "x.csv", layout).columns();

    assertThat(columns.header()).containsExactly("a", "x", "", "y");
    assertThat(columns.unknownNames()).containsExactly("x", "column 3 (no name)", "y");
    assertThat(columns.missingRequired()).containsExactly("r");
    assertThat(columns.missingOptional()).containsExactly("o");
    assertThat(columns.problems())
        .extracting(p -> p.in(Locale.ROOT))
        .containsExactly("column r is missing (expected R)");
    assertThat(columns.positions()).containsOnlyKeys("a").containsEntry("a", 0);
  }

  @Test
  void layoutsAreCheckedAndTravel() throws IOException, ClassNotFoundException {
    assertThatThrownBy(() -> csv(named("a"), "UTF-9"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("UTF-9");
    FileLayout layout = csv(named("a", "b"), "UTF-8", "GB18030");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
      objects.writeObject(layout);
    }
    try (ObjectInputStream objects =
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(objects.readObject()).isEqualTo(layout);
    }
  }

  private static String probe(byte[] content, FileLayout layout) {
    FileProbe probe = FileProbe.of(bytes(content), "x.csv", layout);
    return probe.encoding() + " " + probe.strictlyDecoded();
  }
}
