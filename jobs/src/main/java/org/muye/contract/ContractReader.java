package org.muye.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Problems;

/**
 * Reads contract files: first held against the Open Data Contract Standard, then against the house
 * rules that the standard leaves open.
 */
final class ContractReader {
  private static final String API_VERSION = "v3.1.0";
  private static final Set<String> LAYERS =
      Set.of("bronze", "silver", "gold", "mart", "ops", "quarantine");
  private static final Set<String> RETENTION_UNITS = Set.of("d", "m", "y");
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  private final YAMLMapper yaml = new YAMLMapper();
  private final Optional<StandardCheck> standard;
  private final CodeLists codeLists;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param standard empty for files that are known to meet it
   */
  ContractReader(CodeLists codeLists, Problems problems, Optional<StandardCheck> standard) {
    this.standard = standard;
    this.codeLists = codeLists;
    this.problems = problems;
    yaml.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  }

  /** Every contract that could be read, by id; what is wrong goes to the problems. */
  Map<String, Contract> read(SchemaFiles files) {
    Map<String, Contract> contracts = new TreeMap<>();
    for (String file : files.endingWith(".odcs.yaml")) {
      try {
        contract(file, yaml.readTree(files.text(file)))
            .ifPresent(contract -> add(file, contracts, contract));
      } catch (CharacterCodingException e) {
        problems.add(file, Message.of("contract.not_utf_8"));
      } catch (JsonProcessingException e) {
        problems.add(file, notYaml(e));
      }
    }
    return contracts;
  }

  /** With the parser's message, without its excerpt of the file. */
  private static Message notYaml(JsonProcessingException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("");
    return e.getLocation() == null
        ? Message.of("contract.not_well_formed_yaml", reason)
        : Message.of("contract.not_well_formed_yaml_in_line", reason, e.getLocation().getLineNr());
  }

  private void add(String file, Map<String, Contract> contracts, Contract contract) {
    if (contracts.putIfAbsent(contract.id(), contract) != null) {
      problems.add(file, Message.of("contract.contract_repeated", contract.id()));
    }
  }

  private Optional<Contract> contract(String file, JsonNode root) {
    standard.ifPresent(check -> check.check(file, root, problems));
    JsonNode object = root.path("schema").path(0);
    if (!root.isObject() || !object.path("properties").isArray()) {
      problems.add(file, Message.of("contract.without_schema"));
      return Optional.empty();
    }
    String id = root.path("id").asText("");
    expect(file, id + ".odcs.yaml", file.replace('/', '.'), "id");
    expect(file, root.path("apiVersion").asText(""), API_VERSION, "apiVersion");
    expect(file, root.path("name").asText(""), id, "name");
    expect(file, object.path("physicalName").asText(""), id, "physicalName");
    expect(
        file,
        object.path("name").asText(""),
        id.substring(id.indexOf('.') + 1),
        Message.of("contract.schema_name"));
    if (root.path("schema").size() != 1) {
      problems.add(file, Message.of("contract.not_one_table"));
    }
    int dot = id.indexOf('.');
    String layer = dot < 0 ? "" : id.substring(0, dot);
    if (!LAYERS.contains(layer)) {
      problems.add(file, Message.of("contract.layer_unknown", new TreeSet<>(LAYERS)));
    }
    return Optional.of(
        new Contract(
            layer,
            id.substring(dot + 1),
            text(file, root, "version"),
            custom(root, "titleZh")
                .orElseGet(() -> missing(file, Message.of("contract.custom_property", "titleZh"))),
            custom(root, "titleEn")
                .orElseGet(() -> missing(file, Message.of("contract.custom_property", "titleEn"))),
            text(file, root.path("description"), "purpose"),
            text(file, root.path("description"), "usage"),
            root.path("description").path("limitations").asText(""),
            textOrNull(object, "dataGranularityDescription"),
            retention(file, root.path("slaProperties"), object),
            columns(file, object.path("properties"))));
  }

  private void expect(Object where, String actual, String expected, Object what) {
    if (!actual.equals(expected)) {
      problems.add(where, Message.of("contract.other_value", what, actual, expected));
    }
  }

  private Contract.Retention retention(String file, JsonNode properties, JsonNode object) {
    for (JsonNode property : properties) {
      if (property.path("property").asText("").equals("retention")) {
        int amount = property.path("value").asInt(0);
        String unit = property.path("unit").asText("");
        if (amount < 1 || !RETENTION_UNITS.contains(unit)) {
          problems.add(file, Message.of("contract.retention_unusable"));
        }
        return new Contract.Retention(amount, unit, since(file, property, object));
      }
    }
    problems.add(file, Message.of("contract.retention_missing"));
    return new Contract.Retention(1, "d", null);
  }

  /** The column of an element such as {@code incident.ingested_at}. */
  private @Nullable String since(String file, JsonNode retention, JsonNode object) {
    String element = textOrNull(retention, "element");
    if (element == null) {
      return null;
    }
    for (JsonNode column : object.path("properties")) {
      String path = object.path("name").asText() + "." + column.path("name").asText();
      if (path.equals(element) && column.path("physicalType").asText().equals("timestamp")) {
        return column.path("name").asText();
      }
    }
    problems.add(file, Message.of("contract.retention_without_timestamp", element));
    return null;
  }

  private List<ContractColumn> columns(String file, JsonNode properties) {
    List<ContractColumn> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<Integer> positions = new TreeSet<>();
    for (JsonNode property : properties) {
      ContractColumn column = column(file, property);
      columns.add(column);
      // Spark compares names without case, so a name that differs only there is the same one.
      if (!names.add(column.name().toLowerCase(Locale.ROOT))) {
        problems.add(file, Message.of("contract.column_repeated", column.name()));
      }
      if (column.inKey() && !positions.add(column.keyPosition())) {
        problems.add(file, Message.of("contract.key_position_repeated", column.keyPosition()));
      }
    }
    long inKey = columns.stream().filter(ContractColumn::inKey).count();
    if (inKey == 0) {
      problems.add(file, Message.of("contract.without_key"));
    } else if (!positions.equals(firstIntegers(positions.size()))) {
      problems.add(file, Message.of("contract.key_positions_unordered", positions));
    }
    return columns;
  }

  private static Set<Integer> firstIntegers(int count) {
    Set<Integer> numbers = new TreeSet<>();
    for (int i = 1; i <= count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private ContractColumn column(String file, JsonNode property) {
    String name = property.path("name").asText("");
    Message where = Message.of("contract.column_of_file", file, name);
    if (!SNAKE_CASE.matcher(name).matches()) {
      problems.add(where, Message.of("contract.name_not_snake_case"));
    }
    if (!property.path("required").isBoolean()) {
      problems.add(where, Message.of("contract.required_missing"));
    }
    String type = type(where, property);
    @Nullable String codeList = custom(property, "codeList").orElse(null);
    if (codeList != null && !codeLists.has(codeList)) {
      problems.add(where, Message.of("contract.code_list_unknown", codeList));
    }
    JsonNode options = property.path("logicalTypeOptions");
    return new ContractColumn(
        name,
        text(where, property, "businessName"),
        custom(property, "titleEn").orElseGet(() -> plainWords(name)),
        type,
        property.path("required").asBoolean(),
        keyPosition(where, property),
        piiClass(where, property),
        text(where, property, "description"),
        codeList,
        custom(property, "separator").orElse(null),
        options.has("maxLength") ? options.get("maxLength").asInt() : null,
        options.has("minimum") ? options.get("minimum").asDouble() : null,
        options.has("maximum") ? options.get("maximum").asDouble() : null,
        pattern(where, options));
  }

  private PiiClass piiClass(Object where, JsonNode property) {
    String text = property.path("classification").asText("");
    Optional<PiiClass> known = PiiClass.of(text);
    if (known.isEmpty()) {
      problems.add(where, Message.of("contract.classification_unknown", text));
    }
    // The strictest class stands in, so that a mistake never opens a column.
    return known.orElse(PiiClass.DIRECT);
  }

  private int keyPosition(Object where, JsonNode property) {
    boolean key = property.path("primaryKey").asBoolean(false);
    int position = property.path("primaryKeyPosition").asInt(0);
    if (key && position < 1) {
      problems.add(where, Message.of("contract.key_position_missing"));
    }
    return key ? Math.max(position, 1) : 0;
  }

  private String type(Object where, JsonNode property) {
    String ddl = property.path("physicalType").asText("");
    Optional<SparkSchema.TableType> type = SparkSchema.type(ddl);
    if (type.isEmpty()) {
      problems.add(where, Message.of("contract.type_not_used", ddl));
    } else {
      expect(where, property.path("logicalType").asText(""), type.get().logical(), "logicalType");
    }
    return ddl;
  }

  private @Nullable String pattern(Object where, JsonNode options) {
    @Nullable String pattern = textOrNull(options, "pattern");
    if (pattern != null) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        problems.add(where, Message.of("contract.pattern_unusable", e.getDescription()));
      }
    }
    return pattern;
  }

  private String text(Object where, JsonNode node, String field) {
    String text = node.path(field).asText("");
    return text.isBlank() ? missing(where, field) : text;
  }

  private String missing(Object where, Object what) {
    problems.add(where, Message.of("contract.missing", what));
    return "";
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }

  private static Optional<String> custom(JsonNode node, String property) {
    for (JsonNode custom : node.path("customProperties")) {
      if (custom.path("property").asText("").equals(property)) {
        return Optional.of(custom.path("value").asText());
      }
    }
    return Optional.empty();
  }

  private static String plainWords(String name) {
    String words = name.replace('_', ' ');
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
