package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
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
    boolean path = MuyeConfigReader.isPath(nameOrPath);
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
    String resource = SHIPPED + name + ".yaml";
    try (InputStream in =
        AssessmentRulesReader.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw UserError.of("config.no_such_assessment_rule_book", name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String at = "/items/" + i;
      Optional<Kind> kind = kind(node);
      Optional<AssessmentQuantity> quantity =
          quantity(node, at, Message.of("config.item_named", text(node, "id")));
      if (isNewId(node, at) && kind.isPresent()) {
        items.add(item(node, at, kind.get(), quantity, groups));
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

  private Item item(
      JsonNode node,
      String at,
      Kind kind,
      Optional<AssessmentQuantity> quantity,
      List<Group> groups) {
    String id = text(node, "id");
    checkKeys(node, at, id, kind);
    String group = node.has("group") ? text(node, "group") : null;
    if (group != null && groups.stream().noneMatch(known -> known.id().equals(group))) {
      problems.add(
          document.line(at + "/group"), Message.of("config.item_of_unknown_group", id, group));
    }
    if (group != null && kind == Kind.BONUS) {
      problems.add(document.line(at + "/group"), Message.of("config.bonus_in_group", id));
    }
    BigDecimal required = number(node, "required");
    boolean halved = node.path("halved_if_solved").asBoolean(false);
    quantity.ifPresent(known -> checkForm(known, at, id, kind, required, halved));
    return new Item(
        id,
        kind,
        text(node, "name_zh"),
        text(node, "name_en"),
        text(node, "what"),
        number(node, "points"),
        number(node, "cap"),
        group,
        required,
        halved,
        bands(node.path("bands"), at, id),
        number(node, "target"),
        node.has("side") ? side(text(node, "side")) : null);
  }

  private void checkKeys(JsonNode node, String at, String id, Kind kind) {
    Keys keys = KEYS.getOrDefault(kind, new Keys(Set.of(), Set.of()));
    for (String key : new TreeSet<>(keys.needed())) {
      if (!node.has(key)) {
        problems.add(document.line(at), Message.of("config.item_lacks_key", id, kind.word(), key));
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
                    document.line(at + YamlDocument.step(key)),
                    Message.of("config.key_means_nothing_in_item", key, id, kind.word()));
              }
            });
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

  private void checkForm(
      AssessmentQuantity quantity,
      String at,
      String id,
      Kind kind,
      @Nullable BigDecimal required,
      boolean halved) {
    int line = document.line(at + "/what");
    if (!FORMS.getOrDefault(kind, Set.of()).contains(quantity.form())) {
      problems.add(
          line,
          Message.of(
              "config.item_looks_at_other_form",
              id,
              kind.word(),
              quantity.name(),
              phrase(quantity.form())));
    } else if (kind == Kind.SHORTFALL && (quantity.form() == Form.COUNT) != (required != null)) {
      problems.add(
          line,
          quantity.form() == Form.COUNT
              ? Message.of("config.item_lacks_required", id, quantity.name())
              : Message.of("config.item_with_needless_required", id, quantity.name()));
    }
    if (halved && !quantity.tellsSolved()) {
      problems.add(
          document.line(at + "/halved_if_solved"),
          Message.of("config.solved_is_not_told", id, quantity.name()));
    }
  }

  private static Message phrase(Form form) {
    return switch (form) {
      case COUNT -> Message.of("config.form_count");
      case MISSING -> Message.of("config.form_missing");
      case SHARE -> Message.of("config.form_share");
    };
  }

  private List<Band> bands(JsonNode list, String at, String id) {
    List<Band> bands = new ArrayList<>();
    for (JsonNode node : list) {
      BigDecimal from = number(node, "from");
      BigDecimal points = number(node, "points");
      if (from != null && points != null) {
        bands.add(new Band(from, points));
      }
    }
    bands.sort(Comparator.comparing(Band::from).reversed());
    int line = document.line(at + "/bands");
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).from().compareTo(bands.get(i - 1).from()) == 0) {
        problems.add(line, Message.of("config.bands_begin_alike", id, bands.get(i).from()));
      }
    }
    if (!bands.isEmpty() && bands.get(bands.size() - 1).from().signum() != 0) {
      problems.add(line, Message.of("config.lowest_band_begins_above", id));
    }
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
