package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML file as a JSON tree that remembers its lines.
 *
 * <p>Scalars follow the YAML 1.2 core schema, not 1.1: a country code NO, a code 010 or a date stay
 * texts, so that no value changes on its way in.
 */
final class YamlDocument {
  /** Enough for any real file; stops aliases that expand without end. */
  private static final int MAX_NODES = 100_000;

  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  /** An exponent of more digits stays a text: written out, the number would fill memory. */
  private static final Pattern DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+([eE][-+]?[0-9]{1,3})?");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode root;
  private final Map<String, Integer> lines;

  private YamlDocument(JsonNode root, Map<String, Integer> lines) {
    this.root = root;
    this.lines = lines;
  }

  JsonNode root() {
    return root;
  }

  /** The line of a JSON pointer, or of its nearest known parent; 0 when unknown. */
  int line(String pointer) {
    String at = pointer;
    while (true) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return 0;
      }
      at = at.substring(0, slash);
    }
  }

  /** Reads a UTF-8 file. */
  static YamlDocument read(Path file, Problems problems) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString(), problems);
    } catch (MalformedInputException e) {
      throw UserError.of("config.not_utf8", file.toString());
    } catch (IOException e) {
      throw Files.exists(file)
          ? UserError.of("config.file_unreadable", file.toString(), e.getMessage())
          : UserError.of("config.file_missing", file.toString());
    }
  }

  /**
   * Parses a text; repeated keys are noted in {@code problems}.
   *
   * @param name how messages call it: a name, or a text of the catalogue
   */
  static YamlDocument parse(String text, Object name, Problems problems) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowRecursiveKeys(false);
    options.setNestingDepthLimit(40);
    Node node;
    try {
      String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
      node = new Yaml(options).compose(new StringReader(content));
    } catch (MarkedYAMLException e) {
      throw e.getProblemMark() == null
          ? UserError.of("config.yaml_invalid_there", name, e.getProblem())
          : UserError.of(
              "config.yaml_invalid_in_line",
              name,
              e.getProblemMark().getLine() + 1,
              e.getProblem());
    } catch (YAMLException e) {
      throw UserError.of("config.yaml_invalid", name, e.getMessage());
    }
    if (node == null) {
      throw UserError.of("config.yaml_empty", name);
    }
    Converter converter = new Converter(name, problems);
    JsonNode root = converter.convert(node, "");
    return new YamlDocument(root, converter.lines);
  }

  /** One step of a JSON pointer. */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** A JSON pointer as a person writes it. */
  static String dotted(String pointer) {
    return pointer.substring(1).replace('/', '.');
  }

  private static final class Converter {
    private final Object name;
    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    /** The nodes that the present one lies in. */
    private final Set<Node> around = new HashSet<>();

    private int nodes;

    Converter(Object name, Problems problems) {
      this.name = name;
      this.problems = problems;
    }

    JsonNode convert(Node node, String pointer) {
      if (++nodes > MAX_NODES) {
        throw UserError.of("config.yaml_too_large", name, MAX_NODES);
      }
      lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
      if (node instanceof ScalarNode value) {
        return scalar(value);
      }
      if (!around.add(node)) {
        throw UserError.of("config.yaml_alias_of_parent", name, node.getStartMark().getLine() + 1);
      }
      JsonNode converted =
          node instanceof MappingNode mapping
              ? object(mapping, pointer)
              : array((SequenceNode) node, pointer);
      around.remove(node);
      return converted;
    }

    private JsonNode array(SequenceNode sequence, String pointer) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, pointer + "/" + array.size()));
      }
      return array;
    }

    private JsonNode object(MappingNode mapping, String pointer) {
      ObjectNode object = JSON.objectNode();
      for (NodeTuple tuple : mapping.getValue()) {
        int line = tuple.getKeyNode().getStartMark().getLine() + 1;
        if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
          problems.add(line, Message.of("config.yaml_key_is_no_text"));
          continue;
        }
        String key = keyNode.getValue();
        String child = pointer + step(key);
        if (object.has(key)) {
          problems.add(line, Message.of("config.yaml_key_appears_twice", key));
          continue;
        }
        lines.put(child, line);
        object.set(key, convert(tuple.getValueNode(), child));
      }
      return object;
    }

    private static JsonNode scalar(ScalarNode node) {
      String value = node.getValue();
      if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
        return JSON.textNode(value);
      }
      @Nullable JsonNode constant =
          switch (value) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default -> null;
          };
      if (constant != null) {
        return constant;
      }
      if (INTEGER.matcher(value).matches()) {
        return JSON.numberNode(Long.parseLong(value));
      }
      if (DECIMAL.matcher(value).matches()) {
        return JSON.numberNode(new java.math.BigDecimal(value));
      }
      return JSON.textNode(value);
    }
  }
}
