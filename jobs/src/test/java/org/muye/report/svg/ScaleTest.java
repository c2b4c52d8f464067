package org.muye.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muye.document.Axis;
import org.muye.document.CellWords;
import org.muye.document.Format;
import org.muye.document.Language;

class ScaleTest {
  private static final CellWords WORDS = CellWords.of(Language.CHINESE);

  private static List<String> labels(double least, double most, Format format) {
    Axis axis = new Axis("", format);
    Scale scale = Scale.around(least, most, axis, 5, 0, 100);
    return scale.ticks().stream().map(tick -> scale.label(tick, axis, WORDS)).toList();
  }

  @Test
  void hasRoundTicksFromZero() {
    assertThat(labels(12, 540, Format.integer())).containsExactly("0", "200", "400", "600");
    assertThat(labels(0.1, 0.29, Format.decimal(2))).containsExactly("0.0", "0.1", "0.2", "0.3");
    assertThat(labels(0.2, 0.83, Format.percent(1)))
        .containsExactly("0%", "20%", "40%", "60%", "80%", "100%");
    assertThat(labels(-0.12, 0.23, Format.percent(1)))
        .containsExactly("-20%", "-10%", "0%", "10%", "20%", "30%");
  }

  @Test
  void hasNoFractionsOfCounts() {
    assertThat(labels(0, 2, Format.integer())).containsExactly("0", "1", "2");
    assertThat(labels(0, 0, Format.integer())).containsExactly("0", "1");
  }

  @Test
  void placesValuesBetweenItsEnds() {
    Scale scale = Scale.around(0, 50, new Axis("", Format.integer()), 5, 300, 100);

    assertThat(scale.at(0)).isEqualTo(300);
    assertThat(scale.at(25)).isEqualTo(200);
    assertThat(scale.at(50)).isEqualTo(100);
  }
}
