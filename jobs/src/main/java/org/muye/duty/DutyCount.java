package org.muye.duty;

import org.jspecify.annotations.Nullable;

/**
 * What a record counts for.
 *
 * @param recordId key of the record in silver; of a task its period
 * @param category of {@link DutyMeasure#TASKS_DUE}, {@link DutyMeasure#TASKS_FULFILLED} and {@link
 *     DutyMeasure#TASKS_MISSED} the type's code, of {@link DutyMeasure#LETTERS_SIGNED} the day;
 *     else null
 * @param amount how much it counts
 */
public record DutyCount(
    DutyMeasure measure, String recordId, @Nullable String category, double amount) {}
