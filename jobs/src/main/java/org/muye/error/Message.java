package org.muye.error;

import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text of the catalogue with its parts, for whichever language it will be shown in.
 *
 * @param key of {@code messages.properties} and {@code messages_zh.properties} beside this class
 * @param parts what {@code {0}}, {@code {1}} stand for: words, numbers, or texts of the catalogue
 */
public record Message(String key, List<Object> parts) implements MessagePart {
  private static final String CATALOGUE = "org.muye.error.messages";

  private static final long serialVersionUID = 1L;

  /** Copies the parts. */
  public Message {
    parts = List.copyOf(parts);
  }

  /** A text; a part that is neither number nor text is shown as Java writes it. */
  public static Message of(String key, @Nullable Object... parts) {
    List<Object> kept = new ArrayList<>();
    for (Object part : parts) {
      kept.add(part instanceof Number || part instanceof MessagePart ? part : String.valueOf(part));
    }
    return new Message(key, kept);
  }

  /**
   * Several things as one part of a text: "a, b, c".
   *
   * @param pair the key of the text that ties two of them together, such as {@code list.comma}
   * @param things words or parts
   */
  public static MessagePart joined(String pair, Collection<?> things) {
    return new Joined(pair, List.copyOf(things));
  }

  /** What was already put into words, in both languages. */
  public static MessagePart worded(String english, @Nullable String chinese) {
    return new Wording(english, chinese == null ? english : chinese);
  }

  /** A set of texts, empty yet, that keeps them in the order of their English. */
  public static SortedSet<Message> sorted() {
    return new TreeSet<>(Comparator.comparing((Message text) -> text.in(Locale.ROOT)));
  }

  /** A number is written without grouping unless the catalogue gives it a format. */
  @Override
  public String in(Locale locale) {
    MessageFormat format =
        new MessageFormat(Catalogue.of(CATALOGUE, locale).getString(key), Locale.ROOT);
    Format[] formats = format.getFormatsByArgumentIndex();
    Object[] shown = new Object[parts.size()];
    for (int i = 0; i < shown.length; i++) {
      Object part = parts.get(i);
      boolean hasFormat = i < formats.length && formats[i] != null;
      shown[i] = part instanceof Number && hasFormat ? part : words(part, locale);
    }
    return format.format(shown);
  }

  private static String words(Object part, Locale locale) {
    return part instanceof MessagePart text ? text.in(locale) : String.valueOf(part);
  }

  private record Wording(String english, String chinese) implements MessagePart {
    private static final long serialVersionUID = 1L;

    @Override
    public String in(Locale locale) {
      return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
  }

  private record Joined(String pair, List<Object> things) implements MessagePart {
    private static final long serialVersionUID = 1L;

    @Override
    public String in(Locale locale) {
      return things.stream()
          .map(thing -> words(thing, locale))
          .collect(Collectors.joining(of(pair, "", "").in(locale)));
    }
  }
}
