package org.muye.config;

import org.jspecify.annotations.Nullable;
import org.muye.config.SourceMapping.DataClass;
import org.muye.error.Message;

/**
 * What a draft knows about one column.
 *
 * @param key its name in the mapping
 * @param header its name in the file, empty when it has none
 * @param position from 1
 * @param why why it got its class, null where nothing speaks for one
 */
record DraftColumn(
    String key,
    String header,
    int position,
    ColumnProfile profile,
    DataClass dataClass,
    boolean drop,
    @Nullable Message why) {}
