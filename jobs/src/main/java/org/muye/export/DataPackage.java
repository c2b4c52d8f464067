package org.muye.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/**
 * The description of an exported file beside it: a Frictionless Data Package (version 2) with one
 * resource and its Table Schema, by which other programs read the file as it is meant.
 *
 * @param title what the table is called; null for an answer to a query
 * @param description what the table holds, or the query
 * @param source the table and the version of its contract; null for an answer to a query
 * @param primaryKey names of the key's fields; none for an answer to a query
 * @param fields the columns in order
 */
public record DataPackage(
    @Nullable String title,
    String description,
    @Nullable String source,
    List<String> primaryKey,
    List<Field> fields) {
  private static final String SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json";

  /** Copies the lists, so that a description never changes. */
  public DataPackage {
    primaryKey = List.copyOf(primaryKey);
    fields = List.copyOf(fields);
  }

  /**
   * A column.
   *
   * @param type a type of Table Schema: string, integer, number, boolean, date, datetime
   * @param title short name; null where none is known
   * @param description what it holds; null where it is not known
   * @param classification how much it says about a person; null where it is not known
   * @param required whether it is never empty
   * @param minimum least number allowed, if limited
   * @param maximum greatest number allowed, if limited
   */
  public record Field(
      String name,
      String type,
      @Nullable String title,
      @Nullable String description,
      @Nullable String classification,
      boolean required,
      @Nullable Double minimum,
      @Nullable Double maximum) {}

  /**
   * What is known of a file by its format.
   *
   * @param format csv, xlsx or parquet
   * @param mediaType its media type
   * @param byteOrderMark whether a CSV file begins with one
   */
  public record FileFormat(String format, String mediaType, boolean byteOrderMark) {}

  /** Where the description of a file lies. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".datapackage.json");
  }

  /**
   * Writes the description beside the file, in place of an older one.
   *
   * @param rows rows of data in the file
   * @return where it lies
   * @throws UserError if it cannot be written
   */
  public Path write(Path file, FileFormat format, long rows) {
    Path target = beside(file);
    try {
      String text =
          new ObjectMapper()
                  .writerWithDefaultPrettyPrinter()
                  .writeValueAsString(document(file, format, rows))
              + "\n";
      WholeFile.write(target, text.getBytes(StandardCharsets.UTF_8));
      return target;
    } catch (IOException e) {
      throw UserError.of("export.description_unwritable", file.toString(), e.getMessage());
    }
  }

  private Map<String, Object> document(Path file, FileFormat format, long rows) throws IOException {
    String name = name(file);
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("name", name);
    resource.put("type", "table");
    resource.put("path", String.valueOf(file.getFileName()));
    resource.put("format", format.format());
    resource.put("mediatype", format.mediaType());
    if (format.format().equals("csv")) {
      resource.put("encoding", format.byteOrderMark() ? "utf-8-sig" : "utf-8");
    }
    resource.put("bytes", Files.size(file));
    resource.put("hash", "sha256:" + sha256(file));
    resource.put("rows", rows);
    resource.put("schema", schema());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", SCHEMA);
    document.put("name", name);
    if (title != null) {
      document.put("title", title);
    }
    document.put("description", description);
    if (source != null) {
      document.put("sources", List.of(Map.of("title", source)));
    }
    document.put("resources", List.of(resource));
    return document;
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    List<Map<String, Object>> columns = new ArrayList<>();
    fields.forEach(field -> columns.add(column(field)));
    schema.put("fields", columns);
    schema.put("missingValues", List.of(""));
    if (!primaryKey.isEmpty()) {
      schema.put("primaryKey", primaryKey);
    }
    return schema;
  }

  private static Map<String, Object> column(Field field) {
    Map<String, Object> column = new LinkedHashMap<>();
    column.put("name", field.name());
    column.put("type", field.type());
    if (field.type().equals("datetime")) {
      // ISO 8601 with or without fractions of a second.
      column.put("format", "any");
    }
    put(column, "title", field.title());
    put(column, "description", field.description());
    put(column, "classification", field.classification());
    Map<String, Object> constraints = new LinkedHashMap<>();
    // An empty text and no text look the same in such a file.
    if (field.required() && !field.type().equals("string")) {
      constraints.put("required", true);
    }
    put(constraints, "minimum", limit(field, field.minimum()));
    put(constraints, "maximum", limit(field, field.maximum()));
    if (!constraints.isEmpty()) {
      column.put("constraints", constraints);
    }
    return column;
  }

  private static @Nullable Object limit(Field field, @Nullable Double limit) {
    return limit != null && field.type().equals("integer") ? (Object) limit.longValue() : limit;
  }

  private static void put(Map<String, Object> document, String name, @Nullable Object value) {
    if (value != null) {
      document.put(name, value);
    }
  }

  /** Names of packages and resources are small letters, digits and . _ - only. */
  private static String name(Path file) {
    String plain =
        String.valueOf(file.getFileName())
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\.[a-z]+$", "")
            .replaceAll("[^a-z0-9._-]+", "-")
            .replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "table" : plain;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("every Java has SHA-256", e);
    }
  }
}
