package org.muye.contract;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A closed list of codes in the order of its standard. Looking up is a hash look-up, and the list
 * can travel to executors.
 */
public final class CodeList implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final LinkedHashMap<String, Code> codes;

  /**
   * One code.
   *
   * @param code the value itself, always text: leading zeros count
   * @param nameZh Chinese name
   * @param nameEn English name
   * @param parent code one level up, if any
   * @param standard where the code is defined
   * @param validFrom first day the standard is in force, if known; older records may carry it too
   * @param validTo first day it is no longer in force, if any
   * @param note what a reader should know; may be empty
   */
  public record Code(
      String code,
      String nameZh,
      String nameEn,
      @Nullable String parent,
      String standard,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      String note)
      implements Serializable {}

  /** A list of the given codes; of two equal codes the last one stays. */
  public CodeList(String name, List<Code> codes) {
    this.name = name;
    this.codes = new LinkedHashMap<>();
    for (Code code : codes) {
      this.codes.put(code.code(), code);
    }
  }

  /** The list's name, which is also its file name. */
  public String name() {
    return name;
  }

  /** Whether the list holds the code, at whatever level and whatever day. */
  public boolean contains(@Nullable String code) {
    return code != null && codes.containsKey(code);
  }

  /** The code with its names, if the list holds it. */
  public Optional<Code> find(@Nullable String code) {
    return code == null ? Optional.empty() : Optional.ofNullable(codes.get(code));
  }

  /** The Chinese name, if the list holds the code. */
  public Optional<String> nameZh(@Nullable String code) {
    return find(code).map(Code::nameZh);
  }

  /** The English name, if the list holds the code. */
  public Optional<String> nameEn(@Nullable String code) {
    return find(code).map(Code::nameEn);
  }

  /** The code one level up; empty at the first level and for unknown codes. */
  public Optional<String> parent(@Nullable String code) {
    return find(code).flatMap(found -> Optional.ofNullable(found.parent()));
  }

  /** The codes directly below, in order. */
  public List<Code> children(String code) {
    List<Code> below = new ArrayList<>();
    for (Code candidate : codes.values()) {
      if (code.equals(candidate.parent())) {
        below.add(candidate);
      }
    }
    return below;
  }

  /** All codes in order. */
  public Collection<Code> codes() {
    return Collections.unmodifiableCollection(codes.values());
  }

  /** All codes by value, in order. */
  public Map<String, Code> byCode() {
    return Collections.unmodifiableMap(codes);
  }

  /** Number of codes. */
  public int size() {
    return codes.size();
  }
}
