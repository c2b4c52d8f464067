package org.muye.report.word;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/**
 * A Word file that says how a report looks: its styles, margins, header and foot, and where the
 * words go. {@code schemas/reports/README.md} lists what it must hold.
 *
 * @param name what messages call it
 * @param content the bytes of the file
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and handed on, never compared.
public record WordTemplate(String name, byte[] content) {
  private static final String SHIPPED = "/schemas/reports/review-template.docx";

  /** The template that travels with the program. */
  public static WordTemplate shipped() {
    try (InputStream in = WordTemplate.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new PipelineBug("missing resource " + SHIPPED);
      }
      return new WordTemplate(SHIPPED.substring(1), in.readAllBytes());
    } catch (IOException e) {
      throw new PipelineBug("unreadable resource " + SHIPPED, e);
    }
  }

  /**
   * A template of the user's own.
   *
   * @throws UserError if the file cannot be read
   */
  public static WordTemplate read(Path file) {
    try {
      return new WordTemplate(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      UserError error = UserError.of("report.template_unreadable", file.toString(), e.getMessage());
      error.initCause(e);
      throw error;
    }
  }
}
