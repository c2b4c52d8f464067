package org.muye.generate;

import java.time.LocalDate;
import java.util.List;

/**
 * A district of the made city.
 *
 * @param id stable name of the unit, the same before and after a change of code
 * @param codes its codes, oldest first
 * @param nameZh name in Chinese by code, in the order of `codes`
 * @param population usual residents, the weight of the unit
 * @param longitude middle of the unit, degrees
 * @param latitude middle of the unit, degrees
 */
public record CityUnit(
    String id,
    List<Code> codes,
    List<String> nameZh,
    long population,
    double longitude,
    double latitude) {

  /**
   * A code and the first day on which it is no longer valid (LocalDate.MAX for the present one).
   */
  public record Code(String value, LocalDate validTo) {}

  public CityUnit {
    codes = List.copyOf(codes);
    nameZh = List.copyOf(nameZh);
  }

  /** The code in force on a day. */
  String codeOn(LocalDate day) {
    return codes.get(indexOn(day)).value();
  }

  String nameOn(LocalDate day) {
    return nameZh.get(indexOn(day));
  }

  /**
   * A code of this unit that is not the one in force, or the one in force when there is no other.
   */
  String otherCode(LocalDate day) {
    int now = indexOn(day);
    return codes.get(codes.size() - 1 - now).value();
  }

  boolean hasCode(String code) {
    return codes.stream().anyMatch(known -> known.value().equals(code));
  }

  private int indexOn(LocalDate day) {
    for (int i = 0; i < codes.size() - 1; i++) {
      if (day.isBefore(codes.get(i).validTo())) {
        return i;
      }
    }
    return codes.size() - 1;
  }
}
