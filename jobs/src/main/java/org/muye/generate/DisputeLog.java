package org.muye.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** The log of one dispute, numbered in the order of events. */
final class DisputeLog {
  private final String id;
  private final Consumer<DisputeEvent> events;
  private final List<DisputeEvent> lines = new ArrayList<>();

  /** Begins with what comes first in each; `events` takes the lines once all are there. */
  DisputeLog(Dispute dispute, long knownAt, Consumer<DisputeEvent> events) {
    this.id = dispute.id();
    this.events = events;
    add("detected", dispute.detectedAt(), "06", knownAt);
    add("accepted", dispute.acceptedAt(), "05", knownAt);
  }

  void add(String event, long at, String level, long knownAt) {
    lines.add(
        new DisputeEvent(
            id, lines.size(), event, at, level, "", Math.max(knownAt, at + 10 * Stamp.MINUTE)));
  }

  void send() {
    lines.sort(Comparator.comparingLong(DisputeEvent::at).thenComparingInt(DisputeEvent::seq));
    for (int i = 0; i < lines.size(); i++) {
      DisputeEvent line = lines.get(i);
      String org =
          "ORG-" + id.substring(8, 10) + "-" + (line.level().isEmpty() ? "NA" : line.level());
      events.accept(
          new DisputeEvent(id, i + 1, line.event(), line.at(), line.level(), org, line.knownAt()));
    }
  }
}
