package org.muye.indicator;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;

/**
 * The Chinese words of definitions, from {@code definitions_zh.properties}: one page that an office
 * can check and correct without reading code.
 */
final class ChineseWords {
  private static final Map<Kind, Map<String, String>> WORDS =
      read(ResourceBundle.getBundle("org.muye.indicator.definitions_zh", Locale.ROOT));

  private ChineseWords() {}

  /** What of a definition is said in Chinese, by the prefix of its lines. */
  enum Kind {
    /** By the id of the indicator. */
    FORMULA(true),
    /** By the id of the indicator. */
    CATEGORY(true),
    /** By the id of the indicator. */
    NOTES(true),
    /** By the English unit. */
    UNIT(false),
    /** By the English method of the interval. */
    INTERVAL(false);

    private final boolean byIndicator;

    Kind(boolean byIndicator) {
      this.byIndicator = byIndicator;
    }

    /** What a line is for: one English text, or the indicators that share its words. */
    private List<String> keys(String line) {
      return byIndicator ? List.of(line.split(",")) : List.of(line);
    }
  }

  private static Map<Kind, Map<String, String>> read(ResourceBundle page) {
    Map<Kind, Map<String, String>> words = new EnumMap<>(Kind.class);
    for (String line : page.keySet()) {
      int dot = line.indexOf('.');
      Kind kind = Kind.valueOf(line.substring(0, dot).toUpperCase(Locale.ROOT));
      Map<String, String> ofKind = words.computeIfAbsent(kind, none -> new TreeMap<>());
      for (String key : kind.keys(line.substring(dot + 1))) {
        if (ofKind.put(key, page.getString(line)) != null) {
          throw new IllegalStateException(key + " has a second line: " + line);
        }
      }
    }
    return words;
  }

  /**
   * The Chinese words.
   *
   * @throws MissingResourceException when there are none, which is a defect of the catalogue
   */
  static String get(Kind kind, String key) {
    String words = of(kind).get(key);
    if (words == null) {
      throw new MissingResourceException(
          "no Chinese words of " + kind + " " + key, ChineseWords.class.getName(), key);
    }
    return words;
  }

  /** Every key of a kind that has words. */
  static Set<String> keys(Kind kind) {
    return of(kind).keySet();
  }

  private static Map<String, String> of(Kind kind) {
    return WORDS.getOrDefault(kind, Map.of());
  }
}
