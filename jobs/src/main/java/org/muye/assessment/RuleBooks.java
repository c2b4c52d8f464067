package org.muye.assessment;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muye.config.AssessmentRules;
import org.muye.error.UserError;

/**
 * The rule books of the assessment through the years: of each year the newest that is valid in it.
 *
 * @param books the oldest first
 */
public record RuleBooks(List<AssessmentRules> books) implements Serializable {

  /**
   * Puts books in order.
   *
   * @throws UserError when two have the same version, or begin with the same year
   */
  public RuleBooks {
    Set<String> versions = new HashSet<>();
    Set<@Nullable Object> years = new HashSet<>();
    for (AssessmentRules book : books) {
      if (!versions.add(book.version())) {
        throw clash("have the rulebook_version " + book.version());
      }
      if (!years.add(book.validFrom())) {
        throw clash(
            book.validFrom() == null
                ? "have no valid_from, so that both assess all years"
                : "are valid from " + book.validFrom());
      }
    }
    books =
        books.stream()
            .sorted(
                Comparator.comparing(
                    AssessmentRules::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
  }

  private static UserError clash(String what) {
    return new UserError(
        "two assessment rule books " + what,
        "every year is assessed by the newest book that is valid in it, and every score names its"
            + " book",
        "correct the files that muye.yaml names as assessment.rule_book");
  }

  /** The book that assesses a year, if there is one. */
  public Optional<AssessmentRules> of(int year) {
    return books.stream().filter(book -> book.isValidIn(year)).reduce((older, newer) -> newer);
  }

  /** Whether there is none at all. */
  public boolean isEmpty() {
    return books.isEmpty();
  }
}
