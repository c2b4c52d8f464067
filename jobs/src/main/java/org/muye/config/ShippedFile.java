package org.muye.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.muye.error.PipelineBug;

/** Text files that come with the program. */
final class ShippedFile {
  private ShippedFile() {}

  /** The text of a resource, UTF-8. */
  static String text(String resource) {
    try (InputStream in = ShippedFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new PipelineBug("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
