package org.muye.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Values of rows as plain Java. */
final class Cells {
  private Cells() {}

  static List<@Nullable Object> of(Row row) {
    List<@Nullable Object> cells = new ArrayList<>(row.length());
    for (int i = 0; i < row.length(); i++) {
      cells.add(plain(row.get(i)));
    }
    return cells;
  }

  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Seq<?> items) {
      List<@Nullable Object> list = new ArrayList<>();
      CollectionConverters.asJava(items).forEach(item -> list.add(plain(item)));
      return list;
    }
    if (value instanceof scala.collection.Map<?, ?> entries) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      CollectionConverters.asJava(entries)
          .forEach((key, item) -> map.put(String.valueOf(key), plain(item)));
      return map;
    }
    if (value instanceof Row struct) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 0; i < struct.length(); i++) {
        map.put(struct.schema().fieldNames()[i], plain(struct.get(i)));
      }
      return map;
    }
    return value;
  }
}
