package org.muye.config;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of source becomes records of one type; checked by {@link SourceMappings}.
 *
 * @param name name, equal to the file name
 * @param version version of the mapping, 1 or more
 * @param record record type
 * @param descriptionZh a Chinese sentence, may be empty
 * @param descriptionEn an English sentence, may be empty
 * @param shape format and reading options
 * @param columns every column of the source by our name, in the order of the file
 * @param unknownColumnsFail true when a column that is not listed is an error
 * @param derived expressions by name, in order of computation
 * @param only condition on rows that belong here, or null for all
 * @param key columns, derived values, {@code _row_number} or {@code _file_name}, joined by '-'
 * @param idPrefix text before the key, may be empty
 * @param knownAt where known_at comes from, or null for the delivery day or ingestion time
 * @param versionColumn integer column or derived value that orders versions, or null for known_at
 * @param voidWhen condition on void rows, or null
 * @param corrections rows that withdraw an earlier row, or null
 * @param fields rules by canonical field
 * @param events event log derived from the record, or null
 */
public record SourceMapping(
    String name,
    int version,
    String record,
    String descriptionZh,
    String descriptionEn,
    Shape shape,
    Map<String, Column> columns,
    boolean unknownColumnsFail,
    Map<String, String> derived,
    @Nullable String only,
    List<String> key,
    String idPrefix,
    @Nullable KnownAt knownAt,
    @Nullable String versionColumn,
    @Nullable String voidWhen,
    @Nullable Corrections corrections,
    Map<String, Field> fields,
    @Nullable Events events)
    implements Serializable {

  /** Key part: the 1-based number of the data row in its file. */
  public static final String ROW_NUMBER = "_row_number";

  /** Key part: the name of the file without its folder. */
  public static final String FILE_NAME = "_file_name";

  /** Names of the environment variables that must hold keys before reading starts, sorted. */
  public SortedSet<String> needsKey() {
    SortedSet<String> names = new TreeSet<>();
    for (Field field : fields.values()) {
      if (field.hmac() != null) {
        names.add(field.hmac().keyEnv());
      }
    }
    return names;
  }

  /** Format and reading options; options of other formats hold their defaults. */
  public record Shape(
      Format format,
      List<String> encodings,
      char delimiter,
      char quote,
      boolean header,
      @Nullable String sheet,
      int skipRows,
      List<String> nullValues,
      @Nullable String timeZone)
      implements Serializable {}

  /** Shapes of sources. */
  public enum Format {
    CSV,
    XLSX,
    JSONL,
    PARQUET,
    JDBC;

    /** True when the source is text that has an encoding. */
    public boolean isText() {
      return this == CSV || this == JSONL;
    }
  }

  /** Privacy classes of columns, after GB/T 37964. */
  public enum DataClass {
    /** Names a person by itself. */
    DIRECT,
    /** Names a person together with others. */
    QUASI,
    /** Would harm a person if known. */
    SENSITIVE,
    /** May hold anything. */
    FREE_TEXT,
    /** None of these. */
    SAFE
  }

  /**
   * One column.
   *
   * @param names header names, alternatives in order; empty when read by position
   * @param position 1-based position, or null when read by name
   * @param dataClass privacy class
   * @param drop true when it is never stored
   * @param optional true when a file may lack it
   */
  public record Column(
      List<String> names,
      @Nullable Integer position,
      DataClass dataClass,
      boolean drop,
      boolean optional)
      implements Serializable {}

  /**
   * When a row became known; exactly one of column, fileName and constant is given.
   *
   * @param endOf the period at whose end it became known, or null for the moment itself
   */
  public record KnownAt(
      @Nullable String column,
      @Nullable String fileName,
      @Nullable LocalDate constant,
      List<String> patterns,
      @Nullable EndOf endOf)
      implements Serializable {}

  /** Periods whose end counts. */
  public enum EndOf {
    DAY,
    MONTH,
    QUARTER,
    YEAR
  }

  /** A row that withdraws one earlier row, equal on {@code same}. */
  public record Corrections(String when, List<String> same, List<String> prefer)
      implements Serializable {}

  /**
   * Where a canonical field comes from; exactly one of column and constant is given.
   *
   * @param column column or derived value
   * @param constant one value for all rows
   * @param patterns date and time patterns in order; {@code [iso]} where none is written
   * @param translate source value to standard code; a null code means unknown
   * @param codeList another code list than the contract's, or null
   * @param nullWhen sentinels that become null with an issue
   * @param defaultValue value for blanks, or null
   * @param hmac pseudonym rule, or null
   */
  public record Field(
      @Nullable String column,
      @Nullable String constant,
      List<String> patterns,
      Map<String, @Nullable String> translate,
      @Nullable String codeList,
      List<String> nullWhen,
      @Nullable String defaultValue,
      @Nullable Hmac hmac)
      implements Serializable {}

  /**
   * Pseudonym by HMAC-SHA-256.
   *
   * @param keyEnv environment variable with the key
   * @param purpose what the pseudonym is for; others cannot be joined with it
   * @param checkResidentId true when the check digit of GB 11643 is verified first
   */
  public record Hmac(String keyEnv, String purpose, boolean checkResidentId)
      implements Serializable {}

  /**
   * Event log of a dispute, derived from its record.
   *
   * @param knownWithEvent true: an event is known when it happens; false: with its record
   */
  public record Events(boolean knownWithEvent, List<Event> list) implements Serializable {}

  /** One event: its kind, the canonical field with its time, and that with the actor's level. */
  public record Event(String event, String at, @Nullable String level) implements Serializable {}
}
