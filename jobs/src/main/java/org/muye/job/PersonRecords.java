package org.muye.job;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.muye.config.MuyeConfig;
import org.muye.contract.ContractColumn;
import org.muye.refine.CleanedTexts;
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
  private final Map<RecordKind, Set<String>> own = new EnumMap<>(RecordKind.class);

  PersonRecords(Workspace workspace, PersonToForget person) {
    this.workspace = workspace;
    this.tables = workspace.tables();
    this.person = person;
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
    return CleanedTexts.of(
        tables.read(kind.versionTable()).where(not(coalesce(theirs(kind), lit(false)))),
        workspace.contract(kind.versionTable()).columns().stream()
            .filter(column -> column.type().equals("string") && !column.required())
            .map(ContractColumn::name)
            .toList(),
        person.text());
  }

  private Column theirs(RecordKind kind) {
    return col(kind == RecordKind.DISPUTE_EVENT ? "dispute_id" : kind.id())
        .isin(ids(kind).toArray())
        .or(names(kind, true));
  }

  private Set<String> own(RecordKind kind) {
    Set<String> ids = ids(kind, tables.read(kind.versionTable()).where(names(kind, true)));
    ids.removeAll(
        ids(
            kind,
            tables
                .read(kind.versionTable())
                .where(col(kind.id()).isin(ids.toArray()).and(names(kind, false)))));
    // A number as the record's own number says whose record it is, whatever else stands there.
    PersonText text = person.text();
    ids.addAll(
        tables
            .read(kind.versionTable())
            .select(kind.id())
            .as(Encoders.STRING())
            .filter((FilterFunction<String>) text::test)
            .distinct()
            .collectAsList());
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
