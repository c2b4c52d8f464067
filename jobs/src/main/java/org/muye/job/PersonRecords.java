package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.muye.config.MuyeConfig;
import org.muye.contract.ContractColumn;
import org.muye.refine.PersonText;
import org.muye.table.TableStore;

/**
 * The records of a person in silver: those of which some version names the person and none names
 * another. Of a record that names others as well, only the versions that name the person.
 */
final class PersonRecords {
  private static final String PSEUDONYM = "_pseudonym";

  private final Workspace workspace;
  private final TableStore tables;
  private final PersonToForget person;
  private final UserDefinedFunction holdsPerson;
  private final Map<RecordKind, Set<String>> own = new EnumMap<>(RecordKind.class);

  PersonRecords(Workspace workspace, PersonToForget person) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.person = person;
    PersonText text = person.text();
    UDF1<String, Boolean> test = value -> value != null && text.test(value);
    this.holdsPerson = udf(test, DataTypes.BooleanType);
    if (!person.pseudonyms().isEmpty()) {
      for (RecordKind kind : RecordKind.values()) {
        if (kind != RecordKind.DISPUTE_EVENT && tables.exists(kind.versionTable())) {
          own.put(kind, own(kind));
        }
      }
    }
  }

  /** Ids of the records that are the person's alone, by kind. */
  Map<RecordKind, Set<String>> own() {
    return own;
  }

  /** The same with those that were named. */
  Set<String> ids(RecordKind kind) {
    RecordKind of = kind == RecordKind.DISPUTE_EVENT ? RecordKind.DISPUTE : kind;
    Set<String> ids = new TreeSet<>(own.getOrDefault(of, Set.of()));
    ids.addAll(person.records().getOrDefault(of, Set.of()));
    return ids;
  }

  /** The ids of all kinds. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    for (RecordKind kind : RecordKind.values()) {
      ids.addAll(ids(kind));
    }
    return ids;
  }

  /** The versions, or the events, that have to go. */
  Dataset<Row> versions(RecordKind kind) {
    return tables.read(kind.versionTable()).where(theirs(kind));
  }

  /** Versions of others that name the person in a text, without that text. */
  Dataset<Row> cleaned(RecordKind kind) {
    Dataset<Row> rows = tables.read(kind.versionTable()).where(not(theirs(kind)));
    Column any = lit(false);
    Map<String, Column> cleaned = new LinkedHashMap<>();
    for (ContractColumn column : workspace.contract(kind.versionTable()).columns()) {
      if (column.type().equals("string") && !column.required()) {
        Column named = holdsPerson.apply(col(column.name()));
        any = any.or(named);
        cleaned.put(
            column.name(), when(named, lit(null).cast("string")).otherwise(col(column.name())));
      }
    }
    return rows.where(any).withColumns(cleaned);
  }

  private Column theirs(RecordKind kind) {
    Column id = col(kind == RecordKind.DISPUTE_EVENT ? "dispute_id" : kind.id());
    return id.isin(ids(kind).toArray()).or(names(kind, true)).or(holdsPerson.apply(id));
  }

  private Set<String> own(RecordKind kind) {
    Set<String> ids = ids(kind, tables.read(kind.versionTable()).where(names(kind, true)));
    ids.removeAll(
        ids(
            kind,
            tables
                .read(kind.versionTable())
                .where(col(kind.id()).isin(ids.toArray()).and(names(kind, false)))));
    return ids;
  }

  private static Set<String> ids(RecordKind kind, Dataset<Row> rows) {
    Set<String> ids = new TreeSet<>();
    rows.select(kind.id()).distinct().collectAsList().forEach(row -> ids.add(row.getString(0)));
    return ids;
  }

  /** Whether a version names the person, or somebody else. */
  private Column names(RecordKind kind, boolean thePerson) {
    Column any = lit(false);
    for (String column : pseudonyms(kind)) {
      Column theirs = col(column).isin(person.pseudonyms().toArray());
      any = any.or(col(column).isNotNull().and(thePerson ? theirs : theirs.equalTo(false)));
    }
    return any;
  }

  private Set<String> pseudonyms(RecordKind kind) {
    Set<String> columns = new HashSet<>();
    for (ContractColumn column : workspace.contract(kind.versionTable()).columns()) {
      if (column.name().endsWith(PSEUDONYM)) {
        columns.add(column.name());
      }
    }
    for (MuyeConfig.Source source : workspace.config().sources()) {
      if (source.record().equals(kind.recordName())) {
        workspace
            .mapping(source)
            .fields()
            .forEach(
                (name, field) -> {
                  if (field.hmac() != null) {
                    columns.add(name);
                  }
                });
      }
    }
    return columns;
  }
}
