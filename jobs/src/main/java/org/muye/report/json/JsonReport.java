package org.muye.report.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muye.document.BarChart;
import org.muye.document.Block;
import org.muye.document.Cell;
import org.muye.document.CellWords;
import org.muye.document.Chart;
import org.muye.document.Column;
import org.muye.document.DistrictMap;
import org.muye.document.Document;
import org.muye.document.DotChart;
import org.muye.document.Figure;
import org.muye.document.Format;
import org.muye.document.FunnelChart;
import org.muye.document.Heading;
import org.muye.document.HeatMap;
import org.muye.document.LineChart;
import org.muye.document.NumberedDocument;
import org.muye.document.NumberedDocument.NumberedBlock;
import org.muye.document.NumberedList;
import org.muye.document.PageBreak;
import org.muye.document.Paragraph;
import org.muye.document.Row;
import org.muye.document.ShareBars;
import org.muye.document.Table;
import org.muye.error.PipelineBug;

/**
 * A document as JSON: its blocks in reading order with their numbers, every cell with its value and
 * the words shown for it, every chart as data.
 *
 * <p>Blocks have a {@code type}: heading, paragraph, list, table, figure or page_break. A cell has
 * {@code words}, and {@code value} if it is a number (a percentage as its share), {@code low} and
 * {@code high} if it is an interval, {@code date} if it is a day, {@code "absent": true} if there
 * is no value. A chart has a {@code type} and the components of its record.
 */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          // Charts are written by the components of their records, whatever their methods are
          // called.
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();

  private final NumberedDocument numbered;
  private final CellWords words;

  private JsonReport(NumberedDocument numbered) {
    this.numbered = numbered;
    words = CellWords.of(numbered.document().language());
  }

  /** The document as JSON, to be encoded as UTF-8. */
  public static String of(Document document) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return MAPPER
              .writer(printer)
              .writeValueAsString(new JsonReport(NumberedDocument.of(document)).document())
          + "\n";
    } catch (JsonProcessingException e) {
      throw new PipelineBug("a tree of JSON cannot be written", e);
    }
  }

  private ObjectNode document() {
    Document document = numbered.document();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("language", document.language().tag());
    json.put("title", document.titleInOneLine());
    document.subtitles().forEach(json.putArray("subtitles")::add);
    json.put("mark", document.mark());
    json.put("date", document.date().toString());
    ArrayNode blocks = json.putArray("blocks");
    for (NumberedBlock block : numbered.blocks()) {
      blocks.add(block.block().accept(new Blocks(block.number())));
    }
    return json;
  }

  /** Writes one block. */
  private final class Blocks implements Block.Visitor<ObjectNode> {
    private final String number;

    private Blocks(String number) {
      this.number = number;
    }

    @Override
    public ObjectNode heading(Heading heading) {
      return typed("heading")
          .put("level", heading.level())
          .put("number", number)
          .put("words", heading.words());
    }

    @Override
    public ObjectNode paragraph(Paragraph paragraph) {
      return typed("paragraph")
          .put("kind", lower(paragraph.kind()))
          .put("words", numbered.words(paragraph.text()));
    }

    @Override
    public ObjectNode list(NumberedList list) {
      ObjectNode json = typed("list");
      ArrayNode items = json.putArray("items");
      list.items().forEach(item -> items.add(numbered.words(item)));
      return json;
    }

    @Override
    public ObjectNode table(Table table) {
      ObjectNode json =
          typed("table")
              .put("number", number)
              .put("sheet", table.sheet())
              .put("caption", table.caption());
      ArrayNode columns = json.putArray("columns");
      for (Column column : table.columns()) {
        ObjectNode one = columns.addObject().put("header", column.header());
        format(one, column.format());
        one.put("unit", column.unit()).put("interval", column.isInterval());
      }
      ArrayNode rows = json.putArray("rows");
      for (Row row : table.rows()) {
        ObjectNode one = rows.addObject().put("emphasis", lower(row.emphasis()));
        ArrayNode cells = one.putArray("cells");
        for (int i = 0; i < row.cells().size(); i++) {
          cells.add(cell(row.cells().get(i), table.columns().get(i)));
        }
      }
      table.notes().forEach(json.putArray("notes")::add);
      return json;
    }

    @Override
    public ObjectNode figure(Figure figure) {
      ObjectNode json =
          typed("figure")
              .put("number", number)
              .put("name", figure.name())
              .put("caption", figure.caption())
              .put("alternative", figure.alternative());
      ObjectNode chart = json.putObject("chart").put("type", figure.chart().accept(new Types()));
      chart.setAll(MAPPER.<ObjectNode>valueToTree(figure.chart()));
      return json;
    }

    @Override
    public ObjectNode pageBreak(PageBreak pageBreak) {
      return typed("page_break");
    }
  }

  private ObjectNode cell(Cell cell, Column column) {
    ObjectNode json = MAPPER.createObjectNode().put("words", words.cell(cell, column));
    if (cell instanceof Cell.Number number) {
      json.put("value", number.value());
      ownFormat(json, number.format());
    } else if (cell instanceof Cell.Interval interval) {
      json.put("low", interval.low()).put("high", interval.high());
      ownFormat(json, interval.format());
    } else if (cell instanceof Cell.Day day) {
      json.put("date", day.date().toString());
    } else if (cell instanceof Cell.Absent) {
      json.put("absent", true);
    }
    return json;
  }

  private static void ownFormat(ObjectNode json, @Nullable Format format) {
    if (format != null) {
      format(json, format);
    }
  }

  private static void format(ObjectNode json, Format format) {
    json.put("kind", lower(format.kind())).put("decimals", format.decimals());
  }

  private static ObjectNode typed(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The names of the kinds of charts. */
  private static final class Types implements Chart.Visitor<String> {
    @Override
    public String lines(LineChart chart) {
      return "lines";
    }

    @Override
    public String dots(DotChart chart) {
      return "dots";
    }

    @Override
    public String bars(BarChart chart) {
      return "bars";
    }

    @Override
    public String shares(ShareBars chart) {
      return "shares";
    }

    @Override
    public String funnel(FunnelChart chart) {
      return "funnel";
    }

    @Override
    public String heat(HeatMap chart) {
      return "heat_map";
    }

    @Override
    public String map(DistrictMap chart) {
      return "district_map";
    }
  }
}
