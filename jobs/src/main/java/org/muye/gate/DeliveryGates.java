package org.muye.gate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.config.QualityGates;
import org.muye.config.QualityGates.WeekdayVolume;
import org.muye.error.Message;
import org.muye.run.GateResult;
import org.muye.run.GateResult.Gate;
import org.muye.run.GateResult.State;
import org.muye.statistics.RobustBounds;

/**
 * Judges deliveries by the limits of the configuration.
 *
 * <p>The newest delivery is judged, not what the current run brought, so that a gate does not open
 * by itself the next night.
 */
public final class DeliveryGates {
  private static final double SECONDS_PER_HOUR = 3600;

  private final QualityGates limits;
  private final Instant now;

  /**
   * Gates at a moment.
   *
   * @param now the moment to which a delivery's age is counted
   */
  public DeliveryGates(QualityGates limits, Instant now) {
    this.limits = limits;
    this.now = now;
  }

  /** One result for each gate that is on. */
  public List<GateResult> judge(Delivery delivery) {
    List<GateResult> results = new ArrayList<>();
    freshness(delivery, results);
    Instant takenAt = delivery.takenAt();
    if (takenAt != null) {
      rows(delivery, results);
      unknownShare(delivery, results);
      quarantineShare(delivery, results);
      weekdayVolume(delivery, results);
    }
    return results;
  }

  private void freshness(Delivery delivery, List<GateResult> results) {
    Double limit = limits.freshnessHours();
    if (limit == null) {
      return;
    }
    Message remedy = Message.of("gate.freshness.remedy");
    Instant takenAt = delivery.takenAt();
    if (takenAt == null) {
      results.add(
          result(
              delivery,
              Gate.FRESHNESS,
              State.CLOSED,
              null,
              null,
              limit,
              Message.of("gate.never_delivered", plain(limit)),
              remedy));
      return;
    }
    double hours = Duration.between(takenAt, now).toSeconds() / SECONDS_PER_HOUR;
    results.add(
        within(
            delivery,
            Gate.FRESHNESS,
            hours,
            null,
            limit,
            Message.of("gate.freshness", text("%.1f", hours), plain(limit)),
            remedy));
  }

  private void rows(Delivery delivery, List<GateResult> results) {
    Long fewest = limits.fewestRows();
    Long most = limits.mostRows();
    if (fewest == null && most == null) {
      return;
    }
    results.add(
        within(
            delivery,
            Gate.ROWS,
            (double) delivery.rows(),
            fewest == null ? null : fewest.doubleValue(),
            most == null ? null : most.doubleValue(),
            Message.of(
                "gate.rows",
                delivery.rows(),
                fewest == null ? 0 : fewest,
                most == null ? Message.of("gate.any_number") : most),
            Message.of("gate.rows.remedy")));
  }

  private void unknownShare(Delivery delivery, List<GateResult> results) {
    Double limit = limits.unknownShare();
    if (limit == null) {
      return;
    }
    Delivery.Classes classes = delivery.classes();
    if (classes == null || classes.counted() == 0) {
      results.add(notJudged(delivery, Gate.UNKNOWN_SHARE, Message.of("gate.no_records")));
      return;
    }
    double share = (double) classes.unknown() / classes.counted();
    results.add(
        within(
            delivery,
            Gate.UNKNOWN_SHARE,
            share,
            null,
            limit,
            Message.of(
                "gate.unknown_share",
                classes.unknown(),
                classes.counted(),
                text("%.1f", 100 * share),
                text("%.1f", 100 * limit)),
            Message.of("gate.unknown_share.remedy")));
  }

  private void quarantineShare(Delivery delivery, List<GateResult> results) {
    if (delivery.read() == 0) {
      return;
    }
    double share = (double) delivery.quarantined() / delivery.read();
    results.add(
        within(
            delivery,
            Gate.QUARANTINE_SHARE,
            share,
            null,
            limits.quarantineShare(),
            Message.of(
                "gate.quarantine_share",
                delivery.quarantined(),
                delivery.read(),
                text("%.1f", 100 * share),
                text("%.1f", 100 * limits.quarantineShare())),
            Message.of("gate.quarantine_share.remedy")));
  }

  private void weekdayVolume(Delivery delivery, List<GateResult> results) {
    WeekdayVolume limit = limits.weekdayVolume();
    if (limit == null || delivery.rowsByDay().isEmpty()) {
      return;
    }
    LocalDate day = delivery.rowsByDay().lastKey();
    long rows = delivery.rowsByDay().getOrDefault(day, 0L);
    double[] earlier =
        delivery.rowsByDay().headMap(day).entrySet().stream()
            .filter(entry -> entry.getKey().getDayOfWeek() == day.getDayOfWeek())
            .sorted(Map.Entry.<LocalDate, Long>comparingByKey().reversed())
            .limit(limit.weeks())
            .mapToDouble(Map.Entry::getValue)
            .toArray();
    Message weekday = name(day.getDayOfWeek());
    if (earlier.length < WeekdayVolume.FEWEST_WEEKS) {
      results.add(
          notJudged(
              delivery,
              Gate.WEEKDAY_VOLUME,
              Message.of("gate.too_few_weekdays", earlier.length, weekday)));
      return;
    }
    RobustBounds usual = RobustBounds.of(earlier, limit.deviations());
    results.add(
        within(
            delivery,
            Gate.WEEKDAY_VOLUME,
            (double) rows,
            usual.low(),
            usual.high(),
            Message.of(
                "gate.weekday_volume",
                rows,
                day,
                earlier.length,
                weekday,
                plain(usual.median()),
                text("%.0f", usual.low()),
                text("%.0f", usual.high())),
            Message.of("gate.weekday_volume.remedy")));
  }

  private static GateResult within(
      Delivery delivery,
      Gate gate,
      double value,
      @Nullable Double lowest,
      @Nullable Double highest,
      Message finding,
      Message remedy) {
    boolean isClosed = (lowest != null && value < lowest) || (highest != null && value > highest);
    return result(
        delivery,
        gate,
        isClosed ? State.CLOSED : State.OPEN,
        value,
        lowest,
        highest,
        finding,
        isClosed ? remedy : null);
  }

  private static GateResult notJudged(Delivery delivery, Gate gate, Message finding) {
    return result(delivery, gate, State.NOT_JUDGED, null, null, null, finding, null);
  }

  private static GateResult result(
      Delivery delivery,
      Gate gate,
      State state,
      @Nullable Double value,
      @Nullable Double lowest,
      @Nullable Double highest,
      Message finding,
      @Nullable Message remedy) {
    return new GateResult(
        delivery.source(),
        gate,
        state,
        value,
        lowest,
        highest,
        finding.in(Locale.ROOT),
        remedy == null ? "" : remedy.in(Locale.ROOT),
        finding.in(Locale.SIMPLIFIED_CHINESE),
        remedy == null ? "" : remedy.in(Locale.SIMPLIFIED_CHINESE));
  }

  private static Message name(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> Message.of("day.monday");
      case TUESDAY -> Message.of("day.tuesday");
      case WEDNESDAY -> Message.of("day.wednesday");
      case THURSDAY -> Message.of("day.thursday");
      case FRIDAY -> Message.of("day.friday");
      case SATURDAY -> Message.of("day.saturday");
      case SUNDAY -> Message.of("day.sunday");
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? text("%.0f", number) : text("%.1f", number);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
