package org.muye.dashboard;

/** The values of an indicator with the border of each unit, one row for each ring of the border. */
final class MapDataset {
  private MapDataset() {}

  static Dataset dataset(String certifiedBy) {
    return new Dataset(
        "map_by_language",
        "各单元的指标值和边界，边界仅为示意。每行按语言各列一次，须筛选语言。 | Values of units with their borders, which"
            + " are a sketch. Each row stands once in each language: filter on it.",
        certifiedBy,
        Names.SELECTED
            + "t.value,\n  "
            + NumberTexts.value()
            + " AS value_text,\n  border.part,\n  border.ring"
            + "\nFROM muye.indicator_value AS t"
            + Names.LANGUAGES
            + "\nJOIN muye.unit_boundary AS border USING (unit_id)"
            + Names.UNITS
            + Names.DEFINITIONS
            + "\nWHERE t.category IS NULL AND NOT ("
            + NumberTexts.isRebased("t")
            + ")",
        Names.columnsAnd(
            DatasetColumn.number("value", "数值", "Value"),
            DatasetColumn.text("value_text", "数值（文字）", "Value in words"),
            new DatasetColumn("part", "INTEGER", "部分 Part", "部分 | Part of the border"),
            DatasetColumn.text("ring", "边界", "Border")));
  }
}
