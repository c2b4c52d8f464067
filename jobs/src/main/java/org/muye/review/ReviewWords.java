package org.muye.review;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.muye.document.CellWords;
import org.muye.document.Format;
import org.muye.document.Language;
import org.muye.document.Text;
import org.muye.error.Catalogue;

/** The words of a review in one language, from one catalogue of messages. */
final class ReviewWords {
  /** Nobody reads more in one sentence. */
  private static final int MOST_NAMES = 30;

  private final ResourceBundle bundle;
  private final Language language;
  private final CellWords numbers;

  ReviewWords(Language language) {
    this.language = language;
    this.numbers = CellWords.of(language);
    this.bundle =
        Catalogue.of(
            "org.muye.review.messages",
            language == Language.CHINESE ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT);
  }

  Language language() {
    return language;
  }

  boolean isChinese() {
    return language == Language.CHINESE;
  }

  /** The text of a key with its parts filled in; numbers are given as words. */
  String get(String key, Object... parts) {
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(parts);
  }

  /** The text of a key, or the fallback where the catalogue has none. */
  String orElse(String key, String fallback) {
    return bundle.containsKey(key) ? get(key) : fallback;
  }

  /** One of two names. */
  String name(String zh, String en) {
    return isChinese() || en.isEmpty() ? (zh.isEmpty() ? en : zh) : en;
  }

  /** The name of a unit in a row that carries both. */
  String unitName(GoldRow row) {
    return name(row.words("unit_name_zh"), row.words("unit_name_en"));
  }

  /** What a code means; the code itself where the list does not have it. */
  String code(Map<String, Map<String, ReviewInputs.CodeName>> codes, String list, String code) {
    if (code.equals("UNK")) {
      return get("code.unknown");
    }
    ReviewInputs.CodeName name = codes.getOrDefault(list, Map.of()).get(code);
    return name == null ? code : name(name.zh(), name.en());
  }

  String count(double n) {
    return numbers.number(n, Format.integer());
  }

  String percent(double share) {
    return numbers.number(share, Format.percent(1));
  }

  String decimal(double value, int decimals) {
    return numbers.number(value, Format.decimal(decimals));
  }

  String interval(double low, double high, int decimals) {
    return numbers.interval(low, high, Format.decimal(decimals));
  }

  String percentInterval(double low, double high) {
    return numbers.interval(low, high, Format.percent(1));
  }

  String day(LocalDate day) {
    return numbers.day(day);
  }

  /** A quarter, such as 2025年第三季度 or Q3 2025. */
  String quarter(String label) {
    String year = label.substring(0, 4);
    int number = label.charAt(5) - '0';
    return isChinese() ? year + "年第" + "一二三四".charAt(number - 1) + "季度" : "Q" + number + " " + year;
  }

  /** A quarter without its year: 三季度 or Q3. */
  String quarterOnly(String label) {
    int number = label.charAt(5) - '0';
    return isChinese() ? "一二三四".charAt(number - 1) + "季度" : "Q" + number;
  }

  /** A level: 一级 or level 1. */
  String level(int level) {
    return get(
        "level.number",
        isChinese() ? String.valueOf("一二三四".charAt(level - 1)) : String.valueOf(level));
  }

  /** Names in a row: 甲、乙、丙 or A, B and C. */
  String list(List<String> names) {
    if (isChinese() || names.size() < 2) {
      return String.join(betweenNames(), names);
    }
    return String.join(betweenNames(), names.subList(0, names.size() - 1))
        + " and "
        + names.get(names.size() - 1);
  }

  private String betweenNames() {
    return isChinese() ? "、" : ", ";
  }

  /** Names of units in a row; of very many the first, and how many there are. */
  String units(List<String> names) {
    return names.size() <= MOST_NAMES
        ? list(names)
        : get(
            "units.more",
            String.join(betweenNames(), names.subList(0, MOST_NAMES)),
            count(names.size()));
  }

  /** Words, and where to see more: the number of a table or figure. */
  Text see(String words, String target) {
    return Text.of(words + get("see.before")).reference(target).plain(get("see.after"));
  }

  /** Parts as one sentence. */
  String sentenceOf(List<String> parts) {
    String all = get("sentence.of_parts", String.join(get("comma"), parts));
    return all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1);
  }

  /** Sentences in a row. */
  String sentences(List<String> sentences) {
    return String.join(isChinese() ? "" : " ", sentences);
  }

  /** Why there is no value, in words; a plain "no data" where nothing else is known. */
  String absence(@Nullable String statusReasons) {
    if (statusReasons != null) {
      for (String reason : statusReasons.split(";")) {
        String key = "absent." + reason;
        if (bundle.containsKey(key)) {
          return get(key);
        }
      }
    }
    return get("absent.NO_DATA");
  }
}
