package org.muye.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * The rule catalogue of findings.
 *
 * @param version raised with every change
 */
public record FindingRules(String name, int version, List<Rule> rules) {
  /** What a rule looks at. */
  public enum Kind {
    /** The level of a unit is the limit or a higher one. */
    LEVEL,
    /** So many disputes of an age are open. */
    OPEN_DISPUTES,
    /** The upper limit of a share lies below the limit. */
    SHARE_BELOW,
    /** The lower limit of a share lies above the limit. */
    SHARE_ABOVE,
    /** Duty tasks were due and not done. */
    DUTY_MISSED,
    /** Kinds of venue were not reached in the year. */
    VENUE_WITHOUT_SESSION,
    /** Too many records have an unknown code. */
    UNKNOWN_CODES
  }

  /**
   * A rule.
   *
   * @param limit with which it compares; null for kinds that compare with none
   * @param deadlineDays days after the as-of day by which the finding is to be dealt with
   * @param problemZh with {value}, {limit} and {names} to be filled in
   */
  public record Rule(
      String id,
      Kind kind,
      @Nullable String indicator,
      @Nullable String category,
      @Nullable Double limit,
      int deadlineDays,
      String problemZh,
      String problemEn,
      String suggestionZh,
      String suggestionEn) {}

  /** Keeps a copy of the rules. */
  public FindingRules {
    rules = List.copyOf(rules);
  }

  /**
   * Reads and checks a catalogue.
   *
   * @param file null for the shipped one
   * @throws UserError that names everything wrong with it
   */
  public static FindingRules load(@Nullable Path file) {
    return FindingRulesReader.load(file);
  }
}
