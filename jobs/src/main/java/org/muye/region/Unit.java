package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit that stays itself whatever code it carries: 410728 and 410783 are one unit.
 *
 * @param id stable name, such as {@code xx-changyuan}
 * @param level what it is in the region
 * @param parentId the unit above, null only for the root
 * @param versions its codes and names, the oldest first; at least one
 */
public record Unit(
    String id, UnitLevel level, @Nullable String parentId, List<UnitVersion> versions)
    implements Serializable {

  /** Copies the list. */
  public Unit {
    versions = List.copyOf(versions);
  }

  /** The newest code and names. */
  public UnitVersion current() {
    return versions.get(versions.size() - 1);
  }

  /** The code and names on the day; of a day without any the nearest earlier, else the first. */
  public UnitVersion on(LocalDate date) {
    UnitVersion nearest = versions.get(0);
    for (UnitVersion version : versions) {
      if (!version.range().startsAfter(date)) {
        nearest = version;
      }
    }
    return nearest;
  }

  /** Whether the unit exists on the day, under any code. */
  public boolean validOn(LocalDate date) {
    return versions.stream().anyMatch(version -> version.validOn(date));
  }

  List<DayRange> ranges() {
    return versions.stream().map(UnitVersion::range).toList();
  }

  /** Whether the unit ceased to exist on or before the day. */
  boolean endedBy(LocalDate date) {
    return versions.stream().allMatch(version -> version.range().endsBy(date));
  }
}
