package org.muye.error;

import java.util.Locale;
import java.util.ResourceBundle;

/** Finds the texts of a catalogue in one language. */
public final class Catalogue {
  private Catalogue() {}

  /**
   * The texts of a catalogue.
   *
   * @param name where its files lie, such as {@code org.muye.error.messages}
   * @param locale of a language that the catalogue may not have; its texts without one, in English,
   *     stand in for it then
   */
  public static ResourceBundle of(String name, Locale locale) {
    // Without this the machine's own language would stand in.
    return ResourceBundle.getBundle(
        name,
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
