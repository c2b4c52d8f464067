package org.muye.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muye.error.PipelineBug;

/** A document with the numbers of its headings, tables and figures, the same in every format. */
public final class NumberedDocument {
  /**
   * A block and its number.
   *
   * @param block the block
   * @param number what stands in front of its words: 一、 or 1.1 before a heading, 表1 or Table 1
   *     before a caption; empty for the other blocks
   */
  public record NumberedBlock(Block block, String number) {}

  private final Document document;
  private final Numbering numbering;
  private final List<NumberedBlock> blocks = new ArrayList<>();
  private final Map<String, String> references = new HashMap<>();

  private NumberedDocument(Document document) {
    this.document = document;
    this.numbering = Numbering.of(document.language());
  }

  /** Numbers a document. */
  public static NumberedDocument of(Document document) {
    NumberedDocument numbered = new NumberedDocument(document);
    Counter counter = numbered.new Counter();
    for (Block block : document.blocks()) {
      numbered.blocks.add(new NumberedBlock(block, block.accept(counter)));
    }
    return numbered;
  }

  /** The document without numbers. */
  public Document document() {
    return document;
  }

  /** Its blocks in reading order. */
  public List<NumberedBlock> blocks() {
    return List.copyOf(blocks);
  }

  /** How the number of a table or figure is spoken of in the text, such as 表1. */
  public String reference(Text.Reference reference) {
    String number = references.get(reference.target());
    if (number == null) {
      throw new PipelineBug("a reference that the document did not check: " + reference.target());
    }
    return number;
  }

  /** The words of a part of a text. */
  public String words(Text.Part part) {
    if (part instanceof Text.Reference reference) {
      return reference(reference);
    }
    return part instanceof Text.Strong strong ? strong.words() : ((Text.Plain) part).words();
  }

  /** The words of a text in a row. */
  public String words(Text text) {
    return text.parts().stream().map(this::words).collect(Collectors.joining());
  }

  /** What stands before an item of a list, such as （1） or 1. */
  public String item(int number) {
    return numbering.item(number);
  }

  /** A heading or caption with its number in front. */
  public String titled(String number, String words) {
    return numbering.titled(number, words);
  }

  /** Counts headings, tables and figures while it visits the blocks in order. */
  private final class Counter implements Block.Visitor<String> {
    private final int[] headings = new int[Heading.LEVELS];
    private int tables;
    private int figures;

    @Override
    public String heading(Heading heading) {
      if (!heading.isNumbered()) {
        return "";
      }
      headings[heading.level() - 1]++;
      for (int below = heading.level(); below < Heading.LEVELS; below++) {
        headings[below] = 0;
      }
      return numbering.heading(List.of(headings[0], headings[1], headings[2]), heading.level());
    }

    @Override
    public String paragraph(Paragraph paragraph) {
      return "";
    }

    @Override
    public String list(NumberedList list) {
      return "";
    }

    @Override
    public String table(Table table) {
      tables++;
      return named(table.sheet(), numbering.table(tables));
    }

    @Override
    public String figure(Figure figure) {
      figures++;
      return named(figure.name(), numbering.figure(figures));
    }

    @Override
    public String pageBreak(PageBreak pageBreak) {
      return "";
    }

    private String named(String name, String number) {
      references.put(name, number);
      return number;
    }
  }
}
