package org.muye.refine;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.muye.config.SourceMapping;

/**
 * Whether a text holds a person: one of the pseudonyms, the number itself, or an identity number
 * whose pseudonym is one of them.
 */
public final class PersonText implements Predicate<String>, Serializable {
  private static final long serialVersionUID = 1L;

  private final HashSet<String> pseudonyms;
  private final HashSet<String> identifiers = new HashSet<>();
  private final HashSet<SourceMapping.Hmac> rules;
  private final HashMap<String, String> keys;

  /**
   * A person, or nobody where both sets are empty.
   *
   * @param pseudonyms the person's pseudonyms
   * @param identifiers numbers of the person, where they are known
   * @param rules how identity numbers become pseudonyms
   * @param keys the keys by the names that rules give
   */
  public PersonText(
      Set<String> pseudonyms,
      Set<String> identifiers,
      Set<SourceMapping.Hmac> rules,
      Map<String, String> keys) {
    this.pseudonyms = new HashSet<>(pseudonyms);
    identifiers.forEach(number -> this.identifiers.add(number.toUpperCase(Locale.ROOT)));
    this.rules = new HashSet<>(rules);
    this.keys = new HashMap<>(keys);
  }

  @Override
  public boolean test(String text) {
    if (pseudonyms.isEmpty()) {
      return false;
    }
    if (pseudonyms.stream().anyMatch(text::contains)) {
      return true;
    }
    String upper = text.toUpperCase(Locale.ROOT);
    if (identifiers.stream().anyMatch(upper::contains)) {
      return true;
    }
    return IdentityNumbers.in(text).stream().anyMatch(this::isTheirs);
  }

  private boolean isTheirs(String number) {
    return rules.stream()
        .anyMatch(
            rule -> {
              String key = keys.get(rule.keyEnv());
              return key != null && pseudonyms.contains(Pseudonym.of(number, rule.purpose(), key));
            });
  }
}
