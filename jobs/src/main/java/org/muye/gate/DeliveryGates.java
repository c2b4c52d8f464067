package org.muye.gate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.config.QualityGates;
import org.muye.config.QualityGates.WeekdayVolume;
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

  private static final String DELIVER =
      "ask the source why nothing came, put its files where `path` says and run again; raise"
          + " freshness_hours only if it delivers less often";

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
    String rule = text("the limit is %s hours (freshness_hours)", plain(limit));
    Instant takenAt = delivery.takenAt();
    if (takenAt == null) {
      results.add(
          new GateResult(
              delivery.source(),
              Gate.FRESHNESS,
              State.CLOSED,
              null,
              null,
              limit,
              "nothing was ever delivered; " + rule,
              DELIVER));
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
            text("the newest delivery is %.1f hours old; %s", hours, rule),
            DELIVER));
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
            text(
                "the newest delivery has %d rows; allowed are %s to %s (rows.min, rows.max)",
                delivery.rows(), fewest == null ? "0" : fewest, most == null ? "any number" : most),
            "see `muye files` for what was delivered and have the whole delivery sent again; change"
                + " `rows` only if such deliveries are usual"));
  }

  private void unknownShare(Delivery delivery, List<GateResult> results) {
    Double limit = limits.unknownShare();
    if (limit == null) {
      return;
    }
    Delivery.Classes classes = delivery.classes();
    if (classes == null || classes.counted() == 0) {
      results.add(notJudged(delivery, Gate.UNKNOWN_SHARE, "the newest delivery has no records"));
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
            text(
                "%d of %d records (%.1f %%) have an unknown class or unit; the limit is %.1f %%"
                    + " (unknown_share_gate)",
                classes.unknown(), classes.counted(), 100 * share, 100 * limit),
            "add the missing codes to the mapping and have the delivery taken again with `muye"
                + " ingest --force`"));
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
            text(
                "%d of %d rows (%.1f %%) are in quarantine; the limit is %.1f %%"
                    + " (quarantine_share_limit)",
                delivery.quarantined(),
                delivery.read(),
                100 * share,
                100 * limits.quarantineShare()),
            "see `muye quarantine list`, correct the mapping and run `muye quarantine replay`, or"
                + " have the files delivered again; raise the limit in muye.yaml only if the rows"
                + " are to be left out"));
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
    String weekday = name(day.getDayOfWeek());
    if (earlier.length < WeekdayVolume.FEWEST_WEEKS) {
      results.add(
          notJudged(
              delivery,
              Gate.WEEKDAY_VOLUME,
              text(
                  "%d earlier deliveries on a %s are too few to judge by",
                  earlier.length, weekday)));
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
            text(
                "%d rows came on %s; the last %d deliveries on a %s had a median of %s, which"
                    + " allows %.0f to %.0f (weekday_volume)",
                rows,
                day,
                earlier.length,
                weekday,
                plain(usual.median()),
                usual.low(),
                usual.high()),
            "see `muye files` and ask the source whether the delivery is whole or came twice; after"
                + " a lasting change set weekday_volume to false until enough weeks have passed"));
  }

  private static GateResult within(
      Delivery delivery,
      Gate gate,
      double value,
      @Nullable Double lowest,
      @Nullable Double highest,
      String finding,
      String remedy) {
    boolean isClosed = (lowest != null && value < lowest) || (highest != null && value > highest);
    return new GateResult(
        delivery.source(),
        gate,
        isClosed ? State.CLOSED : State.OPEN,
        value,
        lowest,
        highest,
        finding,
        isClosed ? remedy : "");
  }

  private static GateResult notJudged(Delivery delivery, Gate gate, String finding) {
    return new GateResult(delivery.source(), gate, State.NOT_JUDGED, null, null, null, finding, "");
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? text("%.0f", number) : text("%.1f", number);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
