package org.muye.config;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.muye.config.SourceMapping.Format;
import org.muye.error.Message;

/** Checks how a mapping says its files are written: format, encodings, delimiter, time zone. */
final class MappingShapeCheck {
  private final SourceMapping.Shape shape;
  private final PlacedProblems problems;

  MappingShapeCheck(SourceMapping.Shape shape, PlacedProblems problems) {
    this.shape = shape;
    this.problems = problems;
  }

  void run() {
    Format format = shape.format();
    onlyFor(format == Format.CSV, "csv", "delimiter", "quote");
    onlyFor(format == Format.XLSX, "xlsx", "sheet");
    onlyFor(
        format == Format.CSV || format == Format.XLSX,
        Message.of("mapping.two_formats", "csv", "xlsx"),
        "header",
        "skip_rows");
    onlyFor(format.isText(), Message.of("mapping.two_formats", "csv", "jsonl"), "encoding");
    encodings();
    String zone = shape.timeZone();
    if (zone != null) {
      try {
        ZoneId.of(zone);
      } catch (DateTimeException e) {
        problems.add(
            "/time_zone",
            Message.of(
                "mapping.unknown_time_zone",
                zone,
                Suggestion.phrase(zone, ZoneId.getAvailableZoneIds())));
      }
    }
    if (shape.delimiter() == shape.quote()) {
      problems.add("/delimiter", Message.of("mapping.delimiter_is_quote"));
    }
  }

  private void onlyFor(boolean allowed, Object formats, String... keys) {
    for (String key : keys) {
      if (!allowed && problems.isGiven("/" + key)) {
        String format = shape.format().name().toLowerCase(Locale.ROOT);
        problems.add("/" + key, Message.of("mapping.key_of_other_formats", key, formats, format));
      }
    }
  }

  private void encodings() {
    Set<Charset> seen = new HashSet<>();
    for (String name : shape.encodings()) {
      try {
        if (name.equalsIgnoreCase("auto")) {
          problems.add("/encoding", Message.of("mapping.encoding_is_a_guess"));
        } else if (!Charset.isSupported(name)) {
          problems.add("/encoding", Message.of("mapping.unknown_encoding", name));
        } else if (!seen.add(Charset.forName(name))) {
          problems.add("/encoding", Message.of("mapping.encoding_named_twice", name));
        }
      } catch (IllegalCharsetNameException e) {
        problems.add("/encoding", Message.of("mapping.unknown_encoding", name));
      }
    }
  }
}
