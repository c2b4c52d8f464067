package org.muye.time;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.muye.error.UserError;

/**
 * The day whose knowledge a run uses: everything known before its end in the region's time zone.
 *
 * @param date a local day
 */
public record AsOf(LocalDate date) implements Comparable<AsOf>, Serializable {

  /**
   * Reads {@code 2025-10-20}.
   *
   * @throws UserError when the text is no such day
   */
  public static AsOf parse(String text) {
    try {
      return new AsOf(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      throw UserError.of("time.not_as_of_day", text);
    }
  }

  /** The first moment of the next day: what became known from then on is left out. */
  public Instant endExclusive(ZoneId zone) {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  @Override
  public int compareTo(AsOf other) {
    return date.compareTo(other.date);
  }

  /** The day in ISO form. */
  @Override
  public String toString() {
    return date.toString();
  }
}
