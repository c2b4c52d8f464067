package org.muye.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muye.document.Language;
import org.muye.report.word.WordTemplate;

/** Writes the sample report to the folder that {@code -Dmuye.samples} names, for eyes to judge. */
@EnabledIfSystemProperty(named = "muye.samples", matches = ".+")
class SampleFilesTest {
  @ParameterizedTest
  @EnumSource
  void writesEveryFormat(Language language) throws IOException {
    Path folder = Files.createDirectories(Path.of(System.getProperty("muye.samples")));
    ReportRenderer renderer = new ReportRenderer(WordTemplate.shipped());
    for (ReportFormat format : ReportFormat.values()) {
      Path file = folder.resolve(language.tag() + "." + format.extension());
      Files.write(file, renderer.render(SampleDocument.in(language), format));
      assertThat(file).isNotEmptyFile();
    }
  }
}
