package org.muye.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import org.apache.batik.gvt.font.AWTGVTFont;
import org.apache.batik.gvt.font.AWTGlyphGeometryCache;
import org.junit.jupiter.api.Test;

class PngPictureTest {
  private static final String LETTERS =
      "Observed to expected: 95 % and 99.8 % limits of 1,234 incidents in every district, by week;"
          + "各区县化解用时中位数及其95%区间，竖线为全市中位数；矛盾纠纷排查、调解与回访情况";

  @Test
  void aPictureIsTheSameWhateverWasDrawnBefore() throws ReflectiveOperationException {
    String picture = picture(LETTERS);
    asInANewProcess();
    byte[] first = PngPicture.of(picture, 1920);

    asInANewProcess();
    // The same letters at other places of their lines.
    PngPicture.of(picture(new StringBuilder(LETTERS).reverse().toString()), 1920);
    assertThat(Arrays.equals(PngPicture.of(picture, 1920), first)).as("same bytes").isTrue();
  }

  /** Forgets the outlines that Batik keeps for all pictures of a process. */
  @SuppressWarnings("unchecked")
  private static void asInANewProcess() throws ReflectiveOperationException {
    Field field = AWTGVTFont.class.getDeclaredField("fontCache");
    field.setAccessible(true);
    Map<Font, AWTGlyphGeometryCache> kept = (Map<Font, AWTGlyphGeometryCache>) field.get(null);
    kept.values().forEach(AWTGlyphGeometryCache::clear);
  }

  /** The letters in many lines, each a little further to the right than the one above. */
  private static String picture(String letters) {
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"560\" height=\"420\" font-size=\"13\">");
    for (int line = 1; line <= 20; line++) {
      svg.append("<text x=\"%s\" y=\"%s\">".formatted(line / 10.0, line * 20.3))
          .append(letters.substring(line))
          .append("</text>");
    }
    return svg.append("</svg>").toString();
  }
}
