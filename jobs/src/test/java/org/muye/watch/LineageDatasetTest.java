package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names as the naming page of OpenLineage gives them for each kind of storage. */
class LineageDatasetTest {
  private static String at(String location) {
    LineageDataset dataset = LineageDataset.at(location, List.of());
    return dataset.namespace() + " " + dataset.name();
  }

  private static String table(String url, String table) {
    LineageDataset dataset = LineageDataset.table(url, table);
    return dataset.namespace() + " " + dataset.name();
  }

  @Test
  void namesFilesByTheirStorage() {
    assertThat(at("/data/inbox/a*.csv")).isEqualTo("file /data/inbox/a*.csv");
    assertThat(at("file:///data/gold/unit")).isEqualTo("file /data/gold/unit");
    assertThat(at("s3a://lake/muye/gold/unit")).isEqualTo("s3://lake muye/gold/unit");
    assertThat(at("hdfs://name:8020/muye/gold/unit")).isEqualTo("hdfs://name:8020 /muye/gold/unit");
  }

  @Test
  void aKeyInAnAddressIsLeftOut() {
    assertThat(at("s3a://id:secret@lake/gold")).isEqualTo("s3://lake gold");
    assertThat(table("jdbc:postgresql://u:secret@db/city", "public.cases"))
        .isEqualTo("postgres://db:5432 city.public.cases");
  }

  @Test
  void namesTablesByServerAndDatabase() {
    assertThat(table("jdbc:postgresql://db:5433/city?ssl=true", "public.cases"))
        .isEqualTo("postgres://db:5433 city.public.cases");
    assertThat(table("jdbc:mysql://db:3306/city", "cases")).isEqualTo("mysql://db:3306 city.cases");
    assertThat(table("jdbc:h2:mem:city", "cases")).isEqualTo("h2 cases");
  }
}
