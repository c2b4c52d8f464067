package org.muye.review;

/** Names of indicators, from their published definitions. */
final class Names {
  private Names() {}

  static String indicator(ReviewContext context, String id) {
    return context.inputs.table("gold.indicator_definition").stream()
        .filter(row -> row.is("indicator_id", id))
        .findFirst()
        .map(row -> context.words.name(row.words("name_zh"), row.words("name_en")))
        .orElse(id);
  }

  /** The name of a series such as I2:01. */
  static String series(ReviewContext context, GoldRow row) {
    String category = row.words("category");
    String indicator = indicator(context, row.words("indicator_id"));
    String count = context.words.orElse("series." + row.words("indicator_id"), indicator);
    return category.isEmpty()
        ? count
        : context.words.get(
            "with_category",
            count,
            context.words.code(context.inputs.codes(), "incident_category", category));
  }
}
