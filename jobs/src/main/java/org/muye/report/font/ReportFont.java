package org.muye.report.font;

import java.io.InputStream;
import org.muye.error.PipelineBug;

/**
 * A font with the ideographs of GB 2312 and of the table of general standard characters (通用规范汉字表),
 * Latin letters and common signs, cut from Noto by {@code schemas/reports/fonts.py}. There is no
 * bold: what stands out is set in the sans serif, as Chinese print does it.
 */
public enum ReportFont {
  /** For running text. */
  SERIF("Muye Serif", "MuyeSerif-Regular.ttf"),
  /** For headings and pictures. */
  SANS("Muye Sans", "MuyeSans-Regular.ttf");

  private final String family;
  private final String file;

  ReportFont(String family, String file) {
    this.family = family;
    this.file = file;
  }

  /** The name by which style sheets and pictures call it. */
  public String family() {
    return family;
  }

  /** The TrueType file; to be closed by the caller. */
  public InputStream open() {
    String resource = "/report/fonts/" + file;
    InputStream in = ReportFont.class.getResourceAsStream(resource);
    if (in == null) {
      throw new PipelineBug("missing resource " + resource);
    }
    return in;
  }
}
