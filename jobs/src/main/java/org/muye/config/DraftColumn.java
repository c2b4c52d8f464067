package org.muye.config;

import org.muye.config.SourceMapping.DataClass;

/**
 * What a draft knows about one column.
 *
 * @param key its name in the mapping
 * @param header its name in the file, empty when it has none
 * @param position from 1
 * @param why why it got its class, empty where nothing speaks for one
 */
record DraftColumn(
    String key,
    String header,
    int position,
    ColumnProfile profile,
    DataClass dataClass,
    boolean drop,
    String why) {}
