package org.muye.review;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a review is built from. The same inputs make the same documents, to the byte, so that
 * keeping them keeps the review.
 *
 * @param header what the review is about
 * @param units the units of the reporting level in the order of their codes
 * @param codes names of codes by code list and code
 * @param tables rows of gold by table, in the order of their keys
 */
public record ReviewInputs(
    Header header,
    List<UnitName> units,
    Map<String, Map<String, CodeName>> codes,
    Map<String, List<GoldRow>> tables) {
  /**
   * What the review is about.
   *
   * @param quarter such as 2025Q3
   * @param asOf the day up to whose end records are known, ISO
   * @param firstDay first day of the quarter, ISO
   * @param lastDay last day counted: the quarter's last, or the as-of day while it is open, ISO
   * @param release FIRST, REVISED or PROVISIONAL
   * @param regionId the region
   * @param root id of the unit that is the whole region
   * @param nameZh name of the region
   * @param nameEn name of the region
   * @param definitions fingerprint of all definitions and rule books
   * @param suppressBelow smallest count shown to the public; smaller ones, but for 0, are not
   */
  public record Header(
      String quarter,
      String asOf,
      String firstDay,
      String lastDay,
      String release,
      String regionId,
      String root,
      String nameZh,
      String nameEn,
      String definitions,
      int suppressBelow) {
    boolean isProvisional() {
      return release.equals("PROVISIONAL");
    }
  }

  /**
   * A unit.
   *
   * @param borders its borders as longitude and latitude in turn, one list for each ring; none
   *     where no map is known
   */
  public record UnitName(
      String id, @Nullable String code, String nameZh, String nameEn, List<List<Double>> borders) {}

  /** What a code means. */
  public record CodeName(String zh, String en) {}

  /** Keeps copies in a fixed order. */
  public ReviewInputs {
    units = List.copyOf(units);
    codes = Collections.unmodifiableMap(new TreeMap<>(codes));
    Map<String, List<GoldRow>> copy = new TreeMap<>();
    tables.forEach((name, rows) -> copy.put(name, List.copyOf(rows)));
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(copy));
  }

  /** The rows of a table; none where the table has none or does not exist. */
  public List<GoldRow> table(String name) {
    return tables.getOrDefault(name, List.of());
  }
}
