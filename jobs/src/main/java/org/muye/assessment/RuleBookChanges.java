package org.muye.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muye.config.AssessmentRules;
import org.muye.config.AssessmentRules.Group;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Veto;

/** In which settings two rule books differ, in the words of rule books. */
public final class RuleBookChanges {
  /**
   * A setting that differs.
   *
   * @param setting e.g. {@code points} or {@code bonus_cap}
   * @param from its value in the one book; null where it has none
   * @param to its value in the other
   */
  public record Change(String setting, @Nullable String from, @Nullable String to) {}

  private RuleBookChanges() {}

  /** The settings beside the items: base, caps of bonuses and groups, vetoes. */
  public static List<Change> ofBooks(AssessmentRules one, AssessmentRules other) {
    return changes(settings(one), settings(other));
  }

  /** The settings of an item; names are no settings. */
  public static List<Change> ofItems(Item one, Item other) {
    return changes(settings(one), settings(other));
  }

  private static List<Change> changes(Map<String, String> one, Map<String, String> other) {
    Set<String> keys = new LinkedHashSet<>(one.keySet());
    keys.addAll(other.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      if (!Objects.equals(one.get(key), other.get(key))) {
        changes.add(new Change(key, one.get(key), other.get(key)));
      }
    }
    return List.copyOf(changes);
  }

  private static Map<String, String> settings(AssessmentRules book) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "base", book.base());
    put(settings, "bonus_cap", book.bonusCap());
    for (Group group : book.groups()) {
      put(settings, "group " + group.id() + " cap", group.cap());
    }
    for (Veto veto : book.vetoes()) {
      settings.put("veto " + veto.id(), veto.what() + " >= " + veto.atLeast());
    }
    return settings;
  }

  private static Map<String, String> settings(Item item) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("kind", item.kind().word());
    settings.put("what", item.what());
    put(settings, "points", item.points());
    put(settings, "cap", item.cap());
    if (item.group() != null) {
      settings.put("group", item.group());
    }
    put(settings, "required", item.required());
    if (item.halvedIfSolved()) {
      settings.put("halved_if_solved", "true");
    }
    if (!item.bands().isEmpty()) {
      settings.put(
          "bands",
          item.bands().stream()
              .map(band -> UnitScore.plain(band.from()) + ": " + UnitScore.plain(band.points()))
              .collect(Collectors.joining(", ")));
    }
    put(settings, "target", item.target());
    if (item.side() != null) {
      settings.put("side", item.side().word());
    }
    return settings;
  }

  private static void put(Map<String, String> settings, String key, @Nullable BigDecimal value) {
    if (value != null) {
      settings.put(key, UnitScore.plain(value));
    }
  }
}
