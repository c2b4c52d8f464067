package org.muye.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
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

/**
 * What the files of a workspace say, checked as a whole.
 *
 * @param contracts the contracts and the shipped code lists
 * @param codeLists the shipped code lists and those of the configuration's own folder
 * @param mappings the mappings by the name of their source
 * @param warningRules the rule book of alarms and levels
 * @param findingRules the rule catalogue of findings
 * @param fourIsationRules the book of the four-isations
 * @param assessmentRules the rule books of the assessment; none when units are not assessed
 */
record WorkspaceSettings(
    MuyeConfig config,
    ContractCatalog contracts,
    CodeLists codeLists,
    Map<String, SourceMapping> mappings,
    Region region,
    WarningRules warningRules,
    FindingRules findingRules,
    FourIsationRules fourIsationRules,
    RuleBooks assessmentRules) {

  /**
   * Loads and checks them.
   *
   * @throws UserError that names everything wrong with the first part that is wrong
   */
  static WorkspaceSettings load(Path configFile) {
    MuyeConfig config = MuyeConfig.load(configFile);
    ContractCatalog contracts = ContractCatalog.load();
    Map<String, SourceMapping> mappings =
        new SourceMappings(CanonicalFields.of(contracts)).loadAll(config);
    CodeLists codeLists = codeLists(config, contracts.codeLists(), mappings);
    Region region = RegionFolders.load(config.region());
    WarningRules warningRules = WarningRules.load(config.warningRules());
    RuleBookCheck.require(warningRules);
    FourIsationRules fourIsationRules = FourIsationRules.load(config.review().fourIsations());
    RuleBookCheck.require(fourIsationRules);
    VenueRegisterCheck.require(region, codeLists.get("venue_type"));
    SignalLevelsCheck.require(region, codeLists::get);
    ResourceRegisterCheck.require(region, codeLists.get("resource_item"));
    return new WorkspaceSettings(
        config,
        contracts,
        codeLists,
        mappings,
        region,
        warningRules,
        FindingRules.load(config.review().findings()),
        fourIsationRules,
        ruleBooks(config.assessmentRuleBooks()));
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
}
