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
        throw UserError.of("assessment.same_version", book.version());
      }
      if (!years.add(book.validFrom())) {
        throw book.validFrom() == null
            ? UserError.of("assessment.two_for_all_years")
            : UserError.of("assessment.same_first_year", book.validFrom());
      }
    }
    books =
        books.stream()
            .sorted(
                Comparator.comparing(
                    AssessmentRules::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
            .toList();
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
