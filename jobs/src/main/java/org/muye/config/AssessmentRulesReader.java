package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muye.config.AssessmentQuantity.Form;
import org.muye.config.AssessmentRules.Band;
import org.muye.config.AssessmentRules.Group;
import org.muye.config.AssessmentRules.Item;
import org.muye.config.AssessmentRules.Kind;
import org.muye.config.AssessmentRules.Side;
import org.muye.config.AssessmentRules.Veto;
import org.muye.error.Message;
import org.muye.error.UserError;

/** Reads a rule book of the assessment and checks it as a whole. */
final class AssessmentRulesReader {
  private static final String SHIPPED = "schemas/assessment/";
  private static final String SCHEMA = "schemas/config/assessment-rules.schema.json";

  private final YamlDocument document;
  private final Problems problems;
  private final Map<String, AssessmentQuantity> quantities;
  private final Map<String, Integer> lineOfId = new HashMap<>();

  private AssessmentRulesReader(
      YamlDocument document, Problems problems, Map<String, AssessmentQuantity> quantities) {
    this.document = document;
    this.problems = problems;
    this.quantities = quantities;
  }

  static AssessmentRules load(String nameOrPath, Map<String, AssessmentQuantity> quantities) {
    boolean path = ConfiguredPlaces.isPath(nameOrPath);
    Problems problems =
        new Problems(
            path ? nameOrPath : Message.of("config.shipped_assessment_rule_book", nameOrPath));
    YamlDocument document =
        path
            ? YamlDocument.read(Path.of(nameOrPath), problems)
            : YamlDocument.parse(shipped(nameOrPath), nameOrPath, problems);
    new SchemaCheck(SCHEMA).check(document, problems);
    // Reads what can be read, so that a person sees all mistakes at once.
    AssessmentRules rules = new AssessmentRulesReader(document, problems, quantities).read();
    problems.throwIfAny();
    return rules;
  }

  private static String shipped(String name) {
    return ShippedFile.find(SHIPPED + name + ".yaml")
        .orElseThrow(() -> UserError.of("config.no_such_assessment_rule_book", name));
  }

  private AssessmentRules read() {
    JsonNode root = document.root();
    List<Group> groups = groups(root.path("groups"));
    return new AssessmentRules(
        root.path("rulebook_version").asText(),
        validFrom(root),
        Optional.ofNullable(number(root, "base")).orElse(BigDecimal.ZERO),
        number(root, "bonus_cap"),
        groups,
        items(root.path("items"), groups),
        vetoes(root.path("veto")));
  }

  private @Nullable LocalDate validFrom(JsonNode root) {
    if (!root.path("valid_from").isTextual()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(root.path("valid_from").asText());
      if (day.getDayOfYear() == 1) {
        return day;
      }
      problems.add(
          document.line("/valid_from"), Message.of("config.valid_from_is_no_first_of_january"));
    } catch (DateTimeException e) {
      problems.add(
          document.line("/valid_from"),
          Message.of("config.valid_from_is_no_day", root.path("valid_from").asText()));
    }
    return null;
  }

  private List<Group> groups(JsonNode list) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      BigDecimal cap = number(node, "cap");
      if (isNewId(node, "/groups/" + i) && cap != null) {
        groups.add(new Group(text(node, "id"), text(node, "name_zh"), text(node, "name_en"), cap));
      }
    }
    return List.copyOf(groups);
  }

  private List<Item> items(JsonNode list, List<Group> groups) {
    List<Item> items = new ArrayList<>();
    Set<String> used = new HashSet<>();
    AssessmentItemCheck check =
        new AssessmentItemCheck(new PlacedProblems(document, problems), groups);
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/items/" + i;
      Optional<Kind> kind = kind(node);
      Optional<AssessmentQuantity> quantity =
          quantity(node, at, Message.of("config.item_named", text(node, "id")));
      if (isNewId(node, at) && kind.isPresent()) {
        Item item = item(node, kind.get());
        check.check(item, node, at, quantity);
        items.add(item);
        used.add(text(node, "group"));
      }
    }
    for (Group group : groups) {
      if (!used.contains(group.id())) {
        problems.add(0, Message.of("config.group_without_item", group.id()));
      }
    }
    return List.copyOf(items);
  }

  private static Optional<Kind> kind(JsonNode node) {
    String name = text(node, "kind");
    for (Kind kind : Kind.values()) {
      if (name.equals(kind.word())) {
        return Optional.of(kind);
      }
    }
    // The schema names the kinds there are.
    return Optional.empty();
  }

  private static Item item(JsonNode node, Kind kind) {
    return new Item(
        text(node, "id"),
        kind,
        text(node, "name_zh"),
        text(node, "name_en"),
        text(node, "what"),
        number(node, "points"),
        number(node, "cap"),
        node.has("group") ? text(node, "group") : null,
        number(node, "required"),
        node.path("halved_if_solved").asBoolean(false),
        bands(node.path("bands")),
        number(node, "target"),
        node.has("side") ? side(text(node, "side")) : null);
  }

  private Optional<AssessmentQuantity> quantity(JsonNode node, String at, Message rule) {
    String name = text(node, "what");
    AssessmentQuantity quantity = quantities.get(name);
    if (quantity == null && !name.isEmpty()) {
      problems.add(
          document.line(at + "/what"),
          Message.of(
              "config.unknown_quantity",
              rule,
              name,
              Suggestion.phrase(name, quantities.keySet()),
              String.join(", ", new TreeSet<>(quantities.keySet()))));
    }
    return Optional.ofNullable(quantity);
  }

  /** The highest first. */
  private static List<Band> bands(JsonNode list) {
    List<Band> bands = new ArrayList<>();
    for (JsonNode node : list) {
      BigDecimal from = number(node, "from");
      BigDecimal points = number(node, "points");
      if (from != null && points != null) {
        bands.add(new Band(from, points));
      }
    }
    bands.sort(Comparator.comparing(Band::from).reversed());
    return List.copyOf(bands);
  }

  private static @Nullable Side side(String name) {
    return switch (name) {
      case "below" -> Side.BELOW;
      case "above" -> Side.ABOVE;
      default -> null;
    };
  }

  private List<Veto> vetoes(JsonNode list) {
    List<Veto> vetoes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/veto/" + i;
      String id = text(node, "id");
      quantity(node, at, Message.of("config.veto_named", id))
          .filter(quantity -> quantity.form() == Form.SHARE)
          .ifPresent(
              quantity ->
                  problems.add(
                      document.line(at + "/what"),
                      Message.of("config.veto_looks_at_share", id, quantity.name())));
      if (isNewId(node, at)) {
        vetoes.add(
            new Veto(
                id,
                text(node, "name_zh"),
                text(node, "name_en"),
                text(node, "what"),
                node.path("at_least").asInt(1)));
      }
    }
    return List.copyOf(vetoes);
  }

  /** Groups, items and vetoes have different ids, so that one names one thing. */
  private boolean isNewId(JsonNode node, String at) {
    String id = text(node, "id");
    if (id.isEmpty()) {
      return false;
    }
    int line = document.line(at + "/id");
    Integer earlier = lineOfId.putIfAbsent(id, line);
    if (earlier != null) {
      problems.add(line, Message.of("config.id_appears_twice", id, earlier));
    }
    return earlier == null;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }

  private static @Nullable BigDecimal number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isNumber() ? value.decimalValue() : null;
  }
}
