package org.muye.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muye.contract.Contract;
import org.muye.contract.ContractColumn;
import org.muye.disclosure.PublishedTable;

/**
 * A table of the mart with each row once in each language, and names instead of codes, so that one
 * filter on {@code language} switches all names of a dashboard. Whoever does not filter on it sees
 * each row twice.
 */
final class LanguageDataset {
  /**
   * A filter takes its first value before it knows the language that another filter has chosen, and
   * keeps it: so that must be one in the first language.
   */
  private static final String ZH_FIRST = "CASE language.language WHEN 'zh' THEN '0' ELSE '1' END";

  private static final String RATES_FIRST =
      ZH_FIRST
          + " || CASE WHEN t.unit = 'per 10,000 residents' THEN '0' ELSE '1' END"
          + " || CASE t.record WHEN 'incident' THEN '0' WHEN 'dispute' THEN '1' ELSE '2' END"
          + " || t.indicator_id";
  private static final String HAS_WHOLE =
      "EXISTS (SELECT 1 FROM muye.indicator_value AS v WHERE v.indicator_id = t.indicator_id"
          + " AND v.category IS NULL)";

  private final PublishedTable published;
  private final Contract contract;
  private final CodeNames names;
  private final List<String> expressions = new ArrayList<>();
  private final List<DatasetColumn> columns = new ArrayList<>();
  private final StringBuilder joins = new StringBuilder();

  private LanguageDataset(PublishedTable published, Contract contract, CodeNames names) {
    this.published = published;
    this.contract = contract;
    this.names = names;
  }

  static Dataset of(PublishedTable published, Contract contract, CodeNames names) {
    return new LanguageDataset(published, contract, names).dataset();
  }

  private Dataset dataset() {
    for (DatasetColumn column : Datasets.columns(published, contract)) {
      add("t." + column.name(), column);
    }
    add("language.language", DatasetColumn.text("language", "语言", "Language"));
    pairs();
    unit();
    period();
    indicator();
    codes();
    special();
    if (published.hasCounts()) {
      hiddenNumbers();
    }
    return new Dataset(
        contract.table() + "_by_language",
        Datasets.description(contract)
            + " 每行按语言各列一次，须筛选语言。 | Each row stands once in each language: filter on it.",
        Datasets.certifiedBy(contract),
        "SELECT "
            + String.join(",\n  ", expressions)
            + "\nFROM muye."
            + contract.table()
            + " AS t"
            + Names.LANGUAGES
            + joins,
        columns);
  }

  private void add(String expression, DatasetColumn column) {
    String as = " AS " + column.name();
    expressions.add(expression.endsWith("." + column.name()) ? expression : expression + as);
    columns.add(column);
  }

  private boolean has(String column) {
    return columns.stream().anyMatch(known -> known.name().equals(column));
  }

  private Optional<ContractColumn> find(String column) {
    return contract.find(column).filter(found -> has(column));
  }

  /** One name where the table has a Chinese and an English one. */
  private void pairs() {
    for (ContractColumn zh : contract.columns()) {
      String name = zh.name().replaceFirst("_zh$", "");
      if (name.equals(zh.name()) || has(name) || !has(name + "_en") || name.equals("unit_name")) {
        continue;
      }
      String chosen = Words.choose("t." + zh.name(), "t." + name + "_en");
      switch (name) {
        case "name" -> add(chosen, DatasetColumn.text("indicator_name", "指标", "Indicator"));
        case "label" -> add(chosen, DatasetColumn.text("period_label", "周期", "Period"));
        case "level_name" ->
            add(
                "COALESCE(" + chosen + ", " + Words.NO_LEVEL + ")",
                DatasetColumn.text(name, "研判提示等级", "Level"));
        default ->
            add(chosen, DatasetColumn.text(name, zh.titleZh(), zh.titleEn().replace(" zh", "")));
      }
    }
  }

  private void unit() {
    if (!has("unit_id")) {
      return;
    }
    joins.append(Names.UNITS);
    add(Names.UNIT_NAME, DatasetColumn.text("unit_name", "单元", "Unit"));
    add(
        Names.UNIT_ROLE,
        DatasetColumn.text(
            "unit_role", "全域、单元或不明", "Whole region, unit or unknown: whole, unit, unknown"));
  }

  private void period() {
    if (!has("period") || has("period_label")) {
      return;
    }
    joins.append("\nLEFT JOIN muye.period AS labelled ON labelled.period = t.period");
    add(
        "COALESCE(" + Words.choose("labelled.label_zh", "labelled.label_en") + ", t.period)",
        DatasetColumn.text("period_label", "周期", "Period"));
  }

  private void indicator() {
    if (!has("indicator_id") || has("indicator_name")) {
      return;
    }
    joins.append(Names.DEFINITIONS);
    add(Names.INDICATOR_NAME, DatasetColumn.text("indicator_name", "指标", "Indicator"));
    add(
        Words.choose("definition.unit_zh", "definition.unit"),
        DatasetColumn.text("indicator_unit", "单位", "Unit of value"));
  }

  /** Names of the codes of short lists. */
  private void codes() {
    for (ContractColumn column : contract.columns()) {
      String list = column.codeList();
      if (list != null && has(column.name()) && !has(column.name() + "_name")) {
        add(
            Words.of("t." + column.name(), names.list(list)),
            DatasetColumn.text(column.name() + "_name", column.titleZh(), column.titleEn()));
      }
    }
  }

  /** Codes of which the contract does not say what they mean. */
  private void special() {
    find("issue_code")
        .ifPresent(
            code ->
                add(
                    Words.of("t.issue_code", CodeNames.issues()),
                    DatasetColumn.text("issue_name", "原因", "Reason")));
    find("record")
        .ifPresent(
            record ->
                add(
                    Words.of("t.record", names.records()),
                    DatasetColumn.text("record_name", "记录类型", "Kind of record")));
    find("rules")
        .ifPresent(
            code ->
                add(
                    "COALESCE("
                        + Words.ofList("t.rules", CodeNames.rules())
                        + ", CASE WHEN t.held THEN "
                        + Words.HELD
                        + " END)",
                    DatasetColumn.text("rules_text", "提示理由", "Reasons")));
    find("previous_level")
        .ifPresent(
            level ->
                add(
                    Words.of("CAST(t.previous_level AS text)", CodeNames.levels()),
                    DatasetColumn.text("previous_level_name", "上季等级", "Level before")));
    if (has("indicator_id") && has("category")) {
      add(names.classOfIncidents(), DatasetColumn.text("category_name", "分类", "Class"));
    }
    if (has("dimension") && has("code")) {
      add(names.venueOrSkill(), DatasetColumn.text("code_name", "场所类型或技能", "Venue or skill"));
    }
    if (has("parent_id")) {
      add(
          ZH_FIRST
              + " || CASE WHEN t.parent_id IS NULL THEN '0' ELSE '1' || COALESCE(t.unit_code, '')"
              + " END",
          DatasetColumn.text("unit_order", "排序", "Order: the whole region first"));
    }
    if (has("formula")) {
      add(RATES_FIRST, DatasetColumn.text("indicator_order", "排序", "Order: rates first"));
      add(
          HAS_WHOLE,
          new DatasetColumn(
              "has_whole",
              "BOOLEAN",
              "有总数 Has a whole",
              "有总数 | Whether there are values that are not broken down"));
    }
    if (has("closes_on")) {
      add(
          "t.closes_on <= (SELECT max(as_of) FROM muye.publication)",
          new DatasetColumn(
              "is_closed",
              "BOOLEAN",
              "是否已关账 Closed",
              "是否已关账 | Whether it is closed as of the newest night"));
    }
  }

  /** Numbers as texts, in which a hidden one reads as hidden and an absent one as absent. */
  private void hiddenNumbers() {
    boolean ofIndicator = has("indicator_id");
    if (has("status_reason")) {
      add(
          "COALESCE("
              + Words.ofList(
                  "t.status_reason", ofIndicator ? CodeNames.reasons() : CodeNames.coverage())
              + ", '')",
          DatasetColumn.text("status_text", "状态说明", "Remarks"));
    }
    if (ofIndicator && has("value")) {
      NumberTexts.ofIndicator().forEach(this::add);
      return;
    }
    Set<String> hidden = Set.copyOf(published.hidden());
    for (ContractColumn column : contract.columns()) {
      DatasetColumn described = DatasetColumn.of(column);
      if (hidden.contains(column.name()) && has(column.name()) && described.isNumber()) {
        add(
            NumberTexts.of("t", column),
            new DatasetColumn(
                column.name() + "_text", "TEXT", described.title(), described.description()));
      }
    }
  }
}
