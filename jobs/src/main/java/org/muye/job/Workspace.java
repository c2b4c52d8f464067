package org.muye.job;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.muye.assessment.RuleBooks;
import org.muye.config.FindingRules;
import org.muye.config.FourIsationRules;
import org.muye.config.MuyeConfig;
import org.muye.config.SecretPlace;
import org.muye.config.SourceMapping;
import org.muye.config.WarningRules;
import org.muye.contract.CodeLists;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.disclosure.Disclosure;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.spark.SparkSessions;
import org.muye.table.TableStore;
import org.muye.time.ReportingClock;

/**
 * Everything a command works with, checked as a whole before the first record is read:
 * configuration, contracts, mappings, region and keys. The Spark session starts when a table is
 * first asked for.
 */
public final class Workspace {
  private final WorkspaceSettings settings;
  private final ReportingClock clock;
  private final Secrets secrets;
  private @Nullable TableStore tables;
  private volatile Runnable checkBeforeWrites = () -> {};

  private Workspace(WorkspaceSettings settings, ReportingClock clock, Secrets secrets) {
    this.settings = settings;
    this.clock = clock;
    this.secrets = secrets;
  }

  /**
   * Loads and checks a workspace that uses the wall clock and the environment.
   *
   * @throws UserError that names everything wrong with the first part that is wrong
   */
  public static Workspace open(Path configFile) {
    return open(configFile, ReportingClock.system(), Secrets.environment());
  }

  /**
   * Loads and checks a workspace.
   *
   * @throws UserError that names everything wrong with the first part that is wrong
   */
  public static Workspace open(Path configFile, ReportingClock clock) {
    return open(configFile, clock, Secrets.environment());
  }

  /**
   * Loads and checks a workspace.
   *
   * @param secrets where keys and passwords come from
   * @throws UserError that names everything wrong with the first part that is wrong
   */
  public static Workspace open(Path configFile, ReportingClock clock, Secrets secrets) {
    return new Workspace(WorkspaceSettings.load(configFile), clock, secrets);
  }

  /**
   * Opens a workspace for a command that only reads what is there: files of which nothing is needed
   * are not looked at.
   *
   * @throws UserError that names everything wrong with the configuration
   */
  public static Workspace openToRead(Path configFile) {
    return new Workspace(
        WorkspaceSettings.toRead(configFile), ReportingClock.system(), Secrets.environment());
  }

  /**
   * The same workspace with its gold tables in another folder of the warehouse, so that values as
   * of another day can be computed beside the published ones.
   */
  Workspace withGoldIn(String folder) {
    return with(tables().withGoldIn(folder));
  }

  /**
   * The same workspace with tables that are written in a folder apart, see {@link
   * TableStore#onTrialIn}.
   */
  Workspace onTrialIn(String folder) {
    return with(tables().onTrialIn(folder));
  }

  private Workspace with(TableStore other) {
    Workspace workspace = new Workspace(settings, clock, secrets);
    workspace.tables = other;
    return workspace;
  }

  /**
   * The pseudonym keys that the mappings need.
   *
   * @throws UserError when one is not set, before anything is read
   */
  public Map<String, String> keys() {
    SortedSet<String> missing = new TreeSet<>();
    Map<String, String> keys = new TreeMap<>();
    for (SourceMapping mapping : settings.mappings().values()) {
      for (String name : mapping.needsKey()) {
        String key = secrets.get(name);
        if (key == null || key.isBlank()) {
          missing.add(name);
        } else {
          keys.put(name, key);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw UserError.of(
          "workspace.secret_key_missing", String.join(", ", missing), missing.first());
    }
    return keys;
  }

  /** Names of the environment variables that hold secrets of this workspace, or their files. */
  Set<String> secretNames() {
    Set<String> names = new TreeSet<>();
    settings.mappings().values().forEach(mapping -> names.addAll(mapping.needsKey()));
    for (SecretPlace place : config().secretPlaces()) {
      if (place.environment() != null) {
        names.add(place.environment());
      }
    }
    Set<String> withFiles = new TreeSet<>(names);
    names.forEach(name -> withFiles.add(name + Secrets.FILE_SUFFIX));
    return withFiles;
  }

  /** Where keys and passwords come from. */
  Secrets secrets() {
    return secrets;
  }

  /** The configuration. */
  public MuyeConfig config() {
    return settings.config();
  }

  /** The contracts and code lists. */
  public ContractCatalog contracts() {
    return settings.contracts();
  }

  /** The shipped code lists and those of the configuration's own folder. */
  public CodeLists codeLists() {
    return settings.codeLists();
  }

  /** The contract of a table. */
  public Contract contract(String table) {
    return settings.contracts().get(table);
  }

  /** The mapping of a source. */
  public SourceMapping mapping(MuyeConfig.Source source) {
    return Objects.requireNonNull(settings.mappings().get(source.name()));
  }

  /** The region. */
  public Region region() {
    return settings.region();
  }

  /** The rule book of alarms and levels. */
  public WarningRules warningRules() {
    return settings.warningRules();
  }

  /** The rule catalogue of findings. */
  public FindingRules findingRules() {
    return settings.findingRules();
  }

  /** The book of the four-isations. */
  public FourIsationRules fourIsationRules() {
    return settings.fourIsationRules();
  }

  /** The rule books of the assessment; none when units are not assessed. */
  public RuleBooks assessmentRules() {
    return settings.assessmentRules();
  }

  /** The clock. */
  public ReportingClock clock() {
    return clock;
  }

  /** The warehouse's tables; starts Spark on first use. */
  public TableStore tables() {
    TableStore open = tables;
    if (open == null) {
      open = opened();
      suitSession();
    }
    return open;
  }

  /** The same to read some of them only, to whose size the session is suited. */
  TableStore tablesToRead(Collection<String> read) {
    TableStore open = opened();
    long bytes = read.stream().mapToLong(open::bytes).sum();
    SparkSessions.suit(open.spark(), Math.max(bytes, 1), 0);
    return open;
  }

  private TableStore opened() {
    TableStore open = tables;
    if (open == null) {
      Engine.start();
      String warehouse = warehouse();
      ContractCatalog contracts = contracts();
      open = new TableStore(Engine.session(), warehouse, contracts, () -> checkBeforeWrites.run());
      tables = open;
    }
    return open;
  }

  /**
   * What may leave the office of tables of gold.
   *
   * @param gold the tables by name
   */
  Disclosure disclosure(Function<String, Dataset<Row>> gold) {
    return new Disclosure(
        contracts(), gold, region().root().id(), config().review().suppressBelow());
  }

  /** Suits the session to the records that are there; called again when many may have come. */
  void suitSession() {
    suitSession(0);
  }

  /**
   * Suits the session to the records that are there and to what is made of them next.
   *
   * @param rows about how many rows the next plans write
   */
  void suitSession(long rows) {
    TableStore store = tables();
    long bytes = 0;
    for (RecordKind kind : RecordKind.values()) {
      bytes += store.bytes(kind.bronzeTable()) + store.bytes(kind.versionTable());
    }
    SparkSessions.suit(store.spark(), bytes, rows);
  }

  /** From now on a check precedes every write to the tables; it may refuse the write. */
  void checkBeforeWrites(Runnable check) {
    checkBeforeWrites = check;
  }

  /**
   * Where the tables lie: a folder that can be written, or a URI.
   *
   * @throws UserError when the folder cannot be written
   */
  String warehouse() {
    return settings.warehouse();
  }

  /** The session. */
  public SparkSession spark() {
    return tables().spark();
  }
}
