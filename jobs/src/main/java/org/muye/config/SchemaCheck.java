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

  private String text(ValidationMessage message, String pointer) {
    String place = place(pointer);
    JsonNode rule = schemaNode.at(message.getSchemaLocation().getFragment().toString());
    return switch (message.getType()) {
      case "additionalProperties" ->
          "unknown key '"
              + message.getProperty()
              + "' in "
              + place
              + Suggestion.phrase(message.getProperty(), siblings(message));
      case "required" -> place + " lacks the key '" + message.getProperty() + "'";
      case "type" -> place + " must be " + kinds(rule) + ", not " + kind(message.getInstanceNode());
      case "enum" ->
          place
              + " is '"
              + message.getInstanceNode().asText()
              + "', but must be one of "
              + String.join(", ", values(rule))
              + Suggestion.phrase(message.getInstanceNode().asText(), values(rule));
      case "pattern" ->
          place
              + " is '"
              + message.getInstanceNode().asText()
              + "', but must match "
              + rule.asText();
      case "propertyNames" -> place + ": " + message.getMessage().replaceFirst("^[^:]*: ", "");
      default -> place + " " + message.getMessage().replaceFirst("^[^:]*: ", "");
    };
  }

  private List<String> siblings(ValidationMessage message) {
    String rule = message.getSchemaLocation().getFragment().toString();
    JsonNode parent = schemaNode.at(rule.substring(0, rule.lastIndexOf('/')));
    List<String> names = new ArrayList<>();
    parent.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String place(String pointer) {
    return pointer.isEmpty()
        ? "the file"
        : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
  }

  private static List<String> values(JsonNode rule) {
    List<String> values = new ArrayList<>();
    rule.forEach(v -> values.add(v.asText()));
    return values;
  }

  private static String kinds(JsonNode rule) {
    List<String> names = new ArrayList<>();
    if (rule.isArray()) {
      rule.forEach(n -> names.add(word(n.asText())));
    } else {
      names.add(word(rule.asText()));
    }
    return String.join(" or ", names);
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a block of keys";
      case "null" -> "nothing";
      default -> type;
    };
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "the text '" + node.asText() + "'";
      case NUMBER -> "the number " + node.asText();
      case BOOLEAN -> node.asText();
      case ARRAY -> "a list";
      case OBJECT -> "a block of keys";
      default -> "nothing";
    };
  }
}
