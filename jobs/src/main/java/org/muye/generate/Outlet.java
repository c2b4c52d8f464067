package org.muye.generate;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One delivered text file while it is written: rows, planted rows, repeated rows and their counts.
 */
final class Outlet implements AutoCloseable {
  private static final int KEPT = 50;

  final Delivery delivery;
  final List<String> kept = new ArrayList<>();
  private final TextFile file;
  private final List<String> names;
  private final boolean json;
  private String last = "";

  Outlet(Path folder, Delivery delivery, List<String> names, Charset charset) throws IOException {
    this.delivery = delivery;
    this.names = names;
    this.json = delivery.path.endsWith(".jsonl");
    this.file = new TextFile(folder.resolve(delivery.path), charset);
    if (!json) {
      file.line(Cells.csv(names));
    }
  }

  /** An ordinary row; the first few are kept for the next file to repeat. */
  void row(List<String> cells) throws IOException {
    String line = text(cells);
    file.line(line);
    delivery.rows++;
    if (kept.size() < KEPT) {
      kept.add(line);
    }
  }

  /** Repeats rows of an earlier file: two, and one more for each ten thousand. */
  void repeat(List<String> earlier) throws IOException {
    int count = (int) Math.min(earlier.size(), 2 + delivery.rows / 10_000);
    for (String line : earlier.subList(0, count)) {
      file.line(line);
      delivery.rows++;
      delivery.duplicates++;
    }
  }

  /** A planted row; `freeText` is the position of a cell that may hold anything. */
  void plant(Dirt dirt, List<String> cells, int freeText) throws IOException {
    delivery.plant(dirt);
    switch (dirt) {
      case MALFORMED_BYTES -> {
        cells.set(freeText, "x" + TextFile.BAD + "x");
        file.line(text(cells));
      }
      case RAGGED_ROW -> file.line(ragged(cells));
      case MALFORMED_ROW -> {
        String whole = text(cells);
        file.line(whole.substring(0, whole.length() / 2));
      }
      case UNBALANCED_QUOTE ->
          last =
              Cells.csv(cells.subList(0, freeText))
                  + ",\"未闭合,"
                  + Cells.csv(cells.subList(freeText + 2, cells.size()));
      default -> file.line(text(cells));
    }
  }

  private String ragged(List<String> cells) {
    if (delivery.rows % 2 == 0) {
      return Cells.csv(cells.subList(0, cells.size() / 2));
    }
    List<String> longer = new ArrayList<>(cells);
    longer.add("多余");
    return Cells.csv(longer);
  }

  private String text(List<String> cells) {
    return json ? Cells.json(names, cells) : Cells.csv(cells);
  }

  @Override
  public void close() throws IOException {
    if (!last.isEmpty()) {
      file.line(last);
    }
    file.close();
  }
}
