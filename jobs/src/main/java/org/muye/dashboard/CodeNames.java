package org.muye.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.muye.config.WarningRules;
import org.muye.contract.CodeList;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractCatalog;
import org.muye.dashboard.Words.Name;
import org.muye.indicator.CoverageStatus;
import org.muye.indicator.StatusReason;
import org.muye.quality.IssueCode;

/** What codes in the mart mean, from where the program itself takes it. */
final class CodeNames {
  /** The indicators whose classes are those of incidents. */
  private static final List<String> BY_INCIDENT_CLASS =
      List.of("I2", "I2_ANNUALISED", "I5", "I6", "I6_P", "I6_RR");

  private static final Name UNKNOWN_CLASS = new Name("UNK", "类别不明", "class unknown");

  private static final String RECORDS = "silver";

  private final ContractCatalog contracts;
  private final CodeLists lists;

  CodeNames(ContractCatalog contracts) {
    this.contracts = contracts;
    this.lists = contracts.codeLists();
  }

  /** Kinds of records, named after their tables. */
  List<Name> records() {
    return contracts.contracts().stream()
        .filter(contract -> contract.layer().equals(RECORDS))
        .filter(contract -> !contract.table().endsWith("_version"))
        .map(contract -> new Name(contract.table(), contract.titleZh(), contract.titleEn()))
        .toList();
  }

  List<Name> list(String name) {
    return lists.get(name).codes().stream().map(CodeNames::name).toList();
  }

  private static Name name(CodeList.Code code) {
    return new Name(code.code(), code.nameZh(), code.nameEn());
  }

  /** The class of an indicator's row, where classes are those of incidents; else as it stands. */
  String classOfIncidents() {
    List<Name> names = new ArrayList<>(list("incident_category"));
    names.add(UNKNOWN_CLASS);
    return "CASE WHEN t.indicator_id IN ("
        + BY_INCIDENT_CLASS.stream().map(Words::literal).collect(Collectors.joining(", "))
        + ") THEN "
        + Words.of("t.category", names)
        + " ELSE t.category END";
  }

  /** The kind of venue or the skill of a row of coverage. */
  String venueOrSkill() {
    List<Name> venues = new ArrayList<>(list("venue_type"));
    venues.add(new Name("UNK", "类型不明", "kind unknown"));
    return "CASE t.dimension WHEN 'venue_type' THEN "
        + Words.of("t.code", venues)
        + " ELSE "
        + Words.of("t.code", list("training_topic"))
        + " END";
  }

  /** Rules of the shipped rule book; a city's own rules read as their ids. */
  static List<Name> rules() {
    return WarningRules.load(null).levels().stream()
        .flatMap(level -> level.rules().stream())
        .map(rule -> new Name(rule.id(), rule.nameZh(), rule.nameEn()))
        .distinct()
        .toList();
  }

  /** Levels as the shipped rule book names them; 0 is none. */
  static List<Name> levels() {
    List<Name> levels = new ArrayList<>();
    levels.add(new Name("0", "未提示", "none"));
    WarningRules.load(null)
        .levels()
        .forEach(
            level ->
                levels.add(
                    new Name(String.valueOf(level.number()), level.nameZh(), level.nameEn())));
    return levels;
  }

  static List<Name> reasons() {
    return Arrays.stream(StatusReason.values())
        .map(reason -> new Name(reason.name(), reason.zh(), reason.en()))
        .toList();
  }

  static List<Name> coverage() {
    return Arrays.stream(CoverageStatus.values())
        .map(status -> new Name(status.name(), status.zh(), status.en()))
        .toList();
  }

  static List<Name> issues() {
    return Arrays.stream(IssueCode.values())
        .map(issue -> new Name(issue.name(), issue.zh(), issue.en()))
        .toList();
  }

  static List<Name> funnel() {
    return List.of(
        new Name("IN", "控制限内", "inside the limits"),
        new Name("95", "超出95%控制限", "beyond the 95 % limits"),
        new Name("998", "超出99.8%控制限", "beyond the 99.8 % limits"));
  }

  static List<Name> limits() {
    return List.of(
        new Name("95", "95%控制限", "95 % limit"), new Name("998", "99.8%控制限", "99.8 % limit"));
  }
}
