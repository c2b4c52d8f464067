package org.muye.statistics.backtest;

import java.util.ArrayList;
import java.util.List;
import org.muye.statistics.Confidence;
import org.muye.statistics.ProportionInterval;

/** How many known outbreaks a method detects, and how fast. */
public final class DetectionCurve {
  private DetectionCurve() {}

  /**
   * The share of outbreaks detected within 0, 1, 2, ... weeks of their onset.
   *
   * @param delays weeks from the onset to the first alarm, 0 or more, of the outbreaks that were
   *     detected
   * @param outbreaks all outbreaks, at least as many as delays
   * @param longest the last week of the curve, 0 or more; later detections count as missed
   * @param confidence between 0 and 1, such as 0.95
   * @return one point for each week from 0 to {@code longest}; empty without an outbreak
   * @throws IllegalArgumentException outside these ranges
   */
  public static List<DetectionPoint> of(
      int[] delays, long outbreaks, int longest, double confidence) {
    Confidence.tail(confidence);
    if (delays.length > outbreaks || longest < 0) {
      throw new IllegalArgumentException(
          "no curve: " + delays.length + " of " + outbreaks + " within " + longest + " weeks");
    }
    long[] inWeek = new long[longest + 1];
    for (int delay : delays) {
      if (delay < 0) {
        throw new IllegalArgumentException("an alarm before the onset detects nothing: " + delay);
      }
      if (delay <= longest) {
        inWeek[delay]++;
      }
    }
    List<DetectionPoint> curve = new ArrayList<>();
    long detected = 0;
    for (int week = 0; week <= longest && outbreaks > 0; week++) {
      detected += inWeek[week];
      curve.add(
          new DetectionPoint(
              week,
              detected,
              (double) detected / outbreaks,
              ProportionInterval.wilson(detected, outbreaks, confidence)));
    }
    return curve;
  }
}
