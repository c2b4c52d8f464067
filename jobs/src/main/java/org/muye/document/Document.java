package org.muye.document;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A report.
 *
 * @param language of all its words
 * @param title its title; line breaks in it say where a wide title is best broken
 * @param subtitles lines under the title: as-of day, version of the definitions, first or revised,
 *     whether it is provisional
 * @param mark what stands on every page, such as 内部资料; empty for nothing
 * @param date the day that files carry as the day of their making, so that the same document makes
 *     the same bytes
 * @param blocks its body in reading order
 */
public record Document(
    Language language,
    String title,
    List<String> subtitles,
    String mark,
    LocalDate date,
    List<Block> blocks) {
  /**
   * @throws IllegalArgumentException without a title, for two tables or figures of one name (sheets
   *     that differ only in upper and lower case included), or a reference to none of them
   */
  public Document {
    subtitles = List.copyOf(subtitles);
    blocks = List.copyOf(blocks);
    Require.words(title, "a document");
    Targets.check(blocks);
  }

  /** The title in the lines that it is best broken into. */
  public List<String> titleLines() {
    return List.of(title.split("\n", -1));
  }

  /** The title in one line, as file properties show it. */
  public String titleInOneLine() {
    return String.join(language == Language.CHINESE ? "" : " ", titleLines());
  }

  /** Checks names and the references to them. */
  private static final class Targets implements Block.Visitor<List<Text>> {
    private final Set<String> names = new HashSet<>();
    private final Set<String> sheets = new HashSet<>();

    static void check(List<Block> blocks) {
      Targets targets = new Targets();
      List<Text> texts = blocks.stream().flatMap(b -> b.accept(targets).stream()).toList();
      for (Text text : texts) {
        for (Text.Part part : text.parts()) {
          if (part instanceof Text.Reference reference
              && !targets.names.contains(reference.target())) {
            throw new IllegalArgumentException(
                "a reference to no table or figure: " + reference.target());
          }
        }
      }
    }

    @Override
    public List<Text> heading(Heading heading) {
      return List.of();
    }

    @Override
    public List<Text> paragraph(Paragraph paragraph) {
      return List.of(paragraph.text());
    }

    @Override
    public List<Text> list(NumberedList list) {
      return list.items();
    }

    @Override
    public List<Text> table(Table table) {
      if (!sheets.add(table.sheet().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("two tables of one name: " + table.sheet());
      }
      return named(table.sheet());
    }

    @Override
    public List<Text> figure(Figure figure) {
      return named(figure.name());
    }

    @Override
    public List<Text> pageBreak(PageBreak pageBreak) {
      return List.of();
    }

    private List<Text> named(String name) {
      if (!names.add(name)) {
        throw new IllegalArgumentException("two tables or figures of one name: " + name);
      }
      return List.of();
    }
  }
}
