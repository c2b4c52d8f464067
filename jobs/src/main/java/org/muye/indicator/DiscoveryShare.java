package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.FourIsationMeasures.FINDER_UNKNOWN;

import java.util.List;

/** D7_PUBLIC, D7_SENSOR: the share of disputes that one kind of source found. */
final class DiscoveryShare implements Indicator {
  /** Who found them. */
  enum Finder {
    PUBLIC(
        "D7_PUBLIC",
        "群众上报发现占比",
        "Found by the public",
        "disputes that the public reported / disputes accepted",
        "Calls to 110 and 12345 and petitions are not counted: they ask for help or complain.",
        FourIsationMeasures.FOUND_BY_PUBLIC),
    SENSOR(
        "D7_SENSOR",
        "物联网感知发现占比",
        "Found by sensors",
        "disputes that a sensor found / disputes accepted",
        "",
        FourIsationMeasures.FOUND_BY_SENSOR);

    private final Definition definition;
    private final Measure found;

    Finder(String id, String nameZh, String nameEn, String formula, String notes, Measure found) {
      this.definition =
          Definition.of(id, nameZh, nameEn, formula, "share", Definition.Direction.NEUTRAL)
              .interval("Wilson 95 %")
              .notes(
                  (notes
                          + " AT_LEAST: of some disputes the source is not given; ALL_MISSING: of none it is.")
                      .strip());
      this.found = found;
    }
  }

  private final Finder finder;

  DiscoveryShare(Finder finder) {
    this.finder = finder;
  }

  @Override
  public Definition definition() {
    return finder.definition;
  }

  @Override
  public List<Measure> numerator() {
    return List.of(finder.found);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(ACCEPTED);
  }

  @Override
  public List<Measure> context() {
    return List.of(FINDER_UNKNOWN);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    return List.of(
        Estimate.shareAtLeast(
            slice.sum(finder.found), slice.sum(ACCEPTED), slice.sum(FINDER_UNKNOWN)));
  }
}
