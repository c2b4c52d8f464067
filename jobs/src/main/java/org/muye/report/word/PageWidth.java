package org.muye.report.word;

import org.apache.poi.ooxml.util.POIXMLUnits;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * The width of the text of a page.
 *
 * @param englishMetricUnits in units of 1/914,400 inch
 */
record PageWidth(int englishMetricUnits) {
  private static final int TWIPS_PER_POINT = 20;

  /** Of A4 with the margins of the shipped template. */
  private static final int USUAL = 156 * Units.EMU_PER_CENTIMETER / 10;

  static PageWidth of(XWPFDocument word) {
    CTSectPr section = word.getDocument().getBody().getSectPr();
    if (section == null || section.getPgSz() == null || section.getPgMar() == null) {
      return new PageWidth(USUAL);
    }
    CTPageMar margins = section.getPgMar();
    return new PageWidth(
        Math.toIntExact(
            POIXMLUnits.parseLength(section.getPgSz().xgetW())
                - POIXMLUnits.parseLength(margins.xgetLeft())
                - POIXMLUnits.parseLength(margins.xgetRight())));
  }

  double points() {
    return Units.toPoints(englishMetricUnits);
  }

  /** In twentieths of a point. */
  int twips() {
    return (int) Math.round(points() * TWIPS_PER_POINT);
  }
}
