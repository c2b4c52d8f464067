package org.muye.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a column says about a person, after GB/T 37964-2019. */
public enum PiiClass {
  /** Names a person by itself: name, document number, telephone number. */
  DIRECT,
  /** May single a person out together with other columns. */
  QUASI,
  /** Sensitive about a person or group once linked to one. */
  SENSITIVE,
  /** Text of any content. */
  FREE_TEXT,
  /** Says nothing about a person. */
  SAFE;

  /** The spelling in contracts and mappings, e.g. {@code free_text}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class spelled so in a contract or mapping; empty for any other text. */
  public static Optional<PiiClass> of(String text) {
    return Arrays.stream(values()).filter(value -> value.text().equals(text)).findFirst();
  }

  /** Whether silver and gold may hold such a column. */
  public boolean allowedBeyondBronze() {
    return this != DIRECT && this != FREE_TEXT;
  }
}
