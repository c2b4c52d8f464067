package org.muye.refine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping;
import org.muye.error.PipelineBug;
import scala.jdk.javaapi.CollectionConverters;

/** Recognises text rows of persons and records that were forgotten, usable rows and others. */
public final class ForgottenRows {
  /** Column that says what a row is to who was forgotten. */
  public static final String VERDICT = "_verdict";

  /** Verdict: speaks of nobody who was forgotten. */
  public static final String KEPT = "KEPT";

  /** Verdict: a row of somebody else; the values that name who was forgotten are taken out. */
  public static final String CLEANED = "CLEANED";

  /** Verdict: a row of a person or a record that was forgotten. */
  public static final String FORGOTTEN = "FORGOTTEN";

  private ForgottenRows() {}

  /**
   * What was forgotten, as digests of {@link ForgottenDigest}.
   *
   * @param persons persons
   * @param records records that were named, whoever they speak of
   * @param ofPersons records of the persons; a row of one that names somebody else is not meant
   */
  public record Digests(Set<String> persons, Set<String> records, Set<String> ofPersons)
      implements Serializable {}

  /**
   * What rows are judged by; travels to the executors.
   *
   * @param parsing mapping and fields, or null for rows of a source that is not configured any more
   * @param record the kind of record as digests name it
   * @param pseudonyms how numbers become pseudonyms, by any mapping
   * @param keys all keys by name
   */
  public record Rules(
      RecordParser.@Nullable Rules parsing,
      String record,
      Set<SourceMapping.Hmac> pseudonyms,
      Map<String, String> keys,
      Digests digests)
      implements Serializable {}

  /**
   * Adds the verdict and cleans the text.
   *
   * @param rows rows of one source with file_name, row_number, problem and the text in raw
   */
  public static Dataset<Row> judged(Dataset<Row> rows, Rules rules) {
    RecordParser.Rules parsing = rules.parsing();
    Dataset<Row> input =
        parsing == null
            ? rows.withColumn(TextRows.DERIVED, array().cast("array<string>"))
            : TextRows.withDerived(rows, parsing.mapping())
                .select(
                    col("_row.*"), TextRows.derivedValues(parsing.mapping()).as(TextRows.DERIVED));
    StructType output = rows.schema().asNullable().add(VERDICT, DataTypes.StringType);
    return input.mapPartitions(new Judge(rules, rows.schema().fieldNames()), Encoders.row(output));
  }

  private record Judge(Rules rules, String[] columns) implements MapPartitionsFunction<Row, Row> {
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      RecordParser.Rules parsing = rules.parsing();
      RecordParser parser = parsing == null ? null : new RecordParser(parsing);
      List<String> derived = parsing == null ? List.of() : TextRows.derivedNames(parsing.mapping());
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Row next() {
          return judged(parser, derived, rows.next());
        }
      };
    }

    private Row judged(@Nullable RecordParser parser, List<String> derivedNames, Row row) {
      Map<String, String> raw =
          new HashMap<>(row.<String, String>getJavaMap(row.fieldIndex("raw")));
      boolean named = raw.values().removeIf(this::namesSomebodyForgotten);
      boolean theirs = parser != null && isForgotten(parser, TextRows.text(row, derivedNames), row);
      // Of a row that cannot be split into fields nothing can be taken out.
      boolean whole = theirs || (named && row.getAs("problem") != null);
      Object[] values = new Object[columns.length + 1];
      for (int i = 0; i < columns.length; i++) {
        values[i] =
            columns[i].equals("raw") ? CollectionConverters.asScala(raw) : row.getAs(columns[i]);
      }
      values[columns.length] = whole ? FORGOTTEN : named ? CLEANED : KEPT;
      return RowFactory.create(values);
    }

    private boolean isForgotten(RecordParser parser, Map<String, String> text, Row row) {
      Set<String> parties = new TreeSet<>();
      parser
          .pseudonyms(text)
          .forEach(
              (pseudonym, rule) -> parties.add(ForgottenDigest.ofPerson(pseudonym, key(rule))));
      if (!Collections.disjoint(parties, rules.digests().persons())) {
        return true;
      }
      String id = parser.recordId(text, row.getAs("file_name"), row.<Long>getAs("row_number"));
      if (id == null) {
        return false;
      }
      Set<String> records = new TreeSet<>();
      for (String key : rules.keys().values()) {
        records.add(ForgottenDigest.ofRecord(rules.record(), id, key));
      }
      return !Collections.disjoint(records, rules.digests().records())
          || (parties.isEmpty() && !Collections.disjoint(records, rules.digests().ofPersons()));
    }

    private boolean namesSomebodyForgotten(String text) {
      for (String number : IdentityNumbers.in(text)) {
        for (SourceMapping.Hmac rule : rules.pseudonyms()) {
          String key = key(rule);
          String digest = ForgottenDigest.ofPerson(Pseudonym.of(number, rule.purpose(), key), key);
          if (rules.digests().persons().contains(digest)) {
            return true;
          }
        }
      }
      return false;
    }

    private String key(SourceMapping.Hmac rule) {
      String key = rules.keys().get(rule.keyEnv());
      if (key == null) {
        throw new PipelineBug("no key " + rule.keyEnv());
      }
      return key;
    }
  }
}
