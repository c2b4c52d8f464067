package org.muye.review;

import java.time.LocalDate;

/**
 * Something to be dealt with.
 *
 * @param number position in the list, from 1
 * @param rule id of its rule
 * @param unitId the responsible unit
 * @param unitZh its name
 * @param unitEn its name
 * @param problemZh what the records show
 * @param problemEn what the records show
 * @param suggestionZh standing text, to be edited by a person
 * @param suggestionEn standing text
 * @param deadline by when it is to be dealt with
 * @param status NEW, or OPEN where the review before had it too
 */
public record Finding(
    int number,
    String rule,
    String unitId,
    String unitZh,
    String unitEn,
    String problemZh,
    String problemEn,
    String suggestionZh,
    String suggestionEn,
    LocalDate deadline,
    String status) {}
