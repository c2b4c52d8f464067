package org.muye.report.word;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.EmptyFileException;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** A template whose placeholders and styles were found. */
final class OpenedTemplate {
  private static final String TITLE = "{{title}}";
  private static final String SUBTITLE = "{{subtitle}}";
  private static final String BODY = "{{body}}";
  private static final String MARK = "{{mark}}";

  private final XWPFDocument word;
  private final Map<WordStyle, String> styles = new EnumMap<>(WordStyle.class);

  private OpenedTemplate(XWPFDocument word) {
    this.word = word;
  }

  /**
   * Opens a template.
   *
   * @throws UserError if it is no Word file, or lacks placeholders or styles: all of them are named
   */
  static OpenedTemplate open(WordTemplate template) {
    OpenedTemplate opened = new OpenedTemplate(document(template));
    List<Message> problems = new ArrayList<>();
    opened.findStyles(problems);
    for (String placeholder : List.of(TITLE, SUBTITLE, BODY)) {
      if (opened.inBody(placeholder) == null) {
        problems.add(Message.of("report.no_paragraph_of_placeholder", placeholder));
      }
    }
    if (opened.marks().isEmpty()) {
      problems.add(Message.of("report.no_page_header_with", MARK));
    }
    if (!problems.isEmpty()) {
      throw UserError.of(
          "report.template_incomplete", template.name(), Message.joined("list.items", problems));
    }
    return opened;
  }

  XWPFDocument word() {
    return word;
  }

  /** The identifier by which paragraphs and tables name the style. */
  String style(WordStyle style) {
    String id = styles.get(style);
    if (id == null) {
      throw new PipelineBug("a style that was not looked for: " + style);
    }
    return id;
  }

  XWPFParagraph title() {
    return required(TITLE);
  }

  XWPFParagraph subtitle() {
    return required(SUBTITLE);
  }

  XWPFParagraph body() {
    return required(BODY);
  }

  /** Puts the mark into every page header that asks for it. */
  void fillMarks(String mark) {
    for (XWPFParagraph paragraph : marks()) {
      Runs.replace(paragraph, paragraph.getText().replace(MARK, mark));
    }
  }

  private XWPFParagraph required(String placeholder) {
    XWPFParagraph paragraph = inBody(placeholder);
    if (paragraph == null) {
      throw new PipelineBug("a placeholder that is used up: " + placeholder);
    }
    return paragraph;
  }

  /** By the words of the whole paragraph: an editor may have split them into several runs. */
  private @Nullable XWPFParagraph inBody(String placeholder) {
    return word.getParagraphs().stream()
        .filter(paragraph -> paragraph.getText().strip().equals(placeholder))
        .findFirst()
        .orElse(null);
  }

  private List<XWPFParagraph> marks() {
    return Stream.concat(word.getHeaderList().stream(), word.getFooterList().stream())
        .flatMap(part -> part.getParagraphs().stream())
        .filter(paragraph -> paragraph.getText().contains(MARK))
        .toList();
  }

  private void findStyles(List<Message> problems) {
    List<CTStyle> all = styles();
    for (WordStyle style : WordStyle.values()) {
      all.stream()
          .filter(
              one ->
                  one.getName() != null
                      && one.getName().getVal().equalsIgnoreCase(style.shown())
                      && one.getType()
                          == (style.isTable() ? STStyleType.TABLE : STStyleType.PARAGRAPH))
          .findFirst()
          .ifPresentOrElse(
              found -> styles.put(style, found.getStyleId()),
              () ->
                  problems.add(
                      Message.of(
                          style.isTable() ? "report.no_table_style" : "report.no_paragraph_style",
                          style.shown())));
    }
  }

  private List<CTStyle> styles() {
    try {
      return word.getStyles() == null ? List.of() : word.getStyle().getStyleList();
    } catch (IOException | XmlException e) {
      throw new PipelineBug("styles that were read once cannot be read again", e);
    }
  }

  private static XWPFDocument document(WordTemplate template) {
    try {
      return new XWPFDocument(new ByteArrayInputStream(template.content()));
    } catch (IOException
        | POIXMLException
        | UnsupportedFileFormatException
        | EmptyFileException e) {
      UserError error = UserError.of("report.template_not_word", template.name());
      error.initCause(e);
      throw error;
    }
  }
}
