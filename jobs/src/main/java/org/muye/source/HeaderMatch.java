package org.muye.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muye.error.Message;
import org.muye.error.UserError;

/**
 * How the columns of a layout meet the columns of a file.
 *
 * @param header the header's names, trimmed, without blank names at the end; empty without header
 * @param positions mapping key to position in the file, from 0; absent columns are left out
 * @param unknown names that no column of the layout takes, in file order; a text that tells the
 *     position where a column has none
 * @param missingRequired keys of required columns that the file does not have
 * @param missingOptional keys of optional columns that the file does not have
 * @param problems what makes the header unusable, as parts of a sentence; empty when usable
 */
public record HeaderMatch(
    List<String> header,
    Map<String, Integer> positions,
    List<Object> unknown,
    List<String> missingRequired,
    List<String> missingOptional,
    List<Message> problems) {

  private static final int ABSENT = -1;
  private static final int AMBIGUOUS = -2;

  /** Copies the collections. */
  public HeaderMatch {
    header = List.copyOf(header);
    positions = Map.copyOf(positions);
    unknown = List.copyOf(unknown);
    missingRequired = List.copyOf(missingRequired);
    missingOptional = List.copyOf(missingOptional);
    problems = List.copyOf(problems);
  }

  /** The columns of a file without header, which are found by position alone. */
  static HeaderMatch byPosition(List<ColumnLayout> columns) {
    Map<String, Integer> positions = new HashMap<>();
    for (ColumnLayout column : columns) {
      positions.put(column.key(), column.position() - 1);
    }
    return new HeaderMatch(List.of(), positions, List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Matches names exactly after trimming, and what is left without regard to case.
   *
   * @param found the header's fields as read
   */
  static HeaderMatch match(List<String> found, List<ColumnLayout> columns) {
    List<String> header = trimmed(found);
    boolean[] taken = new boolean[header.size()];
    Map<String, Integer> positions = new HashMap<>();
    List<String> required = new ArrayList<>();
    List<String> optional = new ArrayList<>();
    List<Message> problems = new ArrayList<>();
    List<ColumnLayout> left = new ArrayList<>();
    for (ColumnLayout column : columns) {
      int at = column.position() > 0 ? byPosition(column, header) : exact(column, header);
      if (at == ABSENT && column.position() == 0) {
        left.add(column);
      } else {
        settle(column, at, taken, positions, required, optional, problems);
      }
    }
    boolean[] takenExactly = taken.clone();
    for (ColumnLayout column : left) {
      int at = ignoringCase(column, header, takenExactly);
      settle(column, at, taken, positions, required, optional, problems);
    }
    List<Object> unknown = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (!taken[i]) {
        unknown.add(header.get(i).isEmpty() ? withoutName(i) : header.get(i));
      }
    }
    return new HeaderMatch(header, positions, unknown, required, optional, problems);
  }

  /** The unknown columns in English, as the run report keeps them. */
  public List<String> unknownNames() {
    return unknown.stream()
        .map(column -> column instanceof Message text ? text.in(Locale.ROOT) : column.toString())
        .toList();
  }

  private static Message withoutName(int at) {
    return Message.of("source.column_without_name", at + 1);
  }

  /**
   * Returns this match when rows can be read by it.
   *
   * @throws UserError with every problem of the header
   */
  HeaderMatch usable(String fileName) {
    if (!problems.isEmpty()) {
      throw SourceErrors.columns(fileName, problems, header);
    }
    return this;
  }

  private static void settle(
      ColumnLayout column,
      int at,
      boolean[] taken,
      Map<String, Integer> positions,
      List<String> required,
      List<String> optional,
      List<Message> problems) {
    if (at >= 0) {
      taken[at] = true;
      positions.put(column.key(), at);
    } else if (at == AMBIGUOUS) {
      problems.add(
          Message.of(
              "source.header_fits_several_times",
              column.key(),
              Message.joined("list.or", column.names())));
    } else if (column.optional()) {
      optional.add(column.key());
    } else {
      required.add(column.key());
      Object expected =
          column.position() > 0
              ? Message.of("source.at_position", column.position())
              : Message.joined("list.or", column.names());
      problems.add(Message.of("source.header_lacks_column", column.key(), expected));
    }
  }

  private static int byPosition(ColumnLayout column, List<String> header) {
    return column.position() <= header.size() ? column.position() - 1 : ABSENT;
  }

  private static int exact(ColumnLayout column, List<String> header) {
    for (String name : column.names()) {
      String wanted = FieldText.trim(name);
      int at = header.indexOf(wanted);
      if (at >= 0 && !wanted.isEmpty()) {
        return at == header.lastIndexOf(wanted) ? at : AMBIGUOUS;
      }
    }
    return ABSENT;
  }

  private static int ignoringCase(ColumnLayout column, List<String> header, boolean[] taken) {
    for (String name : column.names()) {
      String wanted = FieldText.trim(name);
      int at = ABSENT;
      for (int i = 0; i < header.size(); i++) {
        if (!taken[i] && !wanted.isEmpty() && header.get(i).equalsIgnoreCase(wanted)) {
          at = at == ABSENT ? i : AMBIGUOUS;
        }
      }
      if (at != ABSENT) {
        return at;
      }
    }
    return ABSENT;
  }

  private static List<String> trimmed(List<String> found) {
    List<String> header = new ArrayList<>();
    for (String name : found) {
      header.add(FieldText.trim(name));
    }
    while (!header.isEmpty() && header.get(header.size() - 1).isEmpty()) {
      header.remove(header.size() - 1);
    }
    return header;
  }
}
