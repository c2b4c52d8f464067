package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.METHOD;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import org.muye.statistics.Entropy;

/** D16_ENTROPY: how many methods of resolution are in use, and how evenly. */
final class MethodDiversity implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D16_ENTROPY",
            "化解方式多样性（熵）",
            "Diversity of methods, entropy",
            "- sum of p ln p over the shares p of the methods as sent, UNK being one; numerator: resolved disputes",
            "nats",
            Definition.Direction.NEUTRAL)
        .notes("0 when one method resolves all; ln k when k methods resolve equally many.");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(METHOD);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    SortedMap<String, Double> methods = slice.byCategory(METHOD);
    OptionalDouble entropy =
        Entropy.shannon(methods.values().stream().mapToDouble(Double::doubleValue).toArray());
    if (entropy.isEmpty()) {
      return List.of(
          new Estimate(null, 0.0, null, null, null, null, Set.of(StatusReason.NO_EXPOSURE)));
    }
    return List.of(
        new Estimate(
            null, slice.sum(METHOD), null, entropy.getAsDouble(), null, null, Estimate.none()));
  }
}
