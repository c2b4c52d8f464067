package org.muye.dashboard;

import java.util.List;
import java.util.stream.Stream;

/** Names of units and indicators, joined to rows t of the mart in the language of the row. */
final class Names {
  /** The two languages, which every row is joined to. */
  static final String LANGUAGES = "\nCROSS JOIN (VALUES ('zh'), ('en')) AS language(language)";

  /** The newest name of a unit: a filter on it finds the unit under its earlier codes too. */
  static final String UNITS =
      "\n"
          + "LEFT JOIN (SELECT DISTINCT ON (unit_id) unit_id, parent_id, unit_name_zh, unit_name_en"
          + " FROM muye.unit ORDER BY unit_id, valid_from DESC NULLS LAST) AS named USING"
          + " (unit_id)";

  /** The newest definition of an indicator. */
  static final String DEFINITIONS =
      "\nLEFT JOIN (SELECT DISTINCT ON (indicator_id) indicator_id, name_zh, name_en, unit, unit_zh"
          + " FROM muye.indicator_definition ORDER BY indicator_id, definition_version DESC)"
          + " AS definition USING (indicator_id)";

  static final String UNIT_NAME =
      "COALESCE("
          + Words.choose("named.unit_name_zh", "named.unit_name_en")
          + ", "
          + Words.NO_UNIT
          + ")";

  static final String UNIT_ROLE =
      "CASE WHEN named.unit_id IS NULL THEN 'unknown' WHEN named.parent_id IS NULL THEN 'whole'"
          + " ELSE 'unit' END";

  static final String INDICATOR_NAME = Words.choose("definition.name_zh", "definition.name_en");

  /** The columns that name a row of indicator values, in the order of {@link #COLUMNS}. */
  static final String SELECTED =
      "SELECT language.language,\n  t.indicator_id,\n  "
          + INDICATOR_NAME
          + " AS indicator_name,\n  t.period,\n  t.unit_id,\n  "
          + UNIT_NAME
          + " AS unit_name,\n  ";

  static final List<DatasetColumn> COLUMNS =
      List.of(
          DatasetColumn.text("language", "语言", "Language"),
          DatasetColumn.text("indicator_id", "指标编号", "Indicator id"),
          DatasetColumn.text("indicator_name", "指标", "Indicator"),
          DatasetColumn.text("period", "周期", "Period"),
          DatasetColumn.text("unit_id", "单元编号", "Unit id"),
          DatasetColumn.text("unit_name", "单元", "Unit"));

  private Names() {}

  /** {@link #COLUMNS} and further ones. */
  static List<DatasetColumn> columnsAnd(DatasetColumn... more) {
    return Stream.concat(COLUMNS.stream(), Stream.of(more)).toList();
  }
}
