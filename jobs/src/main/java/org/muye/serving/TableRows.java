package org.muye.serving;

import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table of the mart and its rows.
 *
 * @param rows at least the table's columns; disclosure control has gone over them. Asked for only
 *     when they are needed, since planning them costs seconds
 * @param state what the rows are made from: equal states give equal rows. Rows of a state that is
 *     published already are not read again; empty where it is not known
 */
public record TableRows(MartTable table, Supplier<Dataset<Row>> rows, String state) {}
