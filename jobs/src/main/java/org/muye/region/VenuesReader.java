package org.muye.region;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muye.error.Message;
import org.muye.error.Problems;

/** Reads {@code venues.csv}: the register of the venues that training is to reach. */
final class VenuesReader {
  private static final String NAME = "venues.csv";

  private final Map<String, Unit> units;
  private final Problems problems;

  VenuesReader(Map<String, Unit> units, Problems problems) {
    this.units = units;
    this.problems = problems;
  }

  /** The venues in the order of the file; none when there is no such file. */
  List<Venue> read(Path folder) {
    CsvFile file = new CsvFile(folder, NAME, problems);
    if (!file.exists()) {
      return List.of();
    }
    Map<String, CsvRow> rowOfId = new HashMap<>();
    List<Venue> venues = new ArrayList<>();
    for (CsvRow row :
        file.rows(
            List.of("venue_id", "unit_id", "venue_type"), List.of("valid_from", "valid_to"))) {
      String id = row.required("venue_id");
      Venue venue =
          new Venue(
              id,
              row.reportingUnit(units),
              row.required("venue_type"),
              row.optionalDate("valid_from"),
              row.optionalDate("valid_to"));
      row.requireDays(venue.range());
      CsvRow earlier = rowOfId.putIfAbsent(id, row);
      if (earlier != null && row.isSound()) {
        row.problem(Message.of("region.venue_repeated", id, earlier.place()));
      }
      if (row.isSound()) {
        venues.add(venue);
      }
    }
    if (venues.isEmpty()) {
      problems.add(NAME, Message.of("region.venues_empty"));
    }
    return List.copyOf(venues);
  }
}
