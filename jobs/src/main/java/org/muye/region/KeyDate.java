package org.muye.region;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Days that ask for attention, such as a holiday, the start of a term, the harvest.
 *
 * @param from first day
 * @param to last day
 * @param nameZh Chinese name
 * @param nameEn English name
 * @param attentionZh what to attend to
 * @param attentionEn what to attend to
 */
public record KeyDate(
    LocalDate from,
    LocalDate to,
    String nameZh,
    String nameEn,
    String attentionZh,
    String attentionEn)
    implements Serializable {}
