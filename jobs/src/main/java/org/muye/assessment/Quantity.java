package org.muye.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muye.config.AssessmentQuantity;
import org.muye.config.AssessmentQuantity.Form;
import org.muye.indicator.Measure;

/**
 * A quantity that rules may look at: sums of measures over the records of a unit and year.
 *
 * @param name as rules name it
 * @param nameZh Chinese name
 * @param nameEn English name
 * @param form what its value is
 * @param counted what is counted; of a share, the part
 * @param whole of a share, the whole; of what is missing, what is asked; empty otherwise
 * @param evidence the records that points rest on: those counted, or of a share those that lower it
 * @param solved of the counted events, those solved within the year; empty where it is not told
 */
record Quantity(
    String name,
    String nameZh,
    String nameEn,
    Form form,
    List<Part> counted,
    List<Part> whole,
    List<Part> evidence,
    List<Part> solved) {

  /**
   * A measure, or some categories of it.
   *
   * @param categories those that count; empty for all
   */
  record Part(Measure measure, Set<String> categories) {
    static Part of(Measure measure, String... categories) {
      return new Part(measure, Arrays.stream(categories).collect(Collectors.toUnmodifiableSet()));
    }

    boolean holds(String measureId, String category) {
      return measure.id().equals(measureId)
          && (categories.isEmpty() || categories.contains(category));
    }
  }

  /** A count of records. */
  static Quantity count(String name, String nameZh, String nameEn, Part counted) {
    return new Quantity(
        name, nameZh, nameEn, Form.COUNT, List.of(counted), List.of(), List.of(counted), List.of());
  }

  /** A count of tasks that were not done by their last day, of those that are asked at all. */
  static Quantity missing(String name, String nameZh, String nameEn, Part missed, Measure asked) {
    return new Quantity(
        name,
        nameZh,
        nameEn,
        Form.MISSING,
        List.of(missed),
        List.of(Part.of(asked)),
        List.of(missed),
        List.of());
  }

  /** A share of records. */
  static Quantity share(
      String name, String nameZh, String nameEn, Measure part, Measure whole, Measure evidence) {
    return new Quantity(
        name,
        nameZh,
        nameEn,
        Form.SHARE,
        List.of(Part.of(part)),
        List.of(Part.of(whole)),
        List.of(Part.of(evidence)),
        List.of());
  }

  /** The same count of events, of which it is told which were solved within the year. */
  Quantity solved(Part within) {
    return new Quantity(name, nameZh, nameEn, form, counted, whole, evidence, List.of(within));
  }

  /** What a rule book may know of it. */
  AssessmentQuantity forRules() {
    return new AssessmentQuantity(name, form, !solved.isEmpty());
  }

  /** Every measure it is made of. */
  Set<Measure> measures() {
    return Stream.of(counted, whole, evidence, solved)
        .flatMap(List::stream)
        .map(Part::measure)
        .collect(Collectors.toSet());
  }
}
