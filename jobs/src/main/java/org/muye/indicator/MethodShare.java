package org.muye.indicator;

import static org.muye.indicator.DisputeMeasures.METHOD;
import static org.muye.indicator.DisputeMeasures.RESOLVED;

import java.util.List;

/** D16_SOCIAL, D16_FORMAL, D16_SPECIALIST: the share of resolved disputes of a group of methods. */
final class MethodShare implements Indicator {
  /** A group of methods. A dispute may belong to several. */
  enum Group {
    SOCIAL(
        "D16_SOCIAL",
        "社会力量化解占比",
        "Resolved by social forces",
        "resolved by people's, commercial, trade or lawyer mediation or a negotiated settlement (GB/T 31000 5.58 codes 0103, 0105, 0106, 0107, 06)",
        FourIsationMeasures.BY_SOCIAL_FORCES,
        List.of("UNK", "01")),
    FORMAL(
        "D16_FORMAL",
        "法定途径化解占比",
        "Resolved by formal methods",
        "resolved by mediation, arbitration, administrative reconsideration, administrative ruling or lawsuit (codes 01 to 05)",
        FourIsationMeasures.BY_FORMAL_METHODS,
        List.of("UNK")),
    SPECIALIST(
        "D16_SPECIALIST",
        "行业、律师调解占比",
        "Resolved by trade or lawyer mediation",
        "resolved by trade or lawyer mediation (codes 0106, 0107)",
        FourIsationMeasures.BY_SPECIALISTS,
        List.of("UNK", "01"));

    private final Definition definition;
    private final Measure resolved;

    /** Methods as sent that do not tell whether they belong to the group. */
    private final List<String> undecided;

    Group(
        String id,
        String nameZh,
        String nameEn,
        String numerator,
        Measure resolved,
        List<String> undecided) {
      this.definition =
          Definition.of(
                  id,
                  nameZh,
                  nameEn,
                  "disputes " + numerator + " / disputes accepted in the period and resolved",
                  "share",
                  Definition.Direction.NEUTRAL)
              .interval("Wilson 95 %")
              .notes(
                  "AT_LEAST: some sources do not say the method, or only that it was mediation (code 01) where the kind of mediation decides; ALL_MISSING: none says it.");
      this.resolved = resolved;
      this.undecided = undecided;
    }
  }

  private final Group group;

  MethodShare(Group group) {
    this.group = group;
  }

  @Override
  public Definition definition() {
    return group.definition;
  }

  @Override
  public List<Measure> numerator() {
    return List.of(group.resolved);
  }

  @Override
  public List<Measure> denominator() {
    return List.of(RESOLVED);
  }

  @Override
  public List<Measure> context() {
    return List.of(METHOD);
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    double unknown =
        group.undecided.stream().mapToDouble(method -> slice.sum(METHOD, method)).sum();
    return List.of(Estimate.shareAtLeast(slice.sum(group.resolved), slice.sum(RESOLVED), unknown));
  }
}
