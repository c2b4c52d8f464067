package org.muye.indicator;

import static org.muye.indicator.IncidentMeasures.VALID;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.indicator.Slice.Compared;
import org.muye.statistics.FalseDiscoveryRate;

/** I6, I6_RR, I6_P: the classes of incidents that are frequent, and how unusual that is. */
final class HotCategories implements Indicator {
  /** Below this count a class is not looked at. */
  static final double LEAST = 5;

  private static final String UNKNOWN = "UNK";

  /** What is said of a class. */
  enum Form {
    RANK("I6"),
    RATE_RATIO("I6_RR"),
    P_VALUE("I6_P");

    private final String id;

    Form(String id) {
      this.id = id;
    }
  }

  private final Form form;

  HotCategories(Form form) {
    this.form = form;
  }

  @Override
  public Definition definition() {
    String classes = "Classes with at least five incidents in the period; UNK is none.";
    return switch (form) {
      case RANK ->
          Definition.of(
                  form.id,
                  "热点类别位次",
                  "Rank of the class by count",
                  "1 + classes with more incidents; numerator: incidents of the class",
                  "rank",
                  Definition.Direction.NEUTRAL)
              .category("effective class")
              .notes(classes + " Equal counts share the better rank.");
      case RATE_RATIO ->
          Definition.of(
                  form.id,
                  "热点类别率比（较前三年同期）",
                  "Rate ratio of the class to the mean of three years",
                  "rate of the class per person-day / its rate in the same period of the three years before, pooled; denominator: their incidents together",
                  "ratio",
                  Definition.Direction.MORE_IS_WORSE)
              .interval("exact conditional (Clopper-Pearson) 95 %")
              .category("effective class")
              .notes(
                  classes
                      + " SMALL_BASE below ten reference incidents a year, ZERO_BASE at none. Absent until three earlier years are covered.");
      case P_VALUE ->
          Definition.of(
                  form.id,
                  "热点类别显著性（BH校正）",
                  "Adjusted p-value of the class",
                  "exact two-sided p-value of the ratio I6_RR, adjusted for the number of classes of the unit and period (Benjamini-Hochberg)",
                  "probability",
                  Definition.Direction.NEUTRAL)
              .category("effective class")
              .notes(
                  classes
                      + " Of the classes with a value of at most q, a share of about q is expected to be there by chance. Says nothing of the direction: read it with I6_RR.");
    };
  }

  @Override
  public Optional<Comparison> reference() {
    return form == Form.RANK ? Optional.empty() : Optional.of(Comparison.THREE_YEARS);
  }

  @Override
  public List<Measure> numerator() {
    return List.of(VALID);
  }

  @Override
  public boolean comparable() {
    return false;
  }

  @Override
  public List<Estimate> estimate(Slice slice) {
    if (form == Form.RANK) {
      return ranks(classes(slice));
    }
    Optional<Compared> compared = slice.comparedWith(Comparison.THREE_YEARS);
    if (compared.isEmpty()) {
      return List.of();
    }
    List<Estimate> estimates =
        form == Form.RATE_RATIO ? ratios(compared.get()) : pValues(compared.get());
    return compared.get().rebased()
        ? estimates.stream().map(estimate -> estimate.with(StatusReason.REBASED)).toList()
        : estimates;
  }

  private static SortedMap<String, Double> classes(Slice slice) {
    SortedMap<String, Double> classes = new TreeMap<>(slice.byCategory(VALID));
    classes.remove(UNKNOWN);
    return classes;
  }

  private static List<Estimate> ranks(SortedMap<String, Double> classes) {
    List<Estimate> estimates = new ArrayList<>();
    for (Map.Entry<String, Double> one : classes.entrySet()) {
      double count = one.getValue();
      if (count >= LEAST) {
        long more = classes.values().stream().filter(other -> other > count).count();
        estimates.add(
            new Estimate(one.getKey(), count, null, 1.0 + more, null, null, Estimate.none()));
      }
    }
    return estimates;
  }

  private static double reference(Compared compared, String category) {
    return compared.earlier().stream().mapToDouble(slice -> slice.sum(VALID, category)).sum();
  }

  private static List<Estimate> ratios(Compared compared) {
    List<Estimate> estimates = new ArrayList<>();
    classes(compared.now())
        .forEach(
            (category, count) -> {
              if (count >= LEAST) {
                double reference = reference(compared, category);
                Ratio ratio = Ratio.of(compared, count, reference);
                Set<StatusReason> status = EnumSet.noneOf(StatusReason.class);
                status.addAll(ratio.status());
                if (reference / compared.earlier().size() < CountChange.SMALL_BASE) {
                  status.add(reference == 0 ? StatusReason.ZERO_BASE : StatusReason.SMALL_BASE);
                }
                estimates.add(
                    new Estimate(
                        category,
                        count,
                        reference,
                        ratio.value(),
                        ratio.low(),
                        ratio.high(),
                        status));
              }
            });
    return estimates;
  }

  private static List<Estimate> pValues(Compared compared) {
    List<Estimate> raw = new ArrayList<>();
    for (Estimate ratio : ratios(compared)) {
      @Nullable Double p =
          ratio.numerator() == null || ratio.denominator() == null
              ? null
              : Ratio.pValue(compared, ratio.numerator(), ratio.denominator());
      raw.add(
          new Estimate(
              ratio.category(),
              ratio.numerator(),
              ratio.denominator(),
              p,
              null,
              null,
              ratio.status()));
    }
    double[] adjusted =
        FalseDiscoveryRate.adjusted(
            raw.stream()
                .filter(estimate -> estimate.value() != null)
                .mapToDouble(Estimate::value)
                .toArray());
    List<Estimate> estimates = new ArrayList<>();
    int next = 0;
    for (Estimate estimate : raw) {
      estimates.add(estimate.value() == null ? estimate : estimate.withValue(adjusted[next++]));
    }
    return estimates;
  }
}
