package org.muye.duty;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A letter of responsibility (责任书) that an organisation below must sign.
 *
 * @param id key of the record
 * @param year calendar year it is for
 * @param signedOn local day, or null while it is not signed
 */
public record Letter(String id, int year, @Nullable LocalDate signedOn) {

  boolean isSignedBy(LocalDate day) {
    return signedOn != null && !signedOn.isAfter(day);
  }
}
