package org.muye.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table's counts stand.
 *
 * @param series columns that are equal in rows which may be summed over units, classes and periods
 * @param category SQL expression of the class of a breakdown, {@code NULL} without one
 * @param count SQL expression of the count
 * @param counted SQL expression of the name of what is counted
 * @param whole SQL expression of what the count is taken from, {@code NULL} without one
 * @param onlyUnit unit of measurement in which the indicator must be given for these to be counts;
 *     null for all
 */
record CountColumns(
    List<String> series,
    String category,
    String count,
    String counted,
    String whole,
    @Nullable String onlyUnit) {}
