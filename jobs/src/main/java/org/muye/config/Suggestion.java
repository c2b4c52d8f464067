package org.muye.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;

/** Finds the word a person most likely meant. */
final class Suggestion {
  private Suggestion() {}

  /** " (did you mean 'x'?)" as a part of a text; an empty one when no known word is near. */
  static Object phrase(String word, Collection<String> known) {
    String nearest = nearest(word, known);
    return nearest == null ? "" : Message.of("config.did_you_mean", nearest);
  }

  /** The nearest known word within a third of its length, at least one edit, or null. */
  static @Nullable String nearest(String word, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    String lower = word.toLowerCase(Locale.ROOT);
    for (String candidate : known) {
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      int limit = Math.max(1, Math.max(candidate.length(), word.length()) / 3);
      if (distance <= limit && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return d[a.length()][b.length()];
  }
}
