package org.muye.serving;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table of the mart and its rows.
 *
 * @param rows at least the table's columns; disclosure control has gone over them
 */
public record TableRows(MartTable table, Dataset<Row> rows) {}
