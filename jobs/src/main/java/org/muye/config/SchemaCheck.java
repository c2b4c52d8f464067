package org.muye.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.muye.error.Message;
import org.muye.error.PipelineBug;

/**
 * Checks a YAML document against a JSON Schema (draft 2020-12) of the classpath, in plain words.
 */
final class SchemaCheck {
  private final JsonNode schemaNode;
  private final JsonSchema schema;

  SchemaCheck(String resource) {
    try (InputStream in = SchemaCheck.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new PipelineBug("missing resource " + resource);
      }
      schemaNode = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new PipelineBug("unreadable resource " + resource, e);
    }
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schemaNode, config);
  }

  /** Notes every departure from the schema. */
  void check(YamlDocument document, Problems problems) {
    for (ValidationMessage message : schema.validate(document.root())) {
      String pointer = message.getInstanceLocation().toString();
      int line =
          "additionalProperties".equals(message.getType())
              ? document.line(pointer + YamlDocument.step(message.getProperty()))
              : document.line(pointer);
      problems.add(line, text(message, pointer));
    }
  }

  private Message text(ValidationMessage message, String pointer) {
    Object place = place(pointer);
    JsonNode rule = schemaNode.at(message.getSchemaLocation().getFragment().toString());
    return switch (message.getType()) {
      case "additionalProperties" ->
          Message.of(
              "config.schema_unknown_key",
              message.getProperty(),
              place,
              Suggestion.phrase(message.getProperty(), siblings(message)));
      case "required" -> Message.of("config.schema_missing_key", place, message.getProperty());
      case "type" ->
          Message.of(
              "config.schema_other_type", place, kinds(rule), kind(message.getInstanceNode()));
      case "enum" ->
          Message.of(
              "config.schema_none_of_the_values",
              place,
              message.getInstanceNode().asText(),
              Message.joined("list.comma", values(rule)),
              Suggestion.phrase(message.getInstanceNode().asText(), values(rule)));
      case "pattern" ->
          Message.of(
              "config.schema_no_match", place, message.getInstanceNode().asText(), rule.asText());
      case "propertyNames" -> Message.of("list.named", place, ofLibrary(message));
      default -> Message.of("config.schema_other_problem", place, ofLibrary(message));
    };
  }

  private static String ofLibrary(ValidationMessage message) {
    return message.getMessage().replaceFirst("^[^:]*: ", "");
  }

  private List<String> siblings(ValidationMessage message) {
    String rule = message.getSchemaLocation().getFragment().toString();
    JsonNode parent = schemaNode.at(rule.substring(0, rule.lastIndexOf('/')));
    List<String> names = new ArrayList<>();
    parent.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Object place(String pointer) {
    return pointer.isEmpty()
        ? Message.of("config.schema_whole_file")
        : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
  }

  private static List<String> values(JsonNode rule) {
    List<String> values = new ArrayList<>();
    rule.forEach(v -> values.add(v.asText()));
    return values;
  }

  private static Object kinds(JsonNode rule) {
    List<Object> names = new ArrayList<>();
    if (rule.isArray()) {
      rule.forEach(n -> names.add(word(n.asText())));
    } else {
      names.add(word(rule.asText()));
    }
    return Message.joined("list.or", names);
  }

  private static Object word(String type) {
    return switch (type) {
      case "string" -> Message.of("config.schema_text");
      case "integer" -> Message.of("config.schema_whole_number");
      case "number" -> Message.of("config.schema_number");
      case "boolean" -> Message.of("config.schema_true_or_false");
      case "array" -> Message.of("config.schema_list");
      case "object" -> Message.of("config.schema_block_of_keys");
      case "null" -> Message.of("config.schema_nothing");
      default -> type;
    };
  }

  private static Object kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> Message.of("config.schema_given_text", node.asText());
      case NUMBER -> Message.of("config.schema_given_number", node.asText());
      case BOOLEAN -> node.asText();
      case ARRAY -> Message.of("config.schema_list");
      case OBJECT -> Message.of("config.schema_block_of_keys");
      default -> Message.of("config.schema_nothing");
    };
  }
}
