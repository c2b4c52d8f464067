package org.muye.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.muye.error.Message;
import org.muye.error.UserError;

/** The errors of a whole file, worded once. */
final class SourceErrors {
  private static final int SHOWN_NAMES = 60;
  private static final int SHOWN_CHARS = 40;

  private SourceErrors() {}

  static UserError empty(String fileName) {
    return UserError.of("source.empty", fileName);
  }

  static UserError noHeader(String fileName, int skipRows) {
    return UserError.of("source.no_header", fileName, skipRows);
  }

  static UserError badHeader(String fileName, long row, String problem, Object detail) {
    return UserError.of("source.bad_header", fileName, row, problem, detail);
  }

  static UserError columns(String fileName, List<Message> problems, List<String> header) {
    return UserError.of(
        "source.columns", fileName, Message.joined("list.semicolon", problems), show(header));
  }

  static UserError brokeOff(String fileName, long rows, IOException failure) {
    return UserError.of("source.broke_off", fileName, rows, message(failure));
  }

  static UserError unreadable(String fileName, Exception failure) {
    return UserError.of("source.unreadable", fileName, message(failure));
  }

  static UserError notGzip(String fileName) {
    return UserError.of("source.not_gzip", fileName);
  }

  static UserError packedBeyondMeasure(String fileName, int mostTimes) {
    return UserError.of("source.packed_beyond_measure", fileName, mostTimes);
  }

  static UserError wrongFormat(String fileName, Message found, Message expected) {
    return UserError.of("source.wrong_format", fileName, found, expected);
  }

  static UserError encrypted(String fileName) {
    return UserError.of("source.encrypted", fileName);
  }

  static UserError missingSheet(String fileName, String sheet, List<String> found) {
    return UserError.of("source.missing_sheet", fileName, sheet, show(found));
  }

  /** Quoted names, shortened: a file without header shows its first record here. */
  static Object show(List<String> names) {
    String text =
        names.stream()
            .limit(SHOWN_NAMES)
            .map(n -> n.length() > SHOWN_CHARS ? n.substring(0, SHOWN_CHARS) + "..." : n)
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN_NAMES
        ? Message.of("source.names_and_more", text, names.size() - SHOWN_NAMES)
        : text;
  }

  private static String message(Exception failure) {
    String text = failure.getMessage();
    return text == null || text.isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getClass().getSimpleName() + ": " + text;
  }
}
