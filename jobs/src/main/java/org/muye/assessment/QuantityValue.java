package org.muye.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of one unit and year.
 *
 * @param value a count, or a share of 0 to 1; null where there is none
 * @param solved of the counted events, those solved within the year; 0 where it is not told
 * @param recordIds the records that points rest on, in order: those counted, or of a share those
 *     that lower it
 * @param status why there is no value, or null
 */
public record QuantityValue(
    @Nullable Double value, double solved, List<String> recordIds, @Nullable Status status) {

  /** Why a quantity has no value. */
  public enum Status {
    /** No record that is read carries it. */
    NO_FEED,
    /** It is a share of nothing. */
    NO_EXPOSURE
  }

  /** A quantity that no record carries. */
  public static QuantityValue noFeed() {
    return new QuantityValue(null, 0, List.of(), Status.NO_FEED);
  }

  /** A count of records, of which none is known to be solved. */
  public static QuantityValue count(double count, List<String> recordIds) {
    return new QuantityValue(count, 0, recordIds, null);
  }

  /**
   * A share.
   *
   * @param recordIds the records that lower it
   */
  public static QuantityValue share(double part, double whole, List<String> recordIds) {
    return whole == 0
        ? new QuantityValue(null, 0, recordIds, Status.NO_EXPOSURE)
        : new QuantityValue(part / whole, 0, recordIds, null);
  }
}
