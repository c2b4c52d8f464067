package org.muye.contract;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One column of a contract.
 *
 * @param name snake_case name in the table
 * @param titleZh Chinese title
 * @param titleEn English title; the name in plain words where the contract gives none
 * @param type Spark DDL type, e.g. {@code decimal(18,2)}
 * @param required whether NULL is impossible
 * @param keyPosition place in the primary key from 1; 0 for columns outside the key
 * @param piiClass how much it says about a person
 * @param description English description
 * @param codeList name of its code list, if coded
 * @param separator separator of a list in one text, if it is one
 * @param maxLength most characters of a text, if limited
 * @param minimum least number allowed, if limited
 * @param maximum greatest number allowed, if limited
 * @param pattern regular expression that a text must match, if any
 */
public record ContractColumn(
    String name,
    String titleZh,
    String titleEn,
    String type,
    boolean required,
    int keyPosition,
    PiiClass piiClass,
    String description,
    @Nullable String codeList,
    @Nullable String separator,
    @Nullable Integer maxLength,
    @Nullable Double minimum,
    @Nullable Double maximum,
    @Nullable String pattern)
    implements Serializable {

  /** Whether the column is part of the primary key. */
  public boolean inKey() {
    return keyPosition > 0;
  }
}
