package org.muye.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muye.document.Language;
import org.muye.report.word.WordTemplate;

/** Writes the sample report in every language and format into a folder, for eyes to judge. */
final class SampleFiles {
  private SampleFiles() {}

  /** The only argument is the folder; `.ci/documents` calls it. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    ReportRenderer renderer = new ReportRenderer(WordTemplate.shipped());
    for (Language language : Language.values()) {
      for (ReportFormat format : ReportFormat.values()) {
        Files.write(
            folder.resolve(language.tag() + "." + format.extension()),
            renderer.render(SampleDocument.in(language), format));
      }
    }
  }
}
