package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muye.refine.TemporalParser.Moment;

class TemporalParserTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private static Moment read(String pattern, String text) {
    return new TemporalParser(List.of(pattern)).parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyyMMdd, 20250305, 2025-03-05T00:00",
    "yyyy年M月d日, 2025年3月5日, 2025-03-05T00:00",
    "yyyy年M月d日 HH:mm, 2025年12月31日 23:59, 2025-12-31T23:59",
    "yyyy-MM, 2015-02, 2015-02-01T00:00",
    "yyyy, 2020, 2020-01-01T00:00",
    "M/d/yyyy H:mm, 1/2/2017 9:05, 2017-01-02T09:05",
    "yyyy-MM-dd HH:mm:ss, 2024-02-29 00:00:01, 2024-02-29T00:00:01",
    "dd MMM yyyy, 05 mar 2025, 2025-03-05T00:00",
    "iso, 2025-03-05, 2025-03-05T00:00",
    "iso, 2025-03-05T14:30, 2025-03-05T14:30",
    "iso, 2025-03-05 14:30:15.25, 2025-03-05T14:30:15.250",
    "excel-serial, 45721, 2025-03-05T00:00",
    "excel-serial, 45721.25, 2025-03-05T06:00",
    // 0.604166666666667 of a day is 14 h 30 min, as Excel writes it.
    "excel-serial, 45721.604166666666667, 2025-03-05T14:30",
    "epoch-seconds, 0, 1970-01-01T00:00",
    "epoch-seconds, -1, 1969-12-31T23:59:59",
    // date -u -d @1741132800 gives 2025-03-05 00:00:00.
    "epoch-seconds, 1741132800, 2025-03-05T00:00",
    "epoch-seconds, 1741132800.5, 2025-03-05T00:00:00.500"
  })
  void readsWhatThePatternSays(String pattern, String text, String local) {
    assertThat(read(pattern, text).local()).hasToString(local);
  }

  @ParameterizedTest
  @CsvSource({
    "iso, 2025-03-05T00:30:00+08:00, 2025-03-04T16:30:00Z",
    "iso, 2025-03-05T00:30:00Z, 2025-03-05T00:30:00Z",
    "iso, 2025-03-05T00:30:00, 2025-03-04T16:30:00Z",
    "iso, 2025-03-05, 2025-03-04T16:00:00Z",
    "epoch-seconds, 1741132800, 2025-03-05T00:00:00Z",
    "excel-serial, 45721.5, 2025-03-05T04:00:00Z"
  })
  void anOffsetDecidesElseTheSourcesZone(String pattern, String text, String instant) {
    assertThat(read(pattern, text).instant(CHINA)).isEqualTo(Instant.parse(instant));
  }

  @Test
  void theDayOfAMomentWithOffsetIsTheLocalOne() {
    assertThat(read("iso", "2025-03-04T17:00:00Z").day(CHINA)).isEqualTo(LocalDate.of(2025, 3, 5));
    assertThat(read("iso", "2025-03-04T23:00:00").day(CHINA)).isEqualTo(LocalDate.of(2025, 3, 4));
  }

  @Test
  void knowsWhetherATimeWasWritten() {
    assertThat(read("yyyyMMdd", "20250305").dateOnly()).isTrue();
    assertThat(read("yyyy-MM", "2025-03").dateOnly()).isTrue();
    assertThat(read("excel-serial", "45721").dateOnly()).isTrue();
    assertThat(read("excel-serial", "45721.5").dateOnly()).isFalse();
    assertThat(read("iso", "2025-03-05T00:00").dateOnly()).isFalse();
    assertThat(read("epoch-seconds", "0").dateOnly()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy年M月d日, 2025年2月30日",
    "yyyyMMdd, 20250230",
    "yyyyMMdd, 20230229",
    "yyyyMMdd, 20251301",
    "yyyyMMdd, 20250400",
    "iso, 2025-02-30",
    "iso, 2025-04-31T10:00:00+08:00",
    "iso, 2025-03-05T25:00",
    "yyyy-MM-dd HH:mm:ss, 2025-03-05 24:00:00",
    "yyyy-MM, 2025-13",
    "iso, 0000-12-31",
    "iso, -0001-01-01",
    "iso, +10000-01-01",
    "iso, +999999999-12-31",
    "iso, -999999999-01-01T00:00:00+18:00"
  })
  void aDateThatDoesNotExistIsImpossible(String pattern, String text) {
    TemporalParser parser = new TemporalParser(List.of(pattern));
    assertThat(parser.parse(text)).isEmpty();
    assertThat(parser.isImpossible(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyyMMdd, 2025-03-05",
    "yyyyMMdd, 250305",
    "yyyyMMdd, 2025030512",
    "yyyy年M月d日, 三月五日",
    "iso, 2025-03-05 noon",
    "iso, 5/3/2025",
    "iso, 2025-03-05T10:00:00+08:00[x]",
    "excel-serial, 0",
    "excel-serial, 2958466",
    "excel-serial, -1",
    "excel-serial, 4.5e4",
    "excel-serial, 2025-03-05",
    "epoch-seconds, 1e9",
    "epoch-seconds, now"
  })
  void anythingElseIsUnreadable(String pattern, String text) {
    TemporalParser parser = new TemporalParser(List.of(pattern));
    assertThat(parser.parse(text)).isEmpty();
    assertThat(parser.isImpossible(text)).isFalse();
  }

  @Test
  void triesPatternsInTheirOrder() {
    TemporalParser parser =
        new TemporalParser(List.of("d/M/yyyy", "M/d/yyyy", "yyyyMMdd", "excel-serial"));
    assertThat(parser.parse("3/4/2025").orElseThrow().day(CHINA)).hasToString("2025-04-03");
    assertThat(parser.parse("3/14/2025").orElseThrow().day(CHINA)).hasToString("2025-03-14");
    assertThat(parser.parse("20250305").orElseThrow().day(CHINA)).hasToString("2025-03-05");
    assertThat(parser.parse("45721").orElseThrow().day(CHINA)).hasToString("2025-03-05");
    assertThat(parser.isImpossible("31/31/2025")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-05", "20250305"})
  void severalWaysOfWritingGiveTheSameDay(String text) {
    TemporalParser parser = new TemporalParser(List.of("yyyyMMdd", "iso"));
    assertThat(parser.parse(text).orElseThrow().day(CHINA)).hasToString("2025-03-05");
  }

  /** Against the formatter of the JDK that reads every way of writing, character by character. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-03-05",
        "2025-03-05T14:30:15",
        "2025-03-05 14:30:15",
        "2025-03-05T14:30:15Z",
        "2025-03-05T14:30:15+08:00",
        "2024-02-29 23:59:59-03:30",
        "9999-12-31T23:59:59+18:00"
      })
  void theUsualWayAndItsNeighboursAreReadAsAFormatterReadsThem(String text) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss][.SSS][XXX]]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    List<String> neighbours = new ArrayList<>(List.of(text));
    for (int place = 0; place < text.length(); place++) {
      neighbours.add(text.substring(0, place));
      for (char letter : "0123456789-+:TZ. x".toCharArray()) {
        neighbours.add(text.substring(0, place) + letter + text.substring(place + 1));
      }
    }
    int read = 0;
    for (String neighbour : neighbours) {
      Moment usual = UsualMoment.of(neighbour);
      if (usual != null) {
        TemporalAccessor parsed = formatter.parse(neighbour);
        LocalTime time = parsed.query(TemporalQueries.localTime());
        assertThat(usual)
            .as(neighbour)
            .isEqualTo(
                new Moment(
                    LocalDate.from(parsed).atTime(time == null ? LocalTime.MIN : time),
                    parsed.query(TemporalQueries.offset()),
                    time == null));
        read++;
      } else if (neighbour.length() == text.length()) {
        // What is not read must not exist, or be written in another way than the text.
        assertThat(canParse(formatter, neighbour) && shape(neighbour).equals(shape(text)))
            .as(neighbour)
            .isFalse();
      }
    }
    assertThat(read).isGreaterThan(30);
  }

  private static boolean canParse(DateTimeFormatter formatter, String text) {
    try {
      formatter.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String shape(String text) {
    return text.replaceAll("[0-9]", "0");
  }
}
