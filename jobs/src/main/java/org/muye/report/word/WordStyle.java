package org.muye.report.word;

/** The styles a template must have, by the names that Word shows. */
enum WordStyle {
  TITLE("Title", false),
  SUBTITLE("Subtitle", false),
  HEADING_1("heading 1", false),
  HEADING_2("heading 2", false),
  HEADING_3("heading 3", false),
  BODY("Body Text", false),
  LIST("Review List", false),
  NOTE("Review Note", false),
  WARNING("Review Warning", false),
  TABLE_CAPTION("Table Caption", false),
  TABLE_HEADER("Table Header", false),
  TABLE_TEXT("Table Text", false),
  TABLE("Review Table", true),
  FIGURE("Figure", false),
  FIGURE_CAPTION("Figure Caption", false);

  private final String shown;
  private final boolean isTable;

  WordStyle(String shown, boolean isTable) {
    this.shown = shown;
    this.isTable = isTable;
  }

  /** The name that Word shows, in the case the file has it. */
  String shown() {
    return shown;
  }

  /** Whether it is a style of tables, not of paragraphs. */
  boolean isTable() {
    return isTable;
  }

  /**
   * The style of a heading.
   *
   * @param level 1 to 3
   */
  static WordStyle heading(int level) {
    return switch (level) {
      case 1 -> HEADING_1;
      case 2 -> HEADING_2;
      default -> HEADING_3;
    };
  }
}
