package org.muye.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.muye.assessment.QuantityValue.Status;
import org.muye.config.AssessmentRules;
import org.muye.config.AssessmentRules.Group;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Kind;
import org.muye.config.AssessmentRules.Veto;

/**
 * The score of a unit in a year with all that made it: every point belongs to an item, and every
 * item names its records.
 *
 * @param base points to start from
 * @param items in the order of the rule book
 * @param deductions points taken, 0 or more, after the caps of items and groups
 * @param bonusRaw points given, after the caps of items
 * @param bonusCounted of these, as many as the rule book counts
 * @param score base - deductions + counted bonuses, not below 0
 * @param vetoes the vetoes that hold
 * @param incomplete whether some rule could not be applied because no record that is read carries
 *     its quantity
 */
public record UnitScore(
    BigDecimal base,
    List<ItemScore> items,
    BigDecimal deductions,
    BigDecimal bonusRaw,
    BigDecimal bonusCounted,
    BigDecimal score,
    List<VetoHeld> vetoes,
    boolean incomplete) {

  /** What is shown in the place of the score when a veto holds (GB/T 31000 5.7 code 07). */
  public static final String VETO = "一票否决";

  /**
   * What one item takes or gives.
   *
   * @param rawPoints before the cap of the item, 0 or more
   * @param points after it, 0 or more
   */
  public record ItemScore(
      Item item, QuantityValue quantity, BigDecimal rawPoints, BigDecimal points) {

    /** The points as they enter the score: below 0 for a deduction. */
    public BigDecimal signedPoints() {
      return item.kind() == Kind.BONUS ? points : points.negate();
    }
  }

  /** A veto that holds, with the records that it rests on. */
  public record VetoHeld(Veto veto, List<String> recordIds) {}

  /**
   * Scores a unit.
   *
   * @param quantities by name; all that the rule book looks at
   */
  public static UnitScore of(AssessmentRules rules, Map<String, QuantityValue> quantities) {
    List<ItemScore> items = new ArrayList<>();
    for (Item item : rules.items()) {
      QuantityValue quantity = quantity(quantities, item.what());
      BigDecimal raw = ItemPoints.raw(item, quantity);
      items.add(new ItemScore(item, quantity, raw, ItemPoints.capped(item, raw)));
    }
    BigDecimal deductions = deductions(rules, items);
    BigDecimal bonus =
        sum(items.stream().filter(score -> score.item().kind() == Kind.BONUS).toList());
    BigDecimal counted = rules.bonusCap() == null ? bonus : bonus.min(rules.bonusCap());
    return new UnitScore(
        rules.base(),
        List.copyOf(items),
        deductions,
        bonus,
        counted,
        rules.base().subtract(deductions).add(counted).max(BigDecimal.ZERO),
        vetoes(rules, quantities),
        Stream.concat(
                rules.items().stream().map(Item::what), rules.vetoes().stream().map(Veto::what))
            .anyMatch(what -> quantity(quantities, what).status() == Status.NO_FEED));
  }

  private static BigDecimal deductions(AssessmentRules rules, List<ItemScore> items) {
    List<ItemScore> taking =
        items.stream().filter(score -> score.item().kind() != Kind.BONUS).toList();
    BigDecimal total = sum(taking.stream().filter(score -> score.item().group() == null).toList());
    for (Group group : rules.groups()) {
      BigDecimal ofGroup =
          sum(taking.stream().filter(score -> group.id().equals(score.item().group())).toList());
      total = total.add(ofGroup.min(group.cap()));
    }
    return total;
  }

  private static BigDecimal sum(List<ItemScore> items) {
    return items.stream().map(ItemScore::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<VetoHeld> vetoes(
      AssessmentRules rules, Map<String, QuantityValue> quantities) {
    List<VetoHeld> held = new ArrayList<>();
    for (Veto veto : rules.vetoes()) {
      QuantityValue quantity = quantity(quantities, veto.what());
      Double value = quantity.value();
      if (value != null && value >= veto.atLeast()) {
        held.add(new VetoHeld(veto, quantity.recordIds()));
      }
    }
    return List.copyOf(held);
  }

  private static QuantityValue quantity(Map<String, QuantityValue> quantities, String name) {
    return Optional.ofNullable(quantities.get(name)).orElseGet(QuantityValue::noFeed);
  }

  /** Whether a veto holds. */
  public boolean isVetoed() {
    return !vetoes.isEmpty();
  }

  /** What is shown: the score, or that a veto holds. */
  public String display() {
    return isVetoed() ? VETO : plain(score);
  }

  static String plain(BigDecimal points) {
    return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
  }
}
