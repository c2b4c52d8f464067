package org.muye.report.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.namespace.QName;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.xmlbeans.XmlCursor;
import org.muye.document.Figure;
import org.muye.error.PipelineBug;
import org.muye.report.svg.ChartDrawing;
import org.muye.report.svg.PngPicture;
import org.openxmlformats.schemas.drawingml.x2006.main.CTBlip;
import org.openxmlformats.schemas.drawingml.x2006.wordprocessingDrawing.CTInline;

/**
 * Puts charts into paragraphs: as SVG, which stays sharp at any size, and as PNG for programs that
 * do not show SVG.
 */
record WordPicture(ChartDrawing drawing, PageWidth width) {
  /** 312 dots an inch at the width of an A4 page's text. */
  private static final int PIXELS = 1920;

  private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

  /** How Office marks the SVG of a picture ([MS-ODRAWXML] 2.3.2.1). */
  private static final String SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

  /**
   * @param number of the picture, unique in its file
   */
  void draw(XWPFParagraph paragraph, Figure figure, int number) {
    String svg = drawing.svg(figure);
    byte[] png = PngPicture.of(svg, PIXELS);
    try {
      int height = ImageIO.read(new ByteArrayInputStream(png)).getHeight();
      int units = width.englishMetricUnits();
      XWPFPicture picture =
          paragraph
              .createRun()
              .addPicture(
                  new ByteArrayInputStream(png),
                  PictureType.PNG,
                  figure.name() + ".png",
                  units,
                  (int) Math.round((double) units * height / PIXELS));
      CTInline inline = paragraph.getRuns().get(0).getCTR().getDrawingArray(0).getInlineArray(0);
      inline.getDocPr().setId(number);
      inline.getDocPr().setName(figure.name());
      inline.getDocPr().setDescr(figure.alternative());
      XWPFDocument word = paragraph.getDocument();
      String relation = word.addPictureData(svg.getBytes(StandardCharsets.UTF_8), PictureType.SVG);
      extend(picture.getCTPicture().getBlipFill().getBlip(), relation);
    } catch (IOException | InvalidFormatException e) {
      throw new PipelineBug("a picture in memory cannot be added", e);
    }
  }

  private static void extend(CTBlip blip, String relation) {
    try (XmlCursor cursor = blip.newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new QName(DRAWING, "extLst", "a"));
      cursor.beginElement(new QName(DRAWING, "ext", "a"));
      cursor.insertAttributeWithValue("uri", SVG_EXTENSION);
      cursor.beginElement(new QName(SVG, "svgBlip", "asvg"));
      cursor.insertAttributeWithValue(new QName(RELATIONS, "embed", "r"), relation);
    }
  }
}
