package org.muye.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.muye.config.WarningRules;
import org.muye.error.UserError;
import org.muye.warning.PlantedEvent;
import org.muye.warning.WatchedWeeks;

/** Planted outbreaks of a truth file, as `muye generate` writes it. */
final class TruthFile {
  private TruthFile() {}

  /**
   * The outbreaks of classes that a series watches. A rise of a class is one of the whole, too.
   *
   * @throws UserError when the file cannot be read or names no outbreaks
   */
  static List<PlantedEvent> outbreaks(Path file, WarningRules rules, WatchedWeeks weeks) {
    List<PlantedEvent> events = new ArrayList<>();
    try {
      JsonNode outbreaks = new ObjectMapper().readTree(file.toFile()).path("outbreaks");
      if (!outbreaks.isArray()) {
        throw UserError.of("truth_file.without_outbreaks", file);
      }
      for (JsonNode outbreak : outbreaks) {
        String category = outbreak.path("category_intake").asText();
        LocalDate monday = LocalDate.parse(outbreak.path("monday").asText());
        Set<String> series = new TreeSet<>();
        for (WarningRules.Series one : rules.series()) {
          if (category.equals(one.category())) {
            series.add(one.id());
            series.add(one.indicator());
          }
        }
        if (!series.isEmpty()) {
          events.add(
              new PlantedEvent(
                  outbreak.path("unit").asText(),
                  series,
                  weeks.index(monday),
                  outbreak.path("weeks").asInt()));
        }
      }
    } catch (IOException | DateTimeParseException e) {
      throw UserError.of("truth_file.unreadable", file, String.valueOf(e.getMessage()));
    }
    return events;
  }
}
