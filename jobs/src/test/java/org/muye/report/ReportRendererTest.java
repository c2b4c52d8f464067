package org.muye.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muye.document.Language;
import org.muye.report.word.WordTemplate;

class ReportRendererTest {
  private static final ReportRenderer RENDERER = new ReportRenderer(WordTemplate.shipped());

  /** A zone beyond the date line and a locale with its own digits. */
  @ParameterizedTest
  @EnumSource
  void theSameDocumentMakesTheSameBytesInAnyZoneAndLocale(ReportFormat format) {
    byte[] first = RENDERER.render(SampleDocument.in(Language.CHINESE), format);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      byte[] second = RENDERER.render(SampleDocument.in(Language.CHINESE), format);

      assertThat(second).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @EnumSource
  void languagesDiffer(ReportFormat format) {
    assertThat(RENDERER.render(SampleDocument.in(Language.ENGLISH), format))
        .isNotEqualTo(RENDERER.render(SampleDocument.in(Language.CHINESE), format));
  }
}
