package org.muye.job;

import java.util.SortedSet;
import java.util.TreeSet;
import org.muye.config.FourIsationRules;
import org.muye.config.IndexSettings;
import org.muye.config.WarningRules;
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
    SortedSet<String> wrong = new TreeSet<>();
    for (WarningRules.Series series : rules.series()) {
      if (IndicatorCatalogue.find(series.indicator()).filter(Indicator::isRate).isEmpty()) {
        wrong.add(series.indicator() + " (series)");
      }
    }
    for (WarningRules.Level level : rules.levels()) {
      for (WarningRules.Rule rule : level.rules()) {
        rule.indicators().stream()
            .filter(id -> IndicatorCatalogue.find(id).isEmpty())
            .forEach(id -> wrong.add(id + " (rule " + rule.id() + ")"));
      }
    }
    for (IndexSettings.Component component : rules.index().components()) {
      if (IndicatorCatalogue.find(component.indicator()).isEmpty()) {
        wrong.add(component.indicator() + " (index)");
      }
    }
    if (!wrong.isEmpty()) {
      throw new UserError(
          "the rule book of warnings names indicators that it cannot use: "
              + String.join(", ", wrong),
          "a series must be a rate per residents of the catalogue, an event or a component of the"
              + " index any indicator of it",
          "see docs/indicators.md, and correct the file that muye.yaml names as warnings.rules");
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
      throw new UserError(
          "the book of the four-isations names indicators that there are not: "
              + String.join(", ", wrong),
          "a component is an indicator of the catalogue, with or without data",
          "see docs/indicators.md, and correct the file that muye.yaml names as"
              + " review.four_isations");
    }
  }
}
