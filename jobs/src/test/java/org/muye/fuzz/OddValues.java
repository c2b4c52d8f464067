package org.muye.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Texts that have broken programs: dates, numbers and characters at and beyond every limit. */
final class OddValues {
  static final List<String> DATES =
      List.of(
          "0000-00-00",
          "2月30日",
          "2025年2月30日",
          "2025年99999999999999999月1日",
          "99999999",
          "00000000",
          "9999-12-31",
          "+999999999-12-31",
          "-999999999-01-01",
          "+999999999-12-31T23:59:59",
          "-999999999-01-01T00:00:00",
          "-999999999-01-01T00:00:00+18:00",
          "+294247-01-10T04:00:54.775807Z",
          "-290308-12-21T00:00:00Z",
          "2025-13-45 25:61:61",
          "1900-02-29",
          "0001-01-01",
          "2019-08-01T24:00:00",
          "2019-08-01T10:00:00+18:00",
          "20190801",
          "2016-12-31T23:59:60Z",
          "43678.5",
          "2958466",
          "99999999999",
          "-99999999999.999",
          "2019-08-01 10:20:30.123456789");

  static final List<String> NUMBERS =
      List.of(
          "NaN",
          "Infinity",
          "-Infinity",
          "1e400",
          "-1e400",
          "1e-400",
          "1e999999999",
          "1e-999999999",
          "0e-999999999",
          "0x1p3",
          "-1",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "999999999999999999",
          "-999999999999999999",
          "1,234",
          "１２３",
          "１，２３４",
          "３．５",
          "-0",
          "+5",
          "1_000",
          "٣",
          "½",
          "Ⅷ",
          "1e",
          "--1",
          "0000000000000000000000000000000000000001",
          "1.0000000000000000000000000000000000001");

  static final List<String> CHARACTERS =
      List.of(
          "\u0000",
          "a\u0000b",
          "\uFFFD",
          "\uFEFF",
          "\u202E矛盾",
          "\u2028",
          "\u0085",
          "e\u0301\u0301\u0301",
          "👩‍👩‍👧‍👦",
          "\ud83d",
          "\udc00\ud83d",
          "　纠纷　",
          "４１０７０２",
          "\\",
          "\\N",
          "null",
          "N/A",
          "%s%n%x",
          "${jndi:ldap://127.0.0.1/x}",
          "=1+1",
          "'; drop table x; --",
          "../../etc/passwd",
          "<b>&amp;</b>",
          "]]>",
          "x".repeat(5_000));

  private OddValues() {}

  static String any(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> of(DATES, random);
      case 1 -> of(NUMBERS, random);
      default -> of(CHARACTERS, random);
    };
  }

  static <T> T of(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }
}
