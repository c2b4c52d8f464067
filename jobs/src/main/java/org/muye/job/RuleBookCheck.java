package org.muye.job;

import java.util.SortedSet;
import java.util.TreeSet;
import org.muye.config.FourIsationRules;
import org.muye.config.IndexSettings;
import org.muye.config.WarningRules;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.indicator.Indicator;
import org.muye.indicator.IndicatorCatalogue;
import org.muye.indicator.MissingFeeds;

/** Which indicators there are is known here only, so that a rule book cannot check it itself. */
final class RuleBookCheck {
  private RuleBookCheck() {}

  /**
   * Requires that a rule book names indicators of the catalogue.
   *
   * @throws UserError that names all that it cannot use
   */
  static void require(WarningRules rules) {
    SortedSet<Message> wrong = Message.sorted();
    for (WarningRules.Series series : rules.series()) {
      if (IndicatorCatalogue.find(series.indicator()).filter(Indicator::isRate).isEmpty()) {
        wrong.add(Message.of("rule_book.indicator_of_series", series.indicator()));
      }
    }
    for (WarningRules.Level level : rules.levels()) {
      for (WarningRules.Rule rule : level.rules()) {
        rule.indicators().stream()
            .filter(id -> IndicatorCatalogue.find(id).isEmpty())
            .forEach(id -> wrong.add(Message.of("rule_book.indicator_of_rule", id, rule.id())));
      }
    }
    for (IndexSettings.Component component : rules.index().components()) {
      if (IndicatorCatalogue.find(component.indicator()).isEmpty()) {
        wrong.add(Message.of("rule_book.indicator_of_index", component.indicator()));
      }
    }
    if (!wrong.isEmpty()) {
      throw UserError.of(
          "rule_book.warnings_with_unusable_indicators", Message.joined("list.comma", wrong));
    }
  }

  /**
   * Requires that a book of the four-isations names indicators of the catalogue, with or without
   * data.
   *
   * @throws UserError that names all that there are not
   */
  static void require(FourIsationRules rules) {
    SortedSet<String> wrong = new TreeSet<>();
    for (FourIsationRules.Component component : rules.components()) {
      if (IndicatorCatalogue.find(component.indicator()).isEmpty()
          && MissingFeeds.find(component.indicator()).isEmpty()) {
        wrong.add(component.indicator());
      }
    }
    if (!wrong.isEmpty()) {
      throw UserError.of(
          "rule_book.four_isations_with_unknown_indicators", String.join(", ", wrong));
    }
  }
}
