package org.muye.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * The counts that one row of a published table shows or gives back.
 *
 * @param id number of the row among those that are judged together
 * @param series what may be summed over units and classes: rows of one series differ in unit and
 *     class only
 * @param unit unit
 * @param category class of a breakdown, as {@code group:class} where there are several breakdowns;
 *     null for the whole
 * @param count the count, or the part of a share; null where there is none
 * @param whole the count that the part is taken from, or that it is compared with; null where there
 *     is none
 * @param isShare whether the rest, the whole less the part, is a count as well
 */
public record CountRow(
    int id,
    String series,
    String unit,
    @Nullable String category,
    @Nullable Double count,
    @Nullable Double whole,
    boolean isShare) {

  /** The breakdown the class belongs to; empty where there is only one, or none. */
  String breakdown() {
    int colon = category == null ? -1 : category.indexOf(':');
    return category == null || colon < 0 ? "" : category.substring(0, colon);
  }

  /** The whole less the part, if the row is a share. */
  @Nullable Double rest() {
    return isShare && whole != null && count != null ? (Double) (whole - count) : null;
  }
}
