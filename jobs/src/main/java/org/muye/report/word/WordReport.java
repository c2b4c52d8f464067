package org.muye.report.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlCursor;
import org.muye.document.Document;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.muye.report.zip.TimelessZip;

/** A document as a Word file. */
public final class WordReport {
  private WordReport() {}

  /**
   * The bytes of the file, the same for the same document and template.
   *
   * @throws UserError if the template lacks a placeholder or style
   */
  public static byte[] of(Document document, WordTemplate template) {
    OpenedTemplate opened = OpenedTemplate.open(template);
    try (XWPFDocument word = opened.word()) {
      opened.fillMarks(document.mark());
      Runs.replace(opened.title(), document.titleLines());
      subtitles(opened, document.subtitles());
      blocks(opened, NumberedDocument.of(document));
      properties(word.getProperties().getCoreProperties(), document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      word.write(bytes);
      return TimelessZip.dated(bytes.toByteArray(), document.date());
    } catch (IOException e) {
      throw new PipelineBug("a Word file in memory cannot be written", e);
    }
  }

  private static void subtitles(OpenedTemplate opened, List<String> lines) {
    XWPFParagraph placeholder = opened.subtitle();
    for (String line : lines) {
      try (XmlCursor cursor = placeholder.getCTP().newCursor()) {
        XWPFParagraph paragraph = opened.word().insertNewParagraph(cursor);
        paragraph.setStyle(opened.style(WordStyle.SUBTITLE));
        Runs.add(paragraph, line);
      }
    }
    remove(opened.word(), placeholder);
  }

  private static void blocks(OpenedTemplate opened, NumberedDocument numbered) {
    XWPFParagraph placeholder = opened.body();
    WordBody body = new WordBody(opened, placeholder, numbered);
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      body.write(blocks.get(i), i);
    }
    remove(opened.word(), placeholder);
  }

  private static void remove(XWPFDocument word, XWPFParagraph paragraph) {
    word.removeBodyElement(word.getPosOfParagraph(paragraph));
  }

  /** Takes clock and login name out of the file. */
  private static void properties(CoreProperties properties, Document document) {
    Optional<Date> day = Optional.of(date(document.date()));
    properties.setTitle(document.titleInOneLine());
    properties.setCreator("Muye");
    properties.setLastModifiedByUser("Muye");
    properties.setCreated(day);
    properties.setModified(day);
    properties.setRevision("1");
  }

  private static Date date(LocalDate date) {
    return Date.from(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
