package org.muye.report.word;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlCursor;
import org.muye.document.Block;
import org.muye.document.CellWords;
import org.muye.document.Figure;
import org.muye.document.Heading;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.document.NumberedList;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.Table;
import org.muye.document.Text;
import org.muye.report.svg.ChartDrawing;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;

/** Writes blocks in front of the template's placeholder. */
final class WordBody {
  private final OpenedTemplate template;
  private final XWPFParagraph placeholder;
  private final NumberedDocument numbered;
  private final WordTable tables;
  private final WordPicture pictures;
  private final Map<String, String> targets = new HashMap<>();
  private boolean breakBefore;

  WordBody(OpenedTemplate template, XWPFParagraph placeholder, NumberedDocument numbered) {
    this.template = template;
    this.placeholder = placeholder;
    this.numbered = numbered;
    PageWidth width = PageWidth.of(template.word());
    tables = new WordTable(template, CellWords.of(numbered.document().language()), width);
    pictures = new WordPicture(new ChartDrawing(numbered.document().language()), width);
    List<NumberedBlock> blocks = numbered.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).block() instanceof Table table) {
        targets.put(table.sheet(), bookmark(i));
      } else if (blocks.get(i).block() instanceof Figure figure) {
        targets.put(figure.name(), bookmark(i));
      }
    }
  }

  /** Writes a block. */
  void write(NumberedBlock block, int place) {
    block.block().accept(new Writer(block.number(), place));
  }

  private static String bookmark(int place) {
    return "part_" + (place + 1);
  }

  /** Writes one block; the methods return the paragraph that they wrote last. */
  private final class Writer implements Block.Visitor<XWPFParagraph> {
    private final String number;
    private final int place;

    private Writer(String number, int place) {
      this.number = number;
      this.place = place;
    }

    @Override
    public XWPFParagraph heading(Heading heading) {
      return words(WordStyle.heading(heading.level()), numbered.titled(number, heading.words()));
    }

    @Override
    public XWPFParagraph paragraph(Paragraph paragraph) {
      XWPFParagraph written =
          styled(
              switch (paragraph.kind()) {
                case BODY -> WordStyle.BODY;
                case NOTE -> WordStyle.NOTE;
                case WARNING -> WordStyle.WARNING;
              });
      text(written, paragraph.text());
      return written;
    }

    @Override
    public XWPFParagraph list(NumberedList list) {
      XWPFParagraph item = placeholder;
      for (int i = 0; i < list.items().size(); i++) {
        item = words(WordStyle.LIST, numbered.item(i + 1));
        if (!numbered.item(i + 1).endsWith("）")) {
          Runs.add(item, " ");
        }
        text(item, list.items().get(i));
      }
      return item;
    }

    @Override
    public XWPFParagraph table(Table table) {
      XWPFParagraph last = caption(WordStyle.TABLE_CAPTION, table.caption());
      try (XmlCursor cursor = placeholder.getCTP().newCursor()) {
        tables.fill(template.word().insertNewTbl(cursor), table);
      }
      for (String note : table.notes()) {
        last = words(WordStyle.NOTE, note);
      }
      return last;
    }

    @Override
    public XWPFParagraph figure(Figure figure) {
      pictures.draw(styled(WordStyle.FIGURE), figure, place + 1);
      return caption(WordStyle.FIGURE_CAPTION, figure.caption());
    }

    @Override
    public XWPFParagraph pageBreak(PageBreak pageBreak) {
      breakBefore = true;
      return placeholder;
    }

    /** A caption with the bookmark that references lead to. */
    private XWPFParagraph caption(WordStyle style, String words) {
      XWPFParagraph caption = styled(style);
      CTBookmark start = caption.getCTP().addNewBookmarkStart();
      start.setId(BigInteger.valueOf(place + 1L));
      start.setName(bookmark(place));
      Runs.add(caption, numbered.titled(number, words));
      caption.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(place + 1L));
      return caption;
    }
  }

  private XWPFParagraph words(WordStyle style, String words) {
    XWPFParagraph paragraph = styled(style);
    Runs.add(paragraph, words);
    return paragraph;
  }

  private XWPFParagraph styled(WordStyle style) {
    try (XmlCursor cursor = placeholder.getCTP().newCursor()) {
      XWPFParagraph paragraph = template.word().insertNewParagraph(cursor);
      paragraph.setStyle(template.style(style));
      if (breakBefore) {
        paragraph.setPageBreak(true);
        breakBefore = false;
      }
      return paragraph;
    }
  }

  private void text(XWPFParagraph paragraph, Text text) {
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Reference reference) {
        CTHyperlink link = paragraph.getCTP().addNewHyperlink();
        link.setAnchor(targets.get(reference.target()));
        link.addNewR().addNewT().setStringValue(numbered.words(part));
      } else {
        XWPFRun run = Runs.add(paragraph, numbered.words(part));
        if (part instanceof Text.Strong) {
          run.setBold(true);
        }
      }
    }
  }
}
