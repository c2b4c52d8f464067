package org.muye.report.svg;

import org.jspecify.annotations.Nullable;
import org.muye.document.Shading;

/** The legend of a map or heat map. */
final class ShadingLegend {
  private ShadingLegend() {}

  /** The fill of a class, hatched for the absent. */
  static Fill fill(Shading shading, @Nullable Integer number) {
    return number == null ? Fill.ABSENT : Fill.shade(number, shading.classes().size());
  }

  static Legend of(Shading shading) {
    Legend legend = new Legend();
    for (int i = 0; i < shading.classes().size(); i++) {
      legend.add(shading.classes().get(i), fill(shading, i));
    }
    return legend.add(shading.absent(), Fill.ABSENT);
  }
}
