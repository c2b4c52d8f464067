package org.muye.error;

import java.io.Serializable;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of the catalogue with its parts, for whichever language it will be shown in.
 *
 * @param key of {@code messages.properties} and {@code messages_zh.properties} beside this class
 * @param parts what {@code {0}}, {@code {1}} stand for: words, numbers, or texts of the catalogue
 */
public record Message(String key, List<Object> parts) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the parts. */
  public Message {
    parts = List.copyOf(parts);
  }

  /** A text; a part that is no number and no text of the catalogue is shown as Java writes it. */
  public static Message of(String key, @Nullable Object... parts) {
    List<Object> kept = new ArrayList<>();
    for (Object part : parts) {
      kept.add(
          part instanceof Number
                  || part instanceof Message
                  || part instanceof Joined
                  || part instanceof Wording
              ? part
              : String.valueOf(part));
    }
    return new Message(key, kept);
  }

  /**
   * Several things as one part of a text: "a, b, c".
   *
   * @param pair the key of the text that ties two of them together, such as {@code list.comma}
   * @param things words or texts of the catalogue
   * @return to be passed as a part
   */
  public static Object joined(String pair, List<?> things) {
    return things.size() == 1 ? things.get(0) : new Joined(pair, List.copyOf(things));
  }

  /** What was already put into words, in both languages, as one part of a text. */
  public static Object worded(String english, @Nullable String chinese) {
    return new Wording(english, chinese == null ? english : chinese);
  }

  /**
   * The text in Chinese or, for any other language, in English. A number is written without
   * grouping unless the catalogue gives it a format.
   */
  public String in(Locale locale) {
    MessageFormat format = new MessageFormat(catalogue(locale).getString(key), Locale.ROOT);
    Format[] formats = format.getFormatsByArgumentIndex();
    Object[] shown = new Object[parts.size()];
    for (int i = 0; i < shown.length; i++) {
      Object part = parts.get(i);
      boolean plain = i >= formats.length || formats[i] == null;
      shown[i] = part instanceof Number && !plain ? part : words(part, locale);
    }
    return format.format(shown);
  }

  private static String words(Object part, Locale locale) {
    return part instanceof Message text
        ? text.in(locale)
        : part instanceof Joined things
            ? things.in(locale)
            : part instanceof Wording wording ? wording.in(locale) : String.valueOf(part);
  }

  private record Wording(String english, String chinese) implements Serializable {
    private static final long serialVersionUID = 1L;

    String in(Locale locale) {
      return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
  }

  private record Joined(String pair, List<Object> things) implements Serializable {
    private static final long serialVersionUID = 1L;

    String in(Locale locale) {
      return things.stream()
          .map(thing -> words(thing, locale))
          .collect(Collectors.joining(of(pair, "", "").in(locale)));
    }
  }

  private static ResourceBundle catalogue(Locale locale) {
    // Without this the machine's own language would stand in for English.
    return ResourceBundle.getBundle(
        "org.muye.error.messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
