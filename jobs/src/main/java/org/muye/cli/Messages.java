package org.muye.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of results in the language that was asked for. */
final class Messages {
  private final ResourceBundle bundle;
  private final Locale locale;

  private Messages(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  static Messages of(GlobalOptions.Language language) {
    return new Messages(bundle("org.muye.cli.messages", language.locale()), language.locale());
  }

  static ResourceBundle bundle(String name, Locale locale) {
    // Without this the machine's own language would stand in for English.
    return ResourceBundle.getBundle(
        name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The text of a key, with `{0}`, `{1}` replaced. */
  String get(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** The text of a key, or the fallback where there is none. */
  String orElse(String key, String fallback) {
    return bundle.containsKey(key) ? bundle.getString(key) : fallback;
  }

  boolean chinese() {
    return locale.equals(Locale.SIMPLIFIED_CHINESE);
  }
}
