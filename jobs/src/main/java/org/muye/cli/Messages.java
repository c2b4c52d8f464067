package org.muye.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.muye.error.Catalogue;

/** The words of results in the language that was asked for. */
final class Messages {
  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  static Messages of(GlobalOptions.Language language) {
    return new Messages(
        Catalogue.of("org.muye.cli.messages", language.locale()), language.locale());
  }

  /** The text of a key, with `{0}`, `{1}` replaced. */
  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** The text of a key, or the fallback where there is none. */
  String orElse(String key, String fallback) {
    return bundle.containsKey(key) ? bundle.getString(key) : fallback;
  }

  /** What was stored in both languages; in English where an earlier version stored no Chinese. */
  String either(String english, @Nullable String chinese) {
    return chinese() && chinese != null ? chinese : english;
  }

  Locale locale() {
    return locale;
  }

  boolean chinese() {
    return locale.equals(Locale.SIMPLIFIED_CHINESE);
  }
}
