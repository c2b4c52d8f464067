package org.muye.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;

/** Prints one JSON document: dates as ISO 8601, decimals in plain digits, absent values as null. */
public final class JsonOutput {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          // The same names as in tables.
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

  private JsonOutput() {}

  /** Prints the document (maps, lists, records, values) and a line end. */
  public static void write(PrintWriter out, Object document) {
    try {
      out.println(WRITER.writeValueAsString(document));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new PipelineBug("A result cannot be written as JSON", e);
    }
  }

  /** Prints a JSON text that is stored, laid out like every other document. */
  static void writeText(PrintWriter out, String json) {
    try {
      write(out, MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new PipelineBug("A stored document is no JSON", e);
    }
  }

  /** A table as a list of objects, keys in the order of the columns. */
  public static List<Map<String, @Nullable Object>> rows(
      List<String> columns, Iterable<? extends List<? extends @Nullable Object>> rows) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (List<? extends @Nullable Object> row : rows) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        object.put(columns.get(i), row.get(i));
      }
      objects.add(object);
    }
    return objects;
  }
}
