package org.muye.generate;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that was planted, counted while it is written. */
final class Truth {
  private final City city;
  final List<Delivery> deliveries = new ArrayList<>();
  private final Map<String, long[]> validIncidents = new TreeMap<>();
  private final Map<String, long[]> countedIncidents = new TreeMap<>();
  private final Map<String, long[]> sentIncidents = new TreeMap<>();
  private final Map<String, long[]> acceptedDisputes = new TreeMap<>();
  private final Map<String, Long> notes = new TreeMap<>();
  private final List<Map<String, Object>> missingTasks = new ArrayList<>();
  private final List<Map<String, Object>> lateWeeks = new ArrayList<>();

  Truth(City city) {
    this.city = city;
  }

  /** An incident that stays counted once all is known. */
  void incident(String unitId, String town, long occurredAt, boolean valid) {
    int month = city.month(occurredAt);
    String responsible = city.responsible(unitId, town, Stamp.date(occurredAt));
    add(countedIncidents, responsible, month);
    if (valid) {
      add(validIncidents, responsible, month);
      add(sentIncidents, unitId, month);
    }
  }

  /** A dispute that stays counted once all is known. */
  void dispute(Dispute dispute) {
    dispute(dispute, null);
  }

  /**
   * A dispute that stays counted once all is known.
   *
   * @param instead counts for this unit instead of its own; null for its own
   */
  void dispute(Dispute dispute, @Nullable String instead) {
    String responsible =
        instead != null
            ? instead
            : city.responsible(dispute.unitId(), dispute.town(), Stamp.date(dispute.acceptedAt()));
    add(acceptedDisputes, responsible, city.month(dispute.acceptedAt()));
  }

  private void add(Map<String, long[]> counts, String unitId, int month) {
    counts.computeIfAbsent(unitId, key -> new long[city.options.months()])[month]++;
  }

  /** Adds to a named total. */
  void note(String name, long count) {
    notes.merge(name, count, Long::sum);
  }

  long noted(String name) {
    return notes.getOrDefault(name, 0L);
  }

  void lateWeek(String unitId, String monday, int days) {
    Map<String, Object> late = new LinkedHashMap<>();
    late.put("unit", unitId);
    late.put("monday", monday);
    late.put("days", days);
    lateWeeks.add(late);
  }

  void missingTask(String org, String unitId, String task, String period, String post) {
    Map<String, Object> missing = new LinkedHashMap<>();
    missing.put("org", org);
    missing.put("unit", unitId);
    missing.put("task", task);
    missing.put("period", period);
    missing.put("post", post);
    missingTasks.add(missing);
  }

  long rows() {
    return deliveries.stream().mapToLong(delivery -> delivery.rows).sum();
  }

  /** Writes the truth file: UTF-8, keys in a fixed order, line feeds. */
  void write(Path file) throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("seed", city.options.seed());
    options.put("from", city.options.from().toString());
    options.put("years", city.options.years());
    options.put("records", city.options.records());
    options.put("units", city.options.units().size());
    root.put("options", options);
    root.put("records", recordTotals());
    root.put("planted", notes);
    root.put("files", deliveries.stream().map(Delivery::describe).toList());
    root.put("valid_incidents", byMonth(validIncidents));
    root.put("counted_incidents", byMonth(countedIncidents));
    root.put("valid_incidents_by_sent_unit", byMonth(sentIncidents));
    root.put("accepted_disputes", byMonth(acceptedDisputes));
    root.put("outbreaks", city.outbreaks.stream().map(Truth::describe).toList());
    root.put("late_weeks", lateWeeks);
    root.put("hand_over", HandOver.XINXIANG_2020.stream().map(Truth::describe).toList());
    root.put("missing_duty_tasks", missingTasks);
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    Files.write(file, new ObjectMapper().writer(printer).writeValueAsBytes(root));
  }

  private Map<String, Object> recordTotals() {
    Map<String, Delivery> totals = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      if (delivery.resentOf.isEmpty()) {
        totals
            .computeIfAbsent(
                delivery.record, record -> new Delivery("", "", record, delivery.deliveredOn))
            .add(delivery);
      }
    }
    Map<String, Object> described = new TreeMap<>();
    totals.forEach((record, total) -> described.put(record, total.counts()));
    return described;
  }

  private Map<String, Map<String, Long>> byMonth(Map<String, long[]> counts) {
    Map<String, Map<String, Long>> units = new TreeMap<>();
    counts.forEach(
        (unit, months) -> {
          Map<String, Long> described = new TreeMap<>();
          for (int i = 0; i < months.length; i++) {
            described.put(city.options.from().plusMonths(i).toString().substring(0, 7), months[i]);
          }
          units.put(unit, described);
        });
    return units;
  }

  private static Map<String, Object> describe(Outbreak outbreak) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("unit", outbreak.unitId());
    described.put("category_intake", outbreak.category());
    described.put("monday", outbreak.monday().toString());
    described.put("weeks", outbreak.weeks());
    described.put("multiplier", outbreak.multiplier());
    return described;
  }

  private static Map<String, Object> describe(HandOver handOver) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("from", handOver.from().toString());
    described.put("towns", handOver.towns());
    described.put("sent_code", handOver.sentCode());
    described.put("responsible_code", handOver.toCode());
    return described;
  }
}
