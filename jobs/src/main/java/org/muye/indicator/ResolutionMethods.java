package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.METHOD;
import static org.muye.indicator.DisputeMeasures.METHOD_LEVEL1;
import static org.muye.indicator.DisputeMeasures.RESOLVED;

import java.util.List;
import java.util.stream.Stream;

/** D16: shares of the methods of resolution. */
final class ResolutionMethods implements Indicator {
  @Override
  public Definition definition() {
    return Definition.of(
            "D16",
            "多元化解结构",
            "Composition by method of resolution",
            "disputes resolved by a method / disputes accepted in the period and resolved",
            "share",
            Definition.Direction.NEUTRAL)
        .interval("Wilson 95 %")
        .category(
            "code of GB/T 31000 5.58 as sent, of two or four digits; L1:xx its first level, which holds all its four-digit codes; UNK not given or in no list");
  }

  @Override
  public List<Measure> numerator() {
    return List.of(METHOD, METHOD_LEVEL1);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(RESOLVED);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double resolved = slice.sum(RESOLVED);
    return Stream.of(METHOD, METHOD_LEVEL1)
        .flatMap(measure -> slice.byCategory(measure).entrySet().stream())
        .map(method -> Estimate.share(method.getKey(), method.getValue(), resolved))
        .toList();
  }

  @Override
  public boolean comparable() {
    return false;
  }
}
