package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.ascii;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.column;
import static org.muye.source.SourceFixtures.concat;
import static org.muye.source.SourceFixtures.dropped;
import static org.muye.source.SourceFixtures.gzip;
import static org.muye.source.SourceFixtures.jsonl;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.rows;
import static org.muye.source.SourceFixtures.shown;
import static org.muye.source.SourceFixtures.utf8;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class JsonRowReaderTest {
  private static final FileLayout ABC = jsonl(named("a", "b", "c"));

  @Test
  void valuesBecomeText() {
    String text =
        """
        {"a": " 矛盾\\n纠纷 ", "b": 1.50, "c": true}

        {"A": null, "b": "", "c": "-", "z": 1}
        {"a": [1, " x ", null, false], "b": {"k" : [1, {"v": 2.10}]}, "c": [[1], 2]}
        {"a": [], "b": 12345678901234567890, "c": 1e5}
        """;

    assertThat(shown(rows(utf8("\uFEFF" + text), ABC)))
        .containsExactly(
            "1 {a=矛盾\n纠纷, b=1.50, c=true}",
            "3 {}",
            "4 {a=1;x;false, b={\"k\":[1,{\"v\":2.10}]}, c=[[1],2]}",
            "5 {b=12345678901234567890, c=1e5}");
  }

  @Test
  void badLinesCostThemselves() {
    String text =
        """
        {"a": 1}
        {"a": 1
        [1]
        {"a": 1} {"a": 2}
        {"a": 1, "a": 2}
        {"b": {"x": 1, "x": 2}}
        {"a": NaN}
        text
        {"a": 9}""";

    List<RawRow> rows = rows(utf8(text), ABC);

    assertThat(shown(rows))
        .containsExactly(
            "1 {a=1}",
            "2 MALFORMED_ROW",
            "3 MALFORMED_ROW",
            "4 MALFORMED_ROW",
            "5 MALFORMED_ROW",
            "6 MALFORMED_ROW",
            "7 MALFORMED_ROW",
            "8 MALFORMED_ROW",
            "9 {a=9}");
    assertThat(rows.get(1).rawText()).isEqualTo("{\"a\": 1");
    assertThat(rows.get(4).detail()).isEqualTo("Duplicate field 'a'");
  }

  @Test
  void keysMatchLikeHeaders() {
    FileLayout layout =
        jsonl(List.of(column("month", "CodedMonth", "Coded Month"), column("d", "Date")));
    String text =
        """
        {"Coded Month": "x", "CodedMonth": "y", "date": 1}
        {"codedmonth": "z", " Date ": 2, "extra": 1}
        {"DATE": 1, "date": 2}
        {"DATE": 1, "Date": 2}
        """;

    try (RowReader reader = RowReaders.open(utf8(text), "x.jsonl", layout)) {
      List<RawRow> rows = new java.util.ArrayList<>();
      reader.forEachRemaining(rows::add);
      assertThat(shown(rows))
          .containsExactly("1 {month=y, d=1}", "2 {month=z, d=2}", "3 MALFORMED_ROW", "4 {d=2}");
      assertThat(reader.unknownColumns()).containsExactly("Coded Month", "extra", "DATE");
    }
  }

  @Test
  void malformedBytesCostOneRow() {
    FileLayout layout = jsonl(List.of(column("a", "a"), dropped("name", "name")));
    byte[] bad = {(byte) 0xb1, (byte) 0xff};
    byte[] text =
        concat(
            ascii("{\"a\":1}\n{\"a\":\""),
            bad,
            ascii("\",\"name\":\"secret\"}\n{"),
            bad,
            ascii("\n{\"a\":3,\"name\":\"secret\"}\n"));

    List<RawRow> rows = rows(bytes(gzip(text)), layout);

    assertThat(shown(rows))
        .containsExactly("1 {a=1}", "2 MALFORMED_BYTES", "3 MALFORMED_BYTES", "4 {a=3}");
    assertThat(rows.get(1).detail()).isEqualTo("UTF-8 cannot decode 0xb1 0xff");
    assertThat(rows.get(1).rawText()).contains("\\xb1\\\\xff").doesNotContain("secret");
    assertThat(rows.get(2).rawText()).isEqualTo("{\\xb1\\xff");
  }

  @Test
  void anEndlessLineIsSkipped() {
    String text = "{\"a\":\"" + "x".repeat(2 * RowReaders.MAX_RECORD_CHARS) + "\"}\n{\"a\":2}\n";

    assertThat(shown(rows(utf8(text), ABC))).containsExactly("1 FIELD_TOO_LONG", "2 {a=2}");
  }

  @Test
  void anEmptyFileIsAnErrorAndBlankLinesAreNoRows() {
    assertThatThrownBy(() -> rows(utf8(""), ABC)).isInstanceOf(UserError.class);
    assertThat(rows(utf8("\n \n"), ABC)).isEmpty();
  }
}
