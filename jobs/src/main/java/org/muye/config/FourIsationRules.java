package org.muye.config;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muye.config.IndexSettings.Measure;
import org.muye.error.UserError;
import org.muye.statistics.composite.Goalposts;

/**
 * The book of the four-isations 社会化、法治化、智能化、专业化.
 *
 * @param version raised with every change of a component or goalpost
 * @param leastShare share of the components, above 0 to 1, that must have a value for a score
 * @param indices in their order
 */
public record FourIsationRules(String name, int version, double leastShare, List<Index> indices)
    implements Serializable {

  /**
   * One index.
   *
   * @param id e.g. SOCIAL
   * @param components at least one; all count alike
   */
  public record Index(String id, String nameZh, String nameEn, List<Component> components)
      implements Serializable {
    /** Keeps a copy of the components. */
    public Index {
      components = List.copyOf(components);
    }
  }

  /**
   * One part of an index.
   *
   * @param indicator id of an indicator, which may be one without data
   * @param category one class of its breakdown, or null for the whole
   * @param nameZh its name where it is not that of the indicator, or null
   * @param nameEn its name where it is not that of the indicator, or null
   * @param measure how its value comes from the published one
   * @param goalposts the values that score 0 and 100
   * @param source where the goalposts come from
   */
  public record Component(
      String indicator,
      @Nullable String category,
      @Nullable String nameZh,
      @Nullable String nameEn,
      Measure measure,
      Goalposts goalposts,
      String source)
      implements Serializable {

    /** The indicator and, after a colon, the class: {@code Q2:dispute}. */
    public String id() {
      return new WarningRules.Series(indicator, category).id();
    }
  }

  /** Keeps a copy of the indices. */
  public FourIsationRules {
    indices = List.copyOf(indices);
  }

  /** The components of all indices. */
  public List<Component> components() {
    return indices.stream().flatMap(index -> index.components().stream()).toList();
  }

  /**
   * Reads and checks a book.
   *
   * @param file null for the shipped one
   * @throws UserError that names everything wrong with it
   */
  public static FourIsationRules load(@Nullable Path file) {
    return FourIsationRulesReader.load(file);
  }
}
