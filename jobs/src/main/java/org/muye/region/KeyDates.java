package org.muye.region;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Key dates of a region: {@code key_dates.csv}. */
final class KeyDates implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "key_dates.csv";
  private static final Pattern YEARLY = Pattern.compile("\\d{2}-\\d{2}");

  /**
   * A row of the file.
   *
   * @param from an ISO date, or month and day, such as 06-07, for every year
   * @param to likewise
   */
  private record Entry(String from, String to, KeyDate words) implements Serializable {}

  private final ArrayList<Entry> entries;

  private KeyDates(List<Entry> entries) {
    this.entries = new ArrayList<>(entries);
  }

  /** The dates of a folder; none when there is no such file. */
  static KeyDates read(Path folder, Problems problems) {
    CsvFile file = new CsvFile(folder, NAME, problems);
    List<Entry> entries = new ArrayList<>();
    if (file.exists()) {
      for (CsvRow row :
          file.rows(
              List.of("from", "to", "name_zh", "name_en", "attention_zh", "attention_en"),
              List.of())) {
        entry(row, entries);
      }
    }
    return new KeyDates(entries);
  }

  private static void entry(CsvRow row, List<Entry> entries) {
    String from = row.required("from");
    String to = row.required("to");
    LocalDate first = day(from, 2024);
    LocalDate last = day(to, 2024);
    if (first == null || last == null) {
      row.problem(Message.of("region.key_dates_not_dates"));
    } else if (isYearly(from) != isYearly(to)) {
      row.problem(Message.of("region.key_dates_of_different_kinds"));
    } else if (last.isBefore(first)) {
      row.problem(Message.of("region.key_dates_reversed"));
    } else if (row.isSound()) {
      entries.add(
          new Entry(
              from,
              to,
              new KeyDate(
                  first,
                  last,
                  row.required("name_zh"),
                  row.required("name_en"),
                  row.required("attention_zh"),
                  row.required("attention_en"))));
    }
  }

  private static boolean isYearly(String text) {
    return YEARLY.matcher(text).matches();
  }

  private static @Nullable LocalDate day(String text, int year) {
    try {
      return isYearly(text) ? MonthDay.parse("--" + text).atYear(year) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The dates that share a day with those from one to before another, in order. */
  List<KeyDate> between(LocalDate from, LocalDate toExclusive) {
    List<KeyDate> dates = new ArrayList<>();
    for (Entry entry : entries) {
      for (int year = from.getYear(); year <= toExclusive.getYear(); year++) {
        LocalDate first = day(entry.from(), year);
        LocalDate last = day(entry.to(), year);
        if (first != null && last != null && first.isBefore(toExclusive) && !last.isBefore(from)) {
          KeyDate words = entry.words();
          dates.add(
              new KeyDate(
                  first,
                  last,
                  words.nameZh(),
                  words.nameEn(),
                  words.attentionZh(),
                  words.attentionEn()));
        }
        if (!isYearly(entry.from())) {
          break;
        }
      }
    }
    dates.sort(Comparator.comparing(KeyDate::from).thenComparing(KeyDate::nameEn));
    return dates;
  }
}
