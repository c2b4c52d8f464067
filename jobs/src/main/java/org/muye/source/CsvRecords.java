package org.muye.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the logical records of a CSV text. Splitting a record into fields is the parser's work;
 * this class only decides which physical lines belong together, so that one stray quote cannot join
 * the rest of the file into one field.
 */
final class CsvRecords {
  /**
   * A quoted text of more lines than this is a forgotten quote: the longest case narratives that
   * people type have some dozens of lines.
   */
  static final int MAX_LINES = 200;

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    AFTER_QUOTE,
    STRAY
  }

  private final DecodedText text;
  private final char delimiter;
  private final char quote;
  private long line = 1;
  private int length;
  private int next;
  private int lines;

  CsvRecords(DecodedText text, char delimiter, char quote) {
    this.text = text;
    this.delimiter = delimiter;
    this.quote = quote;
  }

  /**
   * A record.
   *
   * @param line the physical line where it starts, from 1
   * @param text its text; undecodable bytes as {@code \x93} when there is a problem
   */
  record Found(long line, String text, @Nullable RowProblem problem, @Nullable String detail) {}

  /** Passes over physical lines, whatever they hold. */
  void skipLines(int count) throws IOException {
    for (int i = 0; i < count && text.hasMore(); i++) {
      text.skipLine();
      line++;
    }
  }

  /** The next record that is not a blank line, or null at the end. */
  @Nullable Found next() throws IOException {
    while (text.hasMore()) {
      long startLine = line;
      length = text.endOfLine(0, quote, RowReaders.MAX_RECORD_CHARS);
      if (length < 0) {
        return tooLong(startLine);
      }
      next = text.afterLineEnd(length);
      lines = 1;
      String unbalanced = null;
      if (text.markSeen() && quote != 0) {
        unbalanced = extend();
      } else if (isBlankLine()) {
        text.consume(next);
        line++;
        continue;
      }
      Found found = take(startLine, unbalanced);
      text.consume(next);
      line += lines;
      return found;
    }
    return null;
  }

  private Found take(long startLine, @Nullable String unbalanced) {
    if (text.isMalformed(next)) {
      return new Found(
          startLine, text.display(length), RowProblem.MALFORMED_BYTES, text.malformedDetail(next));
    }
    return new Found(
        startLine,
        text.text(0, length),
        unbalanced == null ? null : RowProblem.UNBALANCED_QUOTE,
        unbalanced);
  }

  private Found tooLong(long startLine) throws IOException {
    String head = text.display(RowReaders.MAX_RAW_CHARS);
    text.skipLine();
    line++;
    return new Found(
        startLine,
        head,
        RowProblem.FIELD_TOO_LONG,
        "the line has more than " + RowReaders.MAX_RECORD_CHARS + " characters");
  }

  /**
   * Lets the record grow over the lines that its quotes hold together. Returns why the quotes of
   * its first line are wrong, in which case the record is that line alone.
   */
  private @Nullable String extend() throws IOException {
    int firstLength = length;
    int firstNext = next;
    State state = scan(0, length, State.FIELD_START);
    while (state == State.QUOTED && lines < MAX_LINES) {
      int from = next;
      int lineEnd =
          from < RowReaders.MAX_RECORD_CHARS
              ? text.endOfLine(from, quote, RowReaders.MAX_RECORD_CHARS)
              : -1;
      if (lineEnd < 0) {
        return alone(
            firstLength,
            firstNext,
            "a quote is not closed within " + RowReaders.MAX_RECORD_CHARS + " characters");
      }
      if (lineEnd == from && text.afterLineEnd(lineEnd) == lineEnd) {
        return alone(firstLength, firstNext, "a quote is not closed before the end of the file");
      }
      if (text.markSeen()) {
        state = scan(from, lineEnd, State.QUOTED);
      }
      length = lineEnd;
      next = text.afterLineEnd(lineEnd);
      lines++;
    }
    if (state == State.STRAY) {
      return alone(firstLength, firstNext, "text follows a closing quote");
    }
    if (state == State.QUOTED) {
      return alone(firstLength, firstNext, "a quote is not closed within " + MAX_LINES + " lines");
    }
    return null;
  }

  private String alone(int firstLength, int firstNext, String reason) {
    length = firstLength;
    next = firstNext;
    lines = 1;
    return reason;
  }

  /** The state at the end of a line, by the rules of RFC 4180 with blanks allowed around quotes. */
  private State scan(int from, int to, State begin) {
    State state = begin;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      switch (state) {
        case QUOTED -> {
          if (c == quote) {
            if (i + 1 < to && text.at(i + 1) == quote) {
              i++;
            } else {
              state = State.AFTER_QUOTE;
            }
          }
        }
        case FIELD_START -> {
          if (c == quote) {
            state = State.QUOTED;
          } else if (c > ' ' && c != delimiter) {
            state = State.UNQUOTED;
          }
        }
        case UNQUOTED -> {
          if (c == delimiter) {
            state = State.FIELD_START;
          }
        }
        case AFTER_QUOTE -> {
          if (c == delimiter) {
            state = State.FIELD_START;
          } else if (c > ' ') {
            return State.STRAY;
          }
        }
        case STRAY -> {
          return State.STRAY;
        }
      }
    }
    return state;
  }

  private boolean isBlankLine() {
    for (int i = 0; i < length; i++) {
      char c = text.at(i);
      if (c == delimiter || !FieldText.isBlank(c)) {
        return false;
      }
    }
    return true;
  }
}
