package org.muye.refine;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds resident identity numbers in text, also written with spaces or in full-width digits. */
final class IdentityNumbers {
  private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");

  /** What people put between the groups of a number. */
  private static final Pattern SEPARATORS = Pattern.compile("(?<=[0-9])[\\s\\-_.·]+(?=[0-9Xx])");

  private static final int LENGTH = 18;

  private IdentityNumbers() {}

  /** The numbers in a text, in upper case; right by their check digit or not. */
  static Set<String> in(String text) {
    Set<String> numbers = new TreeSet<>();
    if (text.length() < LENGTH) {
      return numbers;
    }
    collect(text, numbers);
    // Joining may run a number into its neighbour, so that both readings count.
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
    collect(narrow, numbers);
    collect(SEPARATORS.matcher(narrow).replaceAll(""), numbers);
    return numbers;
  }

  private static void collect(String text, Set<String> numbers) {
    Matcher matcher = NUMBER.matcher(text);
    while (matcher.find()) {
      numbers.add(matcher.group().toUpperCase(Locale.ROOT));
    }
  }
}
