package org.muye.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.muye.config.AssessmentRules.Band;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Side;
import org.muye.error.PipelineBug;

/**
 * The points of one item, by the kind of its rule. Points are decimals, so that those shown add up
 * to the score shown.
 */
final class ItemPoints {
  /** A share rarely is a round number of percentage points: its points are given to a hundredth. */
  private static final int DECIMALS = 2;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private ItemPoints() {}

  /** The points before the cap, 0 or more; 0 where the quantity has no value. */
  static BigDecimal raw(Item item, QuantityValue quantity) {
    Double known = quantity.value();
    if (known == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal value = BigDecimal.valueOf(known);
    return switch (item.kind()) {
      case PER_EVENT -> events(item, value, quantity).multiply(of(item, item.points()));
      case SHORTFALL -> missing(item, value).multiply(of(item, item.points()));
      case STEP -> band(item, value);
      case PER_POINT ->
          beyond(item, value)
              .multiply(HUNDRED)
              .multiply(of(item, item.points()))
              .setScale(DECIMALS, RoundingMode.HALF_UP);
      case BONUS -> value.multiply(of(item, item.points()));
    };
  }

  /** The points after the cap of the item. */
  static BigDecimal capped(Item item, BigDecimal raw) {
    BigDecimal cap = item.cap();
    return cap == null ? raw : raw.min(cap);
  }

  private static BigDecimal events(Item item, BigDecimal value, QuantityValue quantity) {
    return item.halvedIfSolved()
        ? value.subtract(BigDecimal.valueOf(quantity.solved()).divide(TWO))
        : value;
  }

  private static BigDecimal missing(Item item, BigDecimal value) {
    BigDecimal required = item.required();
    return required == null ? value : required.subtract(value).max(BigDecimal.ZERO);
  }

  private static BigDecimal band(Item item, BigDecimal value) {
    for (Band band : item.bands()) {
      if (value.compareTo(band.from()) >= 0) {
        return band.points();
      }
    }
    throw new PipelineBug("no band of item " + item.id() + " holds " + value);
  }

  private static BigDecimal beyond(Item item, BigDecimal value) {
    BigDecimal below = of(item, item.target()).subtract(value);
    return (item.side() == Side.ABOVE ? below.negate() : below).max(BigDecimal.ZERO);
  }

  private static BigDecimal of(Item item, @Nullable BigDecimal setting) {
    if (setting == null) {
      throw new PipelineBug("item " + item.id() + " was not checked");
    }
    return setting;
  }
}
