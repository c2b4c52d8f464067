package org.muye.indicator;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Chinese words of definitions, from {@code definitions_zh.properties}: one page that an office
 * can check and correct without reading code.
 */
final class ChineseWords {
  private static final ResourceBundle WORDS =
      ResourceBundle.getBundle("org.muye.indicator.definitions_zh", Locale.ROOT);

  private ChineseWords() {}

  /** What of a definition is said in Chinese, by the prefix of its keys. */
  enum Kind {
    /** By the id of the indicator. */
    FORMULA,
    /** By the English unit. */
    UNIT,
    /** By the English method of the interval. */
    INTERVAL;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + ".";
    }
  }

  /**
   * The Chinese words.
   *
   * @throws MissingResourceException when there are none, which is a defect of the catalogue
   */
  static String get(Kind kind, String key) {
    return WORDS.getString(kind.prefix() + key);
  }

  /** Every key of a kind that has words. */
  static Set<String> keys(Kind kind) {
    Set<String> keys = new TreeSet<>();
    for (String key : WORDS.keySet()) {
      if (key.startsWith(kind.prefix())) {
        keys.add(key.substring(kind.prefix().length()));
      }
    }
    return keys;
  }
}
