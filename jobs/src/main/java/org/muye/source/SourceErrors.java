package org.muye.source;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.muye.error.UserError;

/** The errors of a whole file, worded once. */
final class SourceErrors {
  private static final int SHOWN_NAMES = 60;
  private static final int SHOWN_CHARS = 40;

  private SourceErrors() {}

  static UserError empty(String fileName) {
    return new UserError(
        fileName + " is empty.",
        "The file holds no byte at all; a transfer may have failed.",
        "Deliver the file again, or remove it from the folder.");
  }

  static UserError noHeader(String fileName, int skipRows) {
    return new UserError(
        fileName + " has no header.",
        "No line with column names follows the first " + skipRows + " lines (skip_rows).",
        "Deliver the file with its header, or correct `header` and `skip_rows` in the mapping.");
  }

  static UserError badHeader(String fileName, long row, String problem, String detail) {
    return new UserError(
        fileName + ": the header in line " + row + " cannot be read (" + problem + ").",
        detail,
        "Correct `encoding`, `delimiter`, `quote` and `skip_rows` in the mapping, or the file.");
  }

  static UserError columns(String fileName, List<String> problems, List<String> header) {
    return new UserError(
        fileName + ": " + String.join("; ", problems) + ".",
        "The header found is: " + show(header) + ".",
        "Add the header's spelling to the column's `names` in the mapping, mark the column"
            + " `optional: true`, or deliver the file with the expected columns.");
  }

  static UserError brokeOff(String fileName, long rows, IOException failure) {
    return new UserError(
        fileName
            + " breaks off after "
            + rows
            + (rows == 1 ? " row" : " rows")
            + "; nothing of the file was taken.",
        message(failure),
        "Deliver the whole file again.");
  }

  static UserError unreadable(String fileName, Exception failure) {
    return new UserError(
        fileName + " cannot be read; nothing of the file was taken.",
        message(failure),
        "Check that the file exists, is complete and may be read, then deliver it again.");
  }

  static UserError notGzip(String fileName) {
    return new UserError(
        fileName + " is not a gzip file; 0 rows were read and nothing of the file was taken.",
        "Its name ends in .gz, but it does not begin with the gzip signature 1f 8b.",
        "Compress the file with gzip, or remove .gz from its name.");
  }

  static UserError packedBeyondMeasure(String fileName, int mostTimes) {
    return new UserError(
        fileName + " unpacks to more than " + mostTimes + " times its size; nothing was taken.",
        "No list of records packs so well; a small file made for it can fill the disk.",
        "Ask the sender what the file is; if it is what it should be, deliver it unpacked.");
  }

  static UserError wrongFormat(String fileName, String found, String expected) {
    return new UserError(
        fileName + " is " + found + ", not " + expected + ".",
        "Its first bytes say so, whatever its name ends in.",
        "Correct `format` in the mapping, or deliver the file in the declared format.");
  }

  static UserError encrypted(String fileName) {
    return new UserError(
        fileName + " is protected by a password.",
        "An encrypted workbook cannot be read without it, and passwords are not kept.",
        "Save the workbook without a password and deliver it again.");
  }

  static UserError missingSheet(String fileName, String sheet, List<String> found) {
    return new UserError(
        fileName + " has no sheet \"" + sheet + "\".",
        "Its sheets are: " + show(found) + ".",
        "Correct `sheet` in the mapping, or rename the sheet.");
  }

  /** Quoted names, shortened: a file without header shows its first record here. */
  static String show(List<String> names) {
    String text =
        names.stream()
            .limit(SHOWN_NAMES)
            .map(n -> n.length() > SHOWN_CHARS ? n.substring(0, SHOWN_CHARS) + "..." : n)
            .collect(Collectors.joining(", "));
    return names.size() > SHOWN_NAMES
        ? text + ", and " + (names.size() - SHOWN_NAMES) + " more"
        : text;
  }

  private static String message(Exception failure) {
    String text = failure.getMessage();
    return text == null || text.isBlank()
        ? failure.getClass().getSimpleName()
        : failure.getClass().getSimpleName() + ": " + text;
  }
}
