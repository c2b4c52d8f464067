package org.muye.report.word;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.muye.document.Cell;
import org.muye.document.CellWords;
import org.muye.document.Column;
import org.muye.document.Row;
import org.muye.document.Table;
import org.muye.report.text.TableLayout;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLook;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** Fills tables: the look is the template's, widths and alignment follow from the content. */
record WordTable(OpenedTemplate template, CellWords words, PageWidth width) {
  private static final String TINT = "EDEDED";

  /** The print of the template's own style, which need not be set on each run. */
  private static final double USUAL_POINTS = 10.5;

  void fill(XWPFTable table, Table content) {
    TableLayout layout = TableLayout.of(content, words, width.points());
    List<Integer> widths = widths(layout);
    look(table, widths);
    XWPFTableRow header = table.getRow(0);
    header.setRepeatHeader(true);
    header.setCantSplitRow(true);
    for (int i = 0; i < widths.size(); i++) {
      XWPFTableCell cell = cell(header, i, widths.get(i));
      XWPFParagraph paragraph = paragraph(cell, WordStyle.TABLE_HEADER);
      sized(Runs.add(paragraph, words.header(content.columns().get(i))), layout);
    }
    for (Row row : content.rows()) {
      row(table.createRow(), row, content.columns(), widths, layout);
    }
    if (content.isShort()) {
      keepTogether(table);
    }
  }

  private void look(XWPFTable table, List<Integer> widths) {
    CTTblPr properties = table.getCTTbl().getTblPr();
    if (properties.isSetTblBorders()) {
      // What the library draws by default would hide the style's.
      properties.unsetTblBorders();
    }
    table.setStyleID(template.style(WordStyle.TABLE));
    table.setWidthType(TableWidthType.DXA);
    table.setWidth(Integer.toString(width.twips()));
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    CTTblLook look =
        properties.isSetTblLook() ? properties.getTblLook() : properties.addNewTblLook();
    look.setFirstRow(true);
    CTTblGrid grid =
        table.getCTTbl().getTblGrid() == null
            ? table.getCTTbl().addNewTblGrid()
            : table.getCTTbl().getTblGrid();
    while (grid.sizeOfGridColArray() > 0) {
      grid.removeGridCol(0);
    }
    for (int column : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf(column));
    }
  }

  private void row(
      XWPFTableRow target,
      Row row,
      List<Column> columns,
      List<Integer> widths,
      TableLayout layout) {
    target.setCantSplitRow(true);
    boolean isBold = row.emphasis() != Row.Emphasis.NONE;
    for (int i = 0; i < columns.size(); i++) {
      Cell content = row.cells().get(i);
      XWPFTableCell cell = cell(target, i, widths.get(i));
      XWPFParagraph paragraph = paragraph(cell, WordStyle.TABLE_TEXT);
      paragraph.setAlignment(alignment(columns.get(i), i));
      XWPFRun run = Runs.add(paragraph, words.cell(content, columns.get(i)));
      sized(run, layout);
      if (isBold) {
        run.setBold(true);
      }
      if (row.emphasis() == Row.Emphasis.HIGHLIGHT) {
        cell.setColor(TINT);
      } else if (row.emphasis() == Row.Emphasis.TOTAL) {
        cell.getCTTc().getTcPr().addNewTcBorders().addNewTop().setVal(STBorder.SINGLE);
        cell.getCTTc().getTcPr().getTcBorders().getTop().setSz(BigInteger.valueOf(8));
      }
    }
  }

  /** A row stays with the next if its paragraphs do. */
  private static void keepTogether(XWPFTable table) {
    for (XWPFTableRow row : table.getRows().subList(0, table.getNumberOfRows() - 1)) {
      for (XWPFTableCell cell : row.getTableCells()) {
        cell.getParagraphs().forEach(paragraph -> paragraph.setKeepNext(true));
      }
    }
  }

  private static ParagraphAlignment alignment(Column column, int place) {
    return place > 0 && column.format().isNumeric()
        ? ParagraphAlignment.RIGHT
        : ParagraphAlignment.LEFT;
  }

  private static XWPFTableCell cell(XWPFTableRow row, int place, int width) {
    XWPFTableCell existing = row.getCell(place);
    XWPFTableCell cell = existing == null ? row.createCell() : existing;
    cell.setWidthType(TableWidthType.DXA);
    cell.setWidth(Integer.toString(width));
    cell.setVerticalAlignment(XWPFVertAlign.CENTER);
    return cell;
  }

  private XWPFParagraph paragraph(XWPFTableCell cell, WordStyle style) {
    XWPFParagraph paragraph =
        cell.getParagraphs().isEmpty() ? cell.addParagraph() : cell.getParagraphs().get(0);
    paragraph.setStyle(template.style(style));
    return paragraph;
  }

  private static void sized(XWPFRun run, TableLayout layout) {
    if (layout.points() != USUAL_POINTS) {
      run.setFontSize(layout.points());
    }
  }

  /** Whole twips whose sum is the width of the page. */
  private List<Integer> widths(TableLayout layout) {
    List<Integer> widths = new ArrayList<>();
    double end = 0;
    int before = 0;
    for (double share : layout.shares()) {
      end += share * width.twips();
      int rounded = (int) Math.round(end);
      widths.add(rounded - before);
      before = rounded;
    }
    return widths;
  }
}
