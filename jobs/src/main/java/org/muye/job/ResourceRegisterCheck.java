package org.muye.job;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.muye.contract.CodeList;
import org.muye.error.Message;
import org.muye.error.UserError;
import org.muye.region.Region;
import org.muye.region.Resource;

/** What resources there are, and which is a part of which, a region does not know. */
final class ResourceRegisterCheck {
  /** Items that are a part of another, which they cannot exceed. */
  private static final Map<String, String> PART_OF = Map.of("grids_with_worker", "grids");

  private ResourceRegisterCheck() {}

  /**
   * Requires that the register of resources names items of the code list, and no part exceeds its
   * whole on the day on which both were counted.
   *
   * @throws UserError that names all that is wrong
   */
  static void require(Region region, CodeList items) {
    SortedSet<Message> wrong = Message.sorted();
    Map<String, Double> figures = new HashMap<>();
    for (Resource figure : region.resources()) {
      if (!items.contains(figure.item())) {
        wrong.add(Message.of("resources.no_such_item", figure.item()));
      }
      figures.put(key(figure, figure.item()), figure.value());
    }
    for (Resource figure : region.resources()) {
      String whole = PART_OF.get(figure.item());
      Double all = whole == null ? null : figures.get(key(figure, whole));
      if (all != null && figure.value() > all) {
        wrong.add(
            Message.of(
                "resources.part_exceeds_whole",
                figure.item(),
                whole,
                figure.unitId(),
                figure.referenceDate()));
      }
    }
    if (!wrong.isEmpty()) {
      throw UserError.of(
          "resources.unusable",
          region.id(),
          Message.joined("list.semicolon", wrong),
          String.join(", ", items.byCode().keySet()));
    }
  }

  private static String key(Resource figure, String item) {
    return String.join("|", figure.unitId(), figure.referenceDate().toString(), item);
  }
}
