package org.muye.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muye.document.Cell;
import org.muye.document.Format;

/** Finds the published four-isations and their components, and what this audience may see. */
final class FourIsations {
  private final ReviewContext context;

  FourIsations(ReviewContext context) {
    this.context = context;
  }

  /** The indices of a unit in a quarter, in the order of their book. */
  List<GoldRow> indices(String unit, String quarter) {
    return context.rows("gold.four_isation", unit).stream()
        .filter(row -> row.is("period", quarter))
        .sorted(Comparator.comparingInt(row -> row.whole("position")))
        .toList();
  }

  /** One index of a unit in a quarter. */
  Optional<GoldRow> index(String id, String unit, String quarter) {
    return indices(unit, quarter).stream().filter(row -> row.is("isation", id)).findFirst();
  }

  /** The components of an index, in the order of their book. */
  List<GoldRow> components(GoldRow index) {
    return context.rows("gold.four_isation_component", index.words("unit_id")).stream()
        .filter(
            row ->
                row.is("period", index.words("period"))
                    && row.is("isation", index.words("isation")))
        .sorted(Comparator.comparingInt(row -> row.whole("position")))
        .toList();
  }

  /** Such as 社会化指数. */
  String name(GoldRow index) {
    return context.words.get(
        "isation.index",
        context.words.name(index.words("isation_name_zh"), index.words("isation_name_en")));
  }

  String componentName(GoldRow component) {
    return context.words.name(
        component.words("component_name_zh"), component.words("component_name_en"));
  }

  /**
   * Whether a component may not be shown to this audience: the value that it is made of is not
   * published. What a register holds and which sessions were held is no secret.
   */
  boolean isHidden(GoldRow component) {
    boolean isOpen =
        component.day("reference_date") != null || component.words("indicator_id").startsWith("T");
    return !isOpen && context.isPublic() && (context.isHidden(component) || isOfHidden(component));
  }

  private boolean isOfHidden(GoldRow component) {
    return component.number("value") != null
        && context
            .values
            .find(
                component.words("indicator_id"),
                component.words("unit_id"),
                component.words("category"),
                component.words("period"))
            .map(context::isHidden)
            .orElse(true);
  }

  /** Whether an index may not be shown, since it would give a hidden component back. */
  boolean isIndexHidden(GoldRow index) {
    return components(index).stream().anyMatch(this::isHidden);
  }

  /** The score of an index, or why there is none. */
  Cell score(Optional<GoldRow> index) {
    return index.filter(this::isIndexHidden).isPresent()
        ? context.suppressed()
        : context.cell(index, "score", Format.decimal(1));
  }

  /** How a value is shown. */
  static Format format(GoldRow component) {
    return switch (component.words("value_unit")) {
      case "share" -> Format.percent(1);
      case "days", "households per grid worker" -> Format.decimal(1);
      default -> Format.decimal(2);
    };
  }
}
