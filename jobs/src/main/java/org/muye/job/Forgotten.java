package org.muye.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.muye.config.MuyeConfig;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.refine.ForgottenDigest;
import org.muye.refine.ForgottenRows;
import org.muye.refine.RecordParser;

/**
 * Persons and records that were forgotten, known by keyed digests only: their rows are recognised
 * where they are stored and when they are delivered again.
 */
final class Forgotten {
  static final String TABLE = "ops.forgotten";

  /** What a digest is of. */
  enum Kind {
    /** A person. */
    PERSON,
    /** A record that was asked for by its id. */
    RECORD,
    /** A record of a person; a row of it that names somebody else is not meant. */
    RECORD_OF_PERSON
  }

  /** An entry of the table. */
  record Entry(Kind kind, String keyName, String digest) {}

  private final Workspace workspace;
  private final PersonKeys persons;
  private final Map<String, String> keys;
  private final List<Entry> entries;

  /** Those of some entries. */
  Forgotten(Workspace workspace, PersonKeys persons, Collection<Entry> entries) {
    this.workspace = workspace;
    this.persons = persons;
    this.keys = new TreeMap<>(persons.keys());
    this.entries = List.copyOf(entries);
    for (Entry entry : this.entries) {
      keys.computeIfAbsent(entry.keyName(), name -> PersonKeys.key(workspace, name));
    }
  }

  /**
   * All that were ever forgotten.
   *
   * @throws UserError when a key by which they are recognised is missing or is another one
   */
  static Forgotten of(Workspace workspace) {
    List<Row> rows =
        workspace
            .tables()
            .read(TABLE)
            .select("kind", "key_name", "digest", "key_check", "request_id")
            .distinct()
            .collectAsList();
    if (rows.isEmpty()) {
      return new Forgotten(workspace, new PersonKeys(Map.of(), Set.of()), List.of());
    }
    List<Entry> entries = new ArrayList<>();
    SortedSet<Message> unknown = Message.sorted();
    for (Row row : rows) {
      entries.add(new Entry(Kind.valueOf(row.getString(0)), row.getString(1), row.getString(2)));
    }
    Forgotten all = new Forgotten(workspace, PersonKeys.of(workspace), entries);
    for (Row row : rows) {
      if (!ForgottenDigest.ofKey(all.key(row.getString(1))).equals(row.getString(3))) {
        unknown.add(Message.of("forget.key_of_request", row.getString(1), row.getString(4)));
      }
    }
    if (!unknown.isEmpty()) {
      throw UserError.of("forget.key_changed", Message.joined("list.comma", unknown));
    }
    return all;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Rows of one source in the shape of bronze, without those that are forgotten; what names who was
   * forgotten in other rows is taken out.
   */
  Dataset<Row> without(MuyeConfig.Source source, Dataset<Row> rows) {
    return isEmpty()
        ? rows
        : judged(source, rows)
            .where(col(ForgottenRows.VERDICT).notEqual(ForgottenRows.FORGOTTEN))
            .drop(ForgottenRows.VERDICT);
  }

  /** Rows of one source in the shape of bronze with {@link ForgottenRows#VERDICT}. */
  Dataset<Row> judged(MuyeConfig.Source source, Dataset<Row> rows) {
    RecordKind kind = RecordKind.of(source.record());
    return ForgottenRows.judged(
        rows,
        rules(
            kind,
            new RecordParser.Rules(
                workspace.mapping(source),
                workspace.contract(kind.versionTable()).columns(),
                workspace.codeLists(),
                workspace.region(),
                keys)));
  }

  /** Stored rows of any source, of sources that are gone as well, with their verdict. */
  Dataset<Row> judged(RecordKind kind, Dataset<Row> rows) {
    List<MuyeConfig.Source> sources =
        workspace.config().sources().stream()
            .filter(source -> source.record().equals(kind.recordName()))
            .toList();
    Object[] names = sources.stream().map(MuyeConfig.Source::name).toArray();
    Dataset<Row> judged =
        ForgottenRows.judged(
            names.length == 0 ? rows : rows.where(not(col("source").isin(names))),
            rules(kind, null));
    for (MuyeConfig.Source source : sources) {
      judged = judged.unionByName(judged(source, rows.where(col("source").equalTo(source.name()))));
    }
    return judged;
  }

  private ForgottenRows.Rules rules(RecordKind kind, RecordParser.@Nullable Rules parsing) {
    return new ForgottenRows.Rules(
        parsing,
        recordName(kind),
        persons.rules(),
        keys,
        new ForgottenRows.Digests(
            digests(Kind.PERSON), digests(Kind.RECORD), digests(Kind.RECORD_OF_PERSON)));
  }

  /** An event belongs to the record of its dispute. */
  private static String recordName(RecordKind kind) {
    return (kind == RecordKind.DISPUTE_EVENT ? RecordKind.DISPUTE : kind).recordName();
  }

  private Set<String> digests(Kind kind) {
    return entries.stream()
        .filter(entry -> entry.kind() == kind)
        .map(Entry::digest)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String key(String name) {
    return Objects.requireNonNull(keys.get(name));
  }
}
