package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muye.source.SourceFixtures.ascii;
import static org.muye.source.SourceFixtures.at;
import static org.muye.source.SourceFixtures.bytes;
import static org.muye.source.SourceFixtures.column;
import static org.muye.source.SourceFixtures.concat;
import static org.muye.source.SourceFixtures.csv;
import static org.muye.source.SourceFixtures.dropped;
import static org.muye.source.SourceFixtures.named;
import static org.muye.source.SourceFixtures.optional;
import static org.muye.source.SourceFixtures.rows;
import static org.muye.source.SourceFixtures.shown;
import static org.muye.source.SourceFixtures.utf8;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.error.UserError;

/** Longer than 300 lines because every case carries the bytes that are read. */
class CsvRowReaderTest {
  private static final FileLayout ABC = csv(named("a", "b", "c"));
  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryLineEnd(String end) {
    String text =
        String.join(end, "a,b,c", "1,2,3", "", " , x ,", "\"p" + end + "q\",5,6", "7,8,9");

    assertThat(shown(rows(utf8(text), ABC)))
        .containsExactly(
            "2 {a=1, b=2, c=3}", "4 {b=x}", "5 {a=p" + end + "q, b=5, c=6}", "7 {a=7, b=8, c=9}");
  }

  @Test
  void understandsQuotesDelimitersAndBlanks() {
    String text =
        "a,b,c\n\"x \"\"y\"\" z\",\"1,2\", \"q\" \n5'10\" tall,#not a comment,\"\"\n#x,\u3000甲\u3000,\u00a0\n";

    assertThat(shown(rows(utf8(text), ABC)))
        .containsExactly(
            "2 {a=x \"y\" z, b=1,2, c=q}", "3 {a=5'10\" tall, b=#not a comment}", "4 {a=#x, b=甲}");
  }

  @Test
  void leavesNullValuesOut() {
    FileLayout layout =
        new FileLayout(
            FileLayout.Format.CSV,
            List.of("UTF-8"),
            ';',
            '\'',
            true,
            null,
            2,
            Set.of("-", "NULL"),
            named("a", "b", "c"));
    String text = "a report; made up\n\na;b;c\n - ;NULL;'-'\n-1;null;'x;y'\n";

    assertThat(shown(rows(utf8(text), layout))).containsExactly("4 {}", "5 {a=-1, b=null, c=x;y}");
  }

  @Test
  void readsTabsAndTextWithoutQuotes() {
    FileLayout layout =
        new FileLayout(
            FileLayout.Format.CSV,
            List.of("UTF-8"),
            '\t',
            '\0',
            true,
            null,
            0,
            Set.of(),
            named("a", "b", "c"));

    assertThat(shown(rows(utf8("a\tb\tc\n\"x\t\t 3\n\t\t\n"), layout)))
        .containsExactly("2 {a=\"x, c=3}", "3 {}");
  }

  @Test
  void malformedBytesCostOneRow() {
    byte[] text =
        concat(
            ascii("a,b,c\n1,ok,x\n2,"),
            new byte[] {(byte) 0x93, 'h', 'i', (byte) 0x94},
            ascii(",y\n3,ok,z\n"));

    List<RawRow> rows = rows(bytes(text), ABC);

    assertThat(shown(rows))
        .containsExactly("2 {a=1, b=ok, c=x}", "3 MALFORMED_BYTES", "4 {a=3, b=ok, c=z}");
    assertThat(rows.get(1).detail()).isEqualTo("UTF-8 cannot decode 0x93 0x94");
    assertThat(rows.get(1).rawText()).isEqualTo("2,\\x93hi\\x94,y");
  }

  @Test
  void malformedBytesNeverSwallowALineEndOrQuote() {
    for (String encoding : List.of("GB18030", "GBK", "UTF-8", "EUC-KR", "Shift_JIS", "Big5")) {
      byte[] lead = {(byte) 0xc4};
      byte[] text =
          concat(
              ascii("a,b,c\n1,2,x"),
              lead,
              ascii("\n3,\"y"),
              lead,
              ascii("\",5\r\n4,5,6\n7,8,"),
              lead);

      assertThat(shown(rows(bytes(text), csv(named("a", "b", "c"), encoding))))
          .as(encoding)
          .satisfies(
              shown ->
                  assertThat(shown)
                      .element(shown.size() == 4 ? 2 : 0)
                      .isEqualTo("4 {a=4, b=5, c=6}"))
          .hasSize(4);
    }
  }

  @Test
  void windows1252HasUndefinedBytes() {
    byte[] text = concat(ascii("a,b,c\n1,"), new byte[] {(byte) 0x93, (byte) 0x81}, ascii(",3\n"));

    List<RawRow> rows = rows(bytes(text), csv(named("a", "b", "c"), "windows-1252"));

    assertThat(shown(rows)).containsExactly("2 MALFORMED_BYTES");
    assertThat(rows.get(0).detail()).isEqualTo("windows-1252 cannot decode 0x81");
    assertThat(rows.get(0).rawText()).isEqualTo("1,\u201c\\x81,3");
  }

  @Test
  void aReplacementCharacterInTheFileIsText() {
    assertThat(shown(rows(utf8("a,b,c\n1,\uFFFD,3\n"), ABC)))
        .containsExactly("2 {a=1, b=\uFFFD, c=3}");
  }

  @Test
  void skipsTheUtf8MarkUnderAnyEncoding() {
    String line = "a,b,c\n1,矛盾纠纷,3\n";
    for (String encoding : List.of("UTF-8", "GB18030", "GBK")) {
      byte[] text = concat(BOM, line.getBytes(Charset.forName(encoding)));
      assertThat(shown(rows(bytes(text), csv(named("a", "b", "c"), encoding))))
          .containsExactly("2 {a=1, b=矛盾纠纷, c=3}");
    }
  }

  @Test
  void readsUtf16WithMark() {
    String line = "a,b,c\n1,矛盾纠纷,3\n";
    byte[] little =
        concat(new byte[] {(byte) 0xff, (byte) 0xfe}, line.getBytes(StandardCharsets.UTF_16LE));

    for (byte[] text : List.of(little, line.getBytes(StandardCharsets.UTF_16))) {
      assertThat(shown(rows(bytes(text), csv(named("a", "b", "c"), "UTF-16"))))
          .containsExactly("2 {a=1, b=矛盾纠纷, c=3}");
    }
    assertThat(shown(rows(bytes(little), csv(named("a", "b", "c"), "UTF-16LE"))))
        .containsExactly("2 {a=1, b=矛盾纠纷, c=3}");
  }

  @Test
  void aForgottenQuoteCostsItsLineAlone() {
    StringBuilder text = new StringBuilder("a,b,c\n1,\"never closed,3\n");
    for (int i = 3; i <= 303; i++) {
      text.append(i).append(",x,y\n");
    }

    List<RawRow> rows = rows(utf8(text.toString()), ABC);

    assertThat(rows).hasSize(302);
    assertThat(rows.get(0).rowNumber()).isEqualTo(2);
    assertThat(rows.get(0).problem()).isEqualTo("UNBALANCED_QUOTE");
    assertThat(rows.get(0).detail()).isEqualTo("a quote is not closed within 200 lines");
    assertThat(rows.get(0).rawText()).isEqualTo("1,\"never closed,3");
    assertThat(rows.subList(1, 302)).allMatch(r -> r.problem() == null);
    assertThat(rows.get(301).rowNumber()).isEqualTo(303);
  }

  @Test
  void aQuoteMayHoldTwoHundredLinesAndNoMore() {
    assertThat(shown(rows(utf8("a,b,c\n1,\"" + "x\n".repeat(199) + "x\",3\n4,5,6"), ABC)))
        .hasSize(2)
        .last()
        .isEqualTo("202 {a=4, b=5, c=6}");
    assertThat(shown(rows(utf8("a,b,c\n1,\"" + "x\n".repeat(200) + "x\",3\n4,5,6"), ABC)))
        .first()
        .isEqualTo("2 UNBALANCED_QUOTE");
  }

  @Test
  void aForgottenQuoteBeforeAQuotedFieldCostsItsLineAlone() {
    String text = "a,b,c\n1,\"oops,3\n2,\"fine\",4\n5,6,7\n";

    assertThat(shown(rows(utf8(text), ABC)))
        .containsExactly("2 UNBALANCED_QUOTE", "3 {a=2, b=fine, c=4}", "4 {a=5, b=6, c=7}");
  }

  @Test
  void textAfterAClosingQuoteIsNotGuessedAt() {
    List<RawRow> rows = rows(utf8("a,b,c\n1,\"he said \"hi\" to\",3\n4,5,6\n"), ABC);

    assertThat(shown(rows)).containsExactly("2 UNBALANCED_QUOTE", "3 {a=4, b=5, c=6}");
    assertThat(rows.get(0).detail()).isEqualTo("text follows a closing quote");
  }

  @Test
  void aQuoteOpenAtTheEndCostsItsLineAlone() {
    assertThat(shown(rows(utf8("a,b,c\n1,2,3\n4,\"5,6\n7,8,9"), ABC)))
        .containsExactly("2 {a=1, b=2, c=3}", "3 UNBALANCED_QUOTE", "4 {a=7, b=8, c=9}");
    assertThat(shown(rows(utf8("a,b,c\n4,5,\"6"), ABC))).containsExactly("2 UNBALANCED_QUOTE");
  }

  @Test
  void raggedRowsAreNamed() {
    List<RawRow> rows = rows(utf8("a,b,c\n1,2\n1,2,3,4\n1,2,3,, \n1,2,3\n"), ABC);

    assertThat(shown(rows))
        .containsExactly("2 RAGGED_ROW", "3 RAGGED_ROW", "4 {a=1, b=2, c=3}", "5 {a=1, b=2, c=3}");
    assertThat(rows.get(0).detail()).isEqualTo("got 2, expected 3");
    assertThat(rows.get(1).detail()).isEqualTo("got 4, expected 3");
    assertThat(rows.get(1).rawText()).isEqualTo("1,2,3,4");
  }

  @Test
  void aTrailingDelimiterInTheHeaderIsNoColumn() {
    assertThat(shown(rows(utf8("a,b,c,\n1,2,3,\n4,5,6\n7,8,9,x\n"), ABC)))
        .containsExactly("2 {a=1, b=2, c=3}", "3 {a=4, b=5, c=6}", "4 RAGGED_ROW");
  }

  @Test
  void anEndlessLineIsSkippedWithoutKeepingIt() {
    String endless = "x".repeat(3 * RowReaders.MAX_RECORD_CHARS + 7);
    List<RawRow> rows = rows(utf8("a,b,c\n1,2,3\n4," + endless + ",6\n7,8,9\n"), ABC);

    assertThat(shown(rows))
        .containsExactly("2 {a=1, b=2, c=3}", "3 FIELD_TOO_LONG", "4 {a=7, b=8, c=9}");
    assertThat(rows.get(1).rawText()).hasSize(10_000).startsWith("4,xxx");
  }

  @Test
  void aQuotedTextBeyondTheLimitIsAForgottenQuote() {
    String line = "y".repeat(RowReaders.MAX_RECORD_CHARS / 2);
    String text = "a,b,c\n1,\"2,3\n4," + line + ",6\n4," + line + ",6\n7,8,9\n";

    assertThat(rows(utf8(text), ABC).stream().map(RawRow::problem))
        .containsExactly("UNBALANCED_QUOTE", null, null, null);
  }

  @Test
  void tooManyFieldsAreARaggedRow() {
    assertThat(shown(rows(utf8("a,b,c\n" + ",".repeat(20_000) + "\n4,5,6\n"), ABC)))
        .containsExactly("2 RAGGED_ROW", "3 {a=4, b=5, c=6}");
  }

  @Test
  void droppedColumnsAreNeitherInValuesNorInRawText() {
    FileLayout layout =
        csv(List.of(column("a", "a"), dropped("address", "Address"), column("c", "c")));
    byte[] text =
        concat(
            ascii("a,Address,c\n1,\"5, Long Lane\",3\n2,\"5, Long Lane\",\"x, "),
            new byte[] {(byte) 0x93},
            ascii("\"\n"));

    List<RawRow> rows = rows(bytes(text), layout);

    assertThat(shown(rows)).containsExactly("2 {a=1, c=3}", "3 MALFORMED_BYTES");
    assertThat(rows.get(1).rawText()).isEqualTo("2,,\"x, \\x93\"");
  }

  @Test
  void headersMatchExactlyThenWithoutCase() {
    FileLayout layout =
        csv(
            List.of(
                column("month", "CodedMonth", "Coded Month"),
                column("id", "complaint"),
                optional("beat", "Beat"),
                column("lower", "x"),
                column("upper", "X")));
    String text = "\uFEFF Coded Month ,COMPLAINT,X,x,Extra,\n2017-05,17-1,u,l,?,\n";

    try (RowReader reader = RowReaders.open(utf8(text), "may.csv", layout)) {
      assertThat(reader.header()).containsExactly("Coded Month", "COMPLAINT", "X", "x", "Extra");
      assertThat(reader.unknownColumns()).containsExactly("Extra");
      assertThat(reader.encoding()).isEqualTo("UTF-8");
      assertThat(reader.next().values())
          .isEqualTo(
              java.util.Map.of("month", "2017-05", "id", "17-1", "lower", "l", "upper", "u"));
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void everyHeaderProblemIsToldAtOnce() {
    FileLayout layout =
        csv(
            List.of(
                column("id", "ID", "编号"),
                column("when", "Date"),
                column("b", "b"),
                column("n", "note")));

    assertThatThrownBy(() -> rows(utf8("Date,b,Date,Note,NOTE\n1,2,3,4,5\n"), layout))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("test.csv")
        .hasMessageContaining("column id is missing (expected ID or 编号)")
        .hasMessageContaining("several columns that column when could be (Date)")
        .hasMessageContaining("several columns that column n could be (note)")
        .hasMessageContaining("Date, b, Date, Note, NOTE");
  }

  @Test
  void aDuplicateNameThatNoColumnNeedsIsHarmless() {
    assertThat(shown(rows(utf8("a,x,b,x,c\n1,?,2,?,3\n"), ABC)))
        .containsExactly("2 {a=1, b=2, c=3}");
  }

  @Test
  void anEmptyFileOrOneWithoutHeaderIsAnError() {
    assertThatThrownBy(() -> rows(utf8(""), ABC))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("test.csv is empty");
    for (String blank : List.of("\n", "\uFEFF", " \r\n\r\n")) {
      assertThatThrownBy(() -> rows(utf8(blank), ABC))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("test.csv has no header");
    }
  }

  @Test
  void aHeaderAloneIsNoRows() {
    assertThat(rows(utf8("a,b,c"), ABC)).isEmpty();
    assertThat(rows(utf8("a,b,c\r\n"), ABC)).isEmpty();
  }

  @Test
  void anUndecodableHeaderIsAnError() {
    byte[] text = "编号,b,c\n1,2,3\n".getBytes(Charset.forName("GB18030"));

    assertThatThrownBy(() -> rows(bytes(text), ABC))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the header in line 1 cannot be read")
        .hasMessageContaining("UTF-8 cannot decode 0xb1");
  }

  @Test
  void columnsByPositionNeedNoHeader() {
    FileLayout layout =
        new FileLayout(
            FileLayout.Format.CSV,
            List.of("UTF-8"),
            ',',
            '"',
            false,
            null,
            0,
            Set.of(),
            List.of(at("x", 1), at("y", 3), new ColumnLayout("z", List.of(), 4, true, false)));

    assertThat(shown(rows(utf8("1,2,3\n1,2,3,4\n1,2\n1,2,3,4,5\n"), layout)))
        .containsExactly("1 {x=1, y=3}", "2 {x=1, y=3, z=4}", "3 RAGGED_ROW", "4 RAGGED_ROW");
  }

  @Test
  void aWorkbookIsNotText() {
    assertThatThrownBy(() -> rows(bytes(new byte[] {'P', 'K', 3, 4, 0, 0}), ABC))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("test.csv is an Excel workbook or another zip file, not CSV");
  }
}
