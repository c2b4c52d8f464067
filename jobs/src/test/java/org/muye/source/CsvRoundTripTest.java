package org.muye.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random tables survive being written by another program's writer and read back. */
class CsvRoundTripTest {
  private static final String[] PIECES = {
    "\"", "\"\"", "\n", "\r\n", ",", ",,", "'", "#", "\\", " ", "矛盾纠纷", "盗窃", "é", "🚓", "0", "x y",
    "-"
  };
  private static final List<String> NAMES = List.of("编号", "b", "c", "d");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void tablesRoundTrip(long seed) {
    Random random = new Random(seed);
    String encoding = seed % 2 == 0 ? "UTF-8" : "GB18030";
    List<Map<String, String>> table = new ArrayList<>();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    CsvWriterSettings settings = new CsvWriterSettings();
    settings.getFormat().setLineSeparator(seed % 3 == 0 ? "\r\n" : "\n");
    settings.setNormalizeLineEndingsWithinQuotes(false);
    settings.setQuoteAllFields(seed % 4 == 0);
    CsvWriter writer = new CsvWriter(file, encoding, settings);
    writer.writeRow(NAMES);
    for (int r = 0; r < 500; r++) {
      Map<String, String> row = new HashMap<>();
      String[] fields = new String[NAMES.size()];
      for (int f = 0; f < fields.length; f++) {
        StringBuilder text = new StringBuilder();
        for (int p = random.nextInt(6); p > 0; p--) {
          text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        // The first field is never blank, so that no line is.
        fields[f] = f == 0 ? "r" + text + r : text.toString();
        if (!text.toString().isBlank() || f == 0) {
          row.put(NAMES.get(f), fields[f].strip());
        }
      }
      table.add(row);
      writer.writeRow(fields);
    }
    writer.close();

    List<RawRow> rows =
        SourceFixtures.rows(
            SourceFixtures.bytes(file.toByteArray()),
            SourceFixtures.csv(SourceFixtures.named(NAMES.toArray(String[]::new)), encoding));

    assertThat(rows).allSatisfy(row -> assertThat(row.problem()).isNull());
    assertThat(rows.stream().map(RawRow::values).toList()).isEqualTo(table);
  }

  /** However bytes are damaged, no line is lost and only the damaged ones change. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void damageIsBounded(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 2_000; i++) {
      text.append(i).append(",文字").append(i).append('\n');
    }
    byte[] bytes = text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int damaged = 100;
    for (int i = 0; i < damaged; i++) {
      int at = 4 + random.nextInt(bytes.length - 4);
      if (bytes[at] != '\n') {
        bytes[at] = (byte) (0x80 + random.nextInt(128));
      }
    }

    List<RawRow> rows =
        SourceFixtures.rows(
            SourceFixtures.bytes(bytes), SourceFixtures.csv(SourceFixtures.named("a", "b")));

    long good =
        rows.stream()
            .filter(r -> r.problem() == null)
            .filter(
                r -> {
                  Map<String, String> values = r.values();
                  String number = String.valueOf(r.rowNumber() - 2);
                  return values != null
                      && number.equals(values.get("a"))
                      && ("文字" + number).equals(values.get("b"));
                })
            .count();
    assertThat(rows).hasSize(2_000);
    assertThat(good).isGreaterThanOrEqualTo(2_000 - damaged);
  }
}
