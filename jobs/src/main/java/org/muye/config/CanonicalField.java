package org.muye.config;

/**
 * A field of a silver record, as far as a mapping needs to know it.
 *
 * @param name field name
 * @param type string, integer, decimal, boolean, date or timestamp
 * @param required true when every record must have it
 */
public record CanonicalField(String name, String type, boolean required) {
  /** True for a date or a timestamp. */
  public boolean isTime() {
    return type.equals("date") || type.equals("timestamp");
  }
}
