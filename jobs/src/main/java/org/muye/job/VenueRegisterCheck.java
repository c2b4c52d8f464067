package org.muye.job;

import java.util.SortedSet;
import java.util.TreeSet;
import org.muye.contract.CodeList;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.region.Venue;

/** Which kinds of venue there are is a code list, which a region does not know. */
final class VenueRegisterCheck {
  private VenueRegisterCheck() {}

  /**
   * Requires that the register of venues names kinds of the code list.
   *
   * @throws UserError that names all that it does not hold
   */
  static void require(Region region, CodeList venueTypes) {
    SortedSet<String> unknown = new TreeSet<>();
    for (Venue venue : region.venues()) {
      if (!venueTypes.contains(venue.type())) {
        unknown.add(venue.type());
      }
    }
    if (!unknown.isEmpty()) {
      throw UserError.of(
          "venues.unknown_kinds",
          region.id(),
          String.join(", ", unknown),
          String.join(", ", venueTypes.byCode().keySet()));
    }
  }
}
