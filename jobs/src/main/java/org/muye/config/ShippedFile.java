package org.muye.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.muye.error.PipelineBug;

/** Text files that come with the program. */
final class ShippedFile {
  private ShippedFile() {}

  /** The text of a resource that must be there, UTF-8. */
  static String text(String resource) {
    return find(resource).orElseThrow(() -> new PipelineBug("missing resource " + resource));
  }

  /** The text of a resource that a user names, UTF-8; none when there is no such resource. */
  static Optional<String> find(String resource) {
    try (InputStream in = ShippedFile.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
