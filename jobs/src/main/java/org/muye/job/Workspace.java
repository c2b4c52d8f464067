package org.muye.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.muye.assessment.QuantityCatalogue;
import org.muye.assessment.RuleBooks;
import org.muye.config.AssessmentQuantity;
import org.muye.config.AssessmentRules;
import org.muye.config.CanonicalField;
import org.muye.config.FindingRules;
import org.muye.config.FourIsationRules;
import org.muye.config.MuyeConfig;
import org.muye.config.SecretPlace;
import org.muye.config.SourceMapping;
import org.muye.config.SourceMappings;
import org.muye.config.WarningRules;
import org.muye.contract.CodeLists;
import org.muye.contract.Contract;
import org.muye.contract.ContractCatalog;
import org.muye.contract.ContractColumn;
import org.muye.disclosure.Disclosure;
import org.muye.error.Message;
import org.muye.error.MessagePart;
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
  private static final Set<String> TECHNICAL =
      Set.of(
          "unit_id",
          "territory_unit_id",
          "subunit_id",
          "event_date",
          "is_deleted",
          "record_version",
          "known_at",
          "known_at_basis",
          "issues",
          "source",
          "mapping",
          "file_sha256",
          "row_number",
          "run_id",
          "content_hash",
          "category_effective",
          "correction",
          "correction_key",
          "correction_prefer",
          "account_basis");

  private final MuyeConfig config;
  private final ContractCatalog contracts;
  private final CodeLists codeLists;
  private final Map<String, SourceMapping> mappings;
  private final Region region;
  private final ReportingClock clock;
  private final Secrets secrets;
  private final WarningRules warningRules;
  private final FindingRules findingRules;
  private final FourIsationRules fourIsationRules;
  private final RuleBooks assessmentRules;
  private @Nullable TableStore tables;
  private volatile Runnable checkBeforeWrites = () -> {};

  private Workspace(
      MuyeConfig config,
      ContractCatalog contracts,
      CodeLists codeLists,
      Map<String, SourceMapping> mappings,
      Region region,
      ReportingClock clock,
      Secrets secrets,
      WarningRules warningRules,
      FindingRules findingRules,
      FourIsationRules fourIsationRules,
      RuleBooks assessmentRules) {
    this.config = config;
    this.contracts = contracts;
    this.codeLists = codeLists;
    this.mappings = mappings;
    this.region = region;
    this.clock = clock;
    this.secrets = secrets;
    this.warningRules = warningRules;
    this.findingRules = findingRules;
    this.fourIsationRules = fourIsationRules;
    this.assessmentRules = assessmentRules;
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
    MuyeConfig config = MuyeConfig.load(configFile);
    ContractCatalog contracts = ContractCatalog.load();
    Map<String, SourceMapping> mappings =
        new SourceMappings(canonicalFields(contracts)).loadAll(config);
    CodeLists codeLists = codeLists(config, contracts.codeLists(), mappings);
    Region region = RegionFolders.load(config.region());
    WarningRules warningRules = WarningRules.load(config.warningRules());
    RuleBookCheck.require(warningRules);
    FourIsationRules fourIsationRules = FourIsationRules.load(config.review().fourIsations());
    RuleBookCheck.require(fourIsationRules);
    VenueRegisterCheck.require(region, codeLists.get("venue_type"));
    SignalLevelsCheck.require(region, codeLists::get);
    ResourceRegisterCheck.require(region, codeLists.get("resource_item"));
    return new Workspace(
        config,
        contracts,
        codeLists,
        mappings,
        region,
        clock,
        secrets,
        warningRules,
        FindingRules.load(config.review().findings()),
        fourIsationRules,
        ruleBooks(config.assessmentRuleBooks()));
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
    Workspace workspace =
        new Workspace(
            config,
            contracts,
            codeLists,
            mappings,
            region,
            clock,
            secrets,
            warningRules,
            findingRules,
            fourIsationRules,
            assessmentRules);
    workspace.tables = other;
    return workspace;
  }

  /**
   * Rule books of the assessment.
   *
   * @param namesOrPaths names of shipped ones, or paths
   * @throws UserError that names everything wrong with the first that is wrong
   */
  static RuleBooks ruleBooks(List<String> namesOrPaths) {
    Map<String, AssessmentQuantity> quantities = QuantityCatalogue.forRules();
    return new RuleBooks(
        namesOrPaths.stream().map(book -> AssessmentRules.load(book, quantities)).toList());
  }

  private static CodeLists codeLists(
      MuyeConfig config, CodeLists shipped, Map<String, SourceMapping> mappings) {
    Path folder = config.codeLists();
    CodeLists all = folder == null ? shipped : shipped.withFolder(folder);
    SortedSet<Message> missing = Message.sorted();
    for (SourceMapping mapping : mappings.values()) {
      for (SourceMapping.Field field : mapping.fields().values()) {
        String list = field.codeList();
        if (list != null && !all.has(list)) {
          missing.add(Message.of("workspace.code_list_of_mapping", list, mapping.name()));
        }
      }
    }
    if (!missing.isEmpty()) {
      MessagePart lists = Message.joined("list.comma", missing);
      throw folder == null
          ? UserError.of("workspace.code_list_not_shipped", lists)
          : UserError.of("workspace.code_list_not_in_folder", lists, folder);
    }
    return all;
  }

  /**
   * The fields that mappings may fill, by record type: the version contracts less technical
   * columns.
   */
  public static Map<String, List<CanonicalField>> canonicalFields(ContractCatalog contracts) {
    Map<String, List<CanonicalField>> fields = new LinkedHashMap<>();
    for (RecordKind kind : RecordKind.values()) {
      List<CanonicalField> ofRecord = new ArrayList<>();
      for (ContractColumn column : contracts.get(kind.versionTable()).columns()) {
        if (!TECHNICAL.contains(column.name())) {
          ofRecord.add(new CanonicalField(column.name(), kindOf(column.type()), column.required()));
        }
      }
      fields.put(kind.recordName(), ofRecord);
    }
    return fields;
  }

  private static String kindOf(String type) {
    return switch (type) {
      case "int", "bigint" -> "integer";
      case "boolean", "date", "timestamp", "string" -> type;
      default -> "decimal";
    };
  }

  /**
   * The pseudonym keys that the mappings need.
   *
   * @throws UserError when one is not set, before anything is read
   */
  public Map<String, String> keys() {
    SortedSet<String> missing = new TreeSet<>();
    Map<String, String> keys = new TreeMap<>();
    for (SourceMapping mapping : mappings.values()) {
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
    mappings.values().forEach(mapping -> names.addAll(mapping.needsKey()));
    for (SecretPlace place : config.secretPlaces()) {
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
    return config;
  }

  /** The contracts and code lists. */
  public ContractCatalog contracts() {
    return contracts;
  }

  /** The shipped code lists and those of the configuration's own folder. */
  public CodeLists codeLists() {
    return codeLists;
  }

  /** The contract of a table. */
  public Contract contract(String table) {
    return contracts.get(table);
  }

  /** The mapping of a source. */
  public SourceMapping mapping(MuyeConfig.Source source) {
    return Objects.requireNonNull(mappings.get(source.name()));
  }

  /** The region. */
  public Region region() {
    return region;
  }

  /** The rule book of alarms and levels. */
  public WarningRules warningRules() {
    return warningRules;
  }

  /** The rule catalogue of findings. */
  public FindingRules findingRules() {
    return findingRules;
  }

  /** The book of the four-isations. */
  public FourIsationRules fourIsationRules() {
    return fourIsationRules;
  }

  /** The rule books of the assessment; none when units are not assessed. */
  public RuleBooks assessmentRules() {
    return assessmentRules;
  }

  /** The clock. */
  public ReportingClock clock() {
    return clock;
  }

  /** The warehouse's tables; starts Spark on first use. */
  public TableStore tables() {
    TableStore open = tables;
    if (open == null) {
      open =
          new TableStore(
              SparkSessions.open("muye"), warehouse(), contracts, () -> checkBeforeWrites.run());
      tables = open;
      suitSession();
    }
    return open;
  }

  /**
   * What may leave the office of tables of gold.
   *
   * @param gold the tables by name
   */
  Disclosure disclosure(Function<String, Dataset<Row>> gold) {
    return new Disclosure(contracts, gold, region().root().id(), config.review().suppressBelow());
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
    String warehouse = config.warehouse();
    if (warehouse.contains("://")) {
      return warehouse;
    }
    Path folder = Path.of(warehouse);
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
      throw existing == null
          ? UserError.of("workspace.warehouse_path_missing", warehouse)
          : UserError.of("workspace.warehouse_not_writable", warehouse, existing);
    }
    return warehouse;
  }

  /** The session. */
  public SparkSession spark() {
    return tables().spark();
  }
}
