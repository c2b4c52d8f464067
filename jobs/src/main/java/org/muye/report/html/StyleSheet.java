package org.muye.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.muye.error.PipelineBug;

/** The style sheets that come with the program. */
final class StyleSheet {
  private StyleSheet() {}

  static String read(String name) {
    String resource = "/report/" + name;
    try (InputStream in = StyleSheet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new PipelineBug("missing resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new PipelineBug("unreadable resource " + resource, e);
    }
  }
}
