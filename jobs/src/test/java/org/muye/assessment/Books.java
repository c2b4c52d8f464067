package org.muye.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muye.config.AssessmentRules;

/** Rule books written in tests. */
final class Books {
  private Books() {}

  /** A book from its YAML. */
  static AssessmentRules of(Path folder, String yaml) {
    try {
      Path file = Files.createTempFile(folder, "rules", ".yaml");
      Files.writeString(file, yaml);
      return AssessmentRules.load(file.toString(), QuantityCatalogue.forRules());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A book of base 100 with one item. */
  static AssessmentRules withItem(Path folder, String settings) {
    return of(
        folder,
        """
        rulebook_version: one-item
        base: 100
        items:
          - {id: A, name_zh: 甲, name_en: A, %s}
        """
            .formatted(settings));
  }
}
