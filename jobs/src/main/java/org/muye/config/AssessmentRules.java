package org.muye.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule book of the quantitative assessment (定量考核), checked: how points are taken from and given
 * to a unit in a year. Score = base - deductions + bonuses, never below 0.
 *
 * @param version names the book; stored with every score
 * @param validFrom 1 January of the first year that it assesses; null for all years so far
 * @param base points to start from
 * @param bonusCap most points that bonuses may give together, or null
 * @param groups groups of items that share a cap
 * @param items in the order of the file
 * @param vetoes in the order of the file; they change what is displayed, never the arithmetic
 */
public record AssessmentRules(
    String version,
    @Nullable LocalDate validFrom,
    BigDecimal base,
    @Nullable BigDecimal bonusCap,
    List<Group> groups,
    List<Item> items,
    List<Veto> vetoes)
    implements Serializable {

  /**
   * The rule book of a file, or a shipped one.
   *
   * @param nameOrPath path of a UTF-8 YAML file, or the name of a shipped book, such as sample
   * @param quantities what rules may look at, by name
   * @throws org.muye.error.UserError that names every mistake of the book at once, with its line
   */
  public static AssessmentRules load(
      String nameOrPath, Map<String, AssessmentQuantity> quantities) {
    return AssessmentRulesReader.load(nameOrPath, quantities);
  }

  /** Whether it assesses the year. */
  public boolean isValidIn(int year) {
    return validFrom == null || validFrom.getYear() <= year;
  }

  /** The group of an item, if it has one. */
  public Optional<Group> groupOf(Item item) {
    return groups.stream().filter(group -> group.id().equals(item.group())).findFirst();
  }

  /**
   * Items whose deductions share a cap.
   *
   * @param cap most points that they may take together
   */
  public record Group(String id, String nameZh, String nameEn, BigDecimal cap)
      implements Serializable {}

  /** How points follow from a quantity. */
  public enum Kind {
    /** So many points for each. */
    PER_EVENT,
    /** So many points for each that is missing. */
    SHORTFALL,
    /** The points of the highest band whose lower edge is reached. */
    STEP,
    /** So many points for each percentage point below or above a target. */
    PER_POINT,
    /** So many points given for each. */
    BONUS;

    /** As rule books and tables write it, such as {@code per_event}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** On which side of the target points are taken. */
  public enum Side {
    BELOW,
    ABOVE;

    /** As rule books write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A band of values.
   *
   * @param from lower edge, which belongs to it
   * @param points taken in it, 0 or more
   */
  public record Band(BigDecimal from, BigDecimal points) implements Serializable {}

  /**
   * A rule that takes or gives points. Which of the settings it has depends on its kind; the others
   * are null or empty.
   *
   * @param what name of the quantity it looks at
   * @param points for each; above 0
   * @param cap most points that it may take or give, or null
   * @param group id of its group, or null
   * @param required of SHORTFALL: how many there ought to be; null where the quantity itself counts
   *     what is missing
   * @param halvedIfSolved of PER_EVENT: whether an event that was solved within the year counts
   *     half
   * @param bands of STEP, from the highest on; the lowest begins at 0
   * @param target of PER_POINT: a share, 0 to 1
   * @param side of PER_POINT
   */
  public record Item(
      String id,
      Kind kind,
      String nameZh,
      String nameEn,
      String what,
      @Nullable BigDecimal points,
      @Nullable BigDecimal cap,
      @Nullable String group,
      @Nullable BigDecimal required,
      boolean halvedIfSolved,
      List<Band> bands,
      @Nullable BigDecimal target,
      @Nullable Side side)
      implements Serializable {}

  /**
   * A veto (一票否决).
   *
   * @param what name of the quantity it looks at
   * @param atLeast from how many on it holds; 1 or more
   */
  public record Veto(String id, String nameZh, String nameEn, String what, int atLeast)
      implements Serializable {}
}
