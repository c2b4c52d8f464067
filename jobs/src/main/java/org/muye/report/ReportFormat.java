package org.muye.report;

/** The kinds of files a report is written as. */
public enum ReportFormat {
  /** A web page. */
  HTML("html"),
  /** A Word document. */
  DOCX("docx"),
  /** An Excel workbook of the tables. */
  XLSX("xlsx"),
  /** A PDF. */
  PDF("pdf"),
  /** The content for programs. */
  JSON("json");

  private final String extension;

  ReportFormat(String extension) {
    this.extension = extension;
  }

  /** The end of the file's name, without a dot. */
  public String extension() {
    return extension;
  }
}
