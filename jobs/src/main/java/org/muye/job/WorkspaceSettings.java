package org.muye.job;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muye.assessment.QuantityCatalogue;
import org.muye.assessment.RuleBooks;
import org.muye.config.AssessmentQuantity;
import org.muye.config.AssessmentRules;
import org.muye.config.FindingRules;
import org.muye.config.FourIsationRules;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.config.SourceMappings;
import org.muye.config.WarningRules;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractCatalog;
import org.muye.error.Message;
import org.muye.error.MessagePart;
import org.muye.error.UserError;
import org.muye.region.Region;

/** What the files of a workspace say. Each file is read when it is first asked for. */
final class WorkspaceSettings {
  private final Part<MuyeConfig> config;
  private final Part<ContractCatalog> contracts = new Part<>(ContractCatalog::load);
  private final Part<Map<String, SourceMapping>> mappings =
      new Part<>(() -> new SourceMappings(CanonicalFields.of(contracts())).loadAll(config()));
  private final Part<CodeLists> codeLists =
      new Part<>(() -> codeLists(config(), contracts().codeLists(), mappings()));
  private final Part<Region> region = new Part<>(() -> RegionFolders.load(config().region()));
  private final Part<WarningRules> warningRules =
      new Part<>(() -> WarningRules.load(config().warningRules()));
  private final Part<FindingRules> findingRules =
      new Part<>(() -> FindingRules.load(config().review().findings()));
  private final Part<FourIsationRules> fourIsationRules =
      new Part<>(() -> FourIsationRules.load(config().review().fourIsations()));
  private final Part<RuleBooks> assessmentRules =
      new Part<>(() -> ruleBooks(config().assessmentRuleBooks()));

  private WorkspaceSettings(Path configFile) {
    this.config = new Part<>(() -> MuyeConfig.load(configFile));
  }

  /**
   * Loads and checks all of them.
   *
   * @throws UserError that names everything wrong with the first part that is wrong
   */
  static WorkspaceSettings load(Path configFile) {
    WorkspaceSettings settings = new WorkspaceSettings(configFile);
    CodeLists lists = settings.codeLists();
    Region region = settings.region();
    RuleBookCheck.require(settings.warningRules());
    RuleBookCheck.require(settings.fourIsationRules());
    VenueRegisterCheck.require(region, lists.get("venue_type"));
    SignalLevelsCheck.require(region, lists::get);
    ResourceRegisterCheck.require(region, lists.get("resource_item"));
    settings.findingRules();
    settings.assessmentRules();
    return settings;
  }

  /**
   * Loads and checks the configuration, and the others as they are asked for, so that who only
   * reads does not wait for them.
   *
   * @throws UserError that names everything wrong with the configuration
   */
  static WorkspaceSettings toRead(Path configFile) {
    WorkspaceSettings settings = new WorkspaceSettings(configFile);
    // Whoever asks first for the contracts waits, or gets what is wrong with them.
    var unused = CompletableFuture.runAsync(settings::contracts);
    settings.config();
    return settings;
  }

  MuyeConfig config() {
    return config.get();
  }

  /**
   * Where the tables lie: a folder that can be written, or a URI.
   *
   * @throws UserError when the folder cannot be written
   */
  String warehouse() {
    String warehouse = config().warehouse();
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

  /** The contracts and the shipped code lists. */
  ContractCatalog contracts() {
    return contracts.get();
  }

  /** The shipped code lists and those of the configuration's own folder. */
  CodeLists codeLists() {
    return codeLists.get();
  }

  /** The mappings by the name of their source. */
  Map<String, SourceMapping> mappings() {
    return mappings.get();
  }

  Region region() {
    return region.get();
  }

  /** The rule book of alarms and levels. */
  WarningRules warningRules() {
    return warningRules.get();
  }

  /** The rule catalogue of findings. */
  FindingRules findingRules() {
    return findingRules.get();
  }

  /** The book of the four-isations. */
  FourIsationRules fourIsationRules() {
    return fourIsationRules.get();
  }

  /** The rule books of the assessment; none when units are not assessed. */
  RuleBooks assessmentRules() {
    return assessmentRules.get();
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

  /** What is read once. */
  private static final class Part<T extends Object> {
    private final Supplier<T> reading;
    private @Nullable T read;

    Part(Supplier<T> reading) {
      this.reading = reading;
    }

    synchronized T get() {
      T known = read;
      if (known == null) {
        known = reading.get();
        read = known;
      }
      return known;
    }
  }
}
