package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muye.config.AssessmentQuantity.Form;
import org.muye.config.AssessmentRules.Band;
import org.muye.config.AssessmentRules.Group;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Kind;
import org.muye.error.Message;

/** Checks an item of a rule book against what its kind needs, allows and can look at. */
final class AssessmentItemCheck {
  /** What every item has or may have. */
  private static final Set<String> COMMON =
      Set.of("id", "kind", "name_zh", "name_en", "what", "cap", "group");

  /** The keys that an item of a kind must have, and those it may have besides. */
  private record Keys(Set<String> needed, Set<String> optional) {}

  private static final Map<Kind, Keys> KEYS =
      new EnumMap<>(
          Map.of(
              Kind.PER_EVENT, new Keys(Set.of("points"), Set.of("halved_if_solved")),
              Kind.SHORTFALL, new Keys(Set.of("points"), Set.of("required")),
              Kind.STEP, new Keys(Set.of("bands"), Set.of()),
              Kind.PER_POINT, new Keys(Set.of("points", "target", "side"), Set.of()),
              Kind.BONUS, new Keys(Set.of("points"), Set.of())));

  private static final Map<Kind, Set<Form>> FORMS =
      new EnumMap<>(
          Map.of(
              Kind.PER_EVENT, EnumSet.of(Form.COUNT),
              Kind.SHORTFALL, EnumSet.of(Form.COUNT, Form.MISSING),
              Kind.STEP, EnumSet.allOf(Form.class),
              Kind.PER_POINT, EnumSet.of(Form.SHARE),
              Kind.BONUS, EnumSet.of(Form.COUNT)));

  private final PlacedProblems problems;
  private final List<Group> groups;

  /**
   * A check of all items.
   *
   * @param groups the groups that an item may belong to
   */
  AssessmentItemCheck(PlacedProblems problems, List<Group> groups) {
    this.problems = problems;
    this.groups = groups;
  }

  /**
   * Notes what is wrong with an item.
   *
   * @param node the item as it is written
   * @param at its JSON pointer
   * @param quantity what it looks at; empty when there is no such quantity
   */
  void check(Item item, JsonNode node, String at, Optional<AssessmentQuantity> quantity) {
    keys(item, node, at);
    group(item, at);
    quantity.ifPresent(known -> form(item, known, at));
    bands(item, at + "/bands");
  }

  private void keys(Item item, JsonNode node, String at) {
    Keys keys = KEYS.getOrDefault(item.kind(), new Keys(Set.of(), Set.of()));
    for (String key : new TreeSet<>(keys.needed())) {
      if (!node.has(key)) {
        problems.add(at, Message.of("config.item_lacks_key", item.id(), item.kind().word(), key));
      }
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              boolean known =
                  COMMON.contains(key)
                      || keys.needed().contains(key)
                      || keys.optional().contains(key);
              // The schema names keys that no kind has.
              boolean ofAnother =
                  KEYS.values().stream()
                      .anyMatch(
                          other -> other.needed().contains(key) || other.optional().contains(key));
              if (!known && ofAnother) {
                problems.add(
                    at + YamlDocument.step(key),
                    Message.of(
                        "config.key_means_nothing_in_item", key, item.id(), item.kind().word()));
              }
            });
  }

  private void group(Item item, String at) {
    String group = item.group();
    if (group == null) {
      return;
    }
    if (groups.stream().noneMatch(known -> known.id().equals(group))) {
      problems.add(at + "/group", Message.of("config.item_of_unknown_group", item.id(), group));
    }
    if (item.kind() == Kind.BONUS) {
      problems.add(at + "/group", Message.of("config.bonus_in_group", item.id()));
    }
  }

  /** An item looks at a quantity in the way of its kind. */
  private void form(Item item, AssessmentQuantity quantity, String at) {
    Form form = quantity.form();
    if (!FORMS.getOrDefault(item.kind(), Set.of()).contains(form)) {
      problems.add(
          at + "/what",
          Message.of(
              "config.item_looks_at_other_form",
              item.id(),
              item.kind().word(),
              quantity.name(),
              phrase(form)));
    } else if (item.kind() == Kind.SHORTFALL && (form == Form.COUNT) != (item.required() != null)) {
      problems.add(
          at + "/what",
          form == Form.COUNT
              ? Message.of("config.item_lacks_required", item.id(), quantity.name())
              : Message.of("config.item_with_needless_required", item.id(), quantity.name()));
    }
    if (item.halvedIfSolved() && !quantity.tellsSolved()) {
      problems.add(
          at + "/halved_if_solved",
          Message.of("config.solved_is_not_told", item.id(), quantity.name()));
    }
  }

  private static Message phrase(Form form) {
    return switch (form) {
      case COUNT -> Message.of("config.form_count");
      case MISSING -> Message.of("config.form_missing");
      case SHARE -> Message.of("config.form_share");
    };
  }

  /** The bands, highest first, begin apart and end at 0. */
  private void bands(Item item, String at) {
    List<Band> bands = item.bands();
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).from().compareTo(bands.get(i - 1).from()) == 0) {
        problems.add(at, Message.of("config.bands_begin_alike", item.id(), bands.get(i).from()));
      }
    }
    if (!bands.isEmpty() && bands.get(bands.size() - 1).from().signum() != 0) {
      problems.add(at, Message.of("config.lowest_band_begins_above", item.id()));
    }
  }
}
