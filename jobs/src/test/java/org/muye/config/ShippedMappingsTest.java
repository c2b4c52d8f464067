package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMappingsTest {
  private final SourceMappings mappings = CanonicalFieldsForTests.mappings();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "st-louis-crime",
        "chicago-assaults",
        "chicago-complaints",
        "pingshan-incidents",
        "pingshan-disputes",
        "carpentries-workshops"
      })
  void isValid(String name) {
    SourceMapping mapping = mappings.load(name, Path.of("."));
    assertThat(mapping.name()).isEqualTo(name);
    assertThat(mapping.needsKey()).isEmpty();
    assertThat(SourceMappings.shipped()).contains(name);
  }

  @Test
  void stLouisReadsBothHeadersAndPairsCorrections() {
    SourceMapping mapping = mappings.load("st-louis-crime", Path.of("."));
    assertThat(mapping.columns())
        .hasEntrySatisfying(
            "coded_month", c -> assertThat(c.names()).containsExactly("CodedMonth", "Coded Month"));
    assertThat(mapping.shape().encodings()).containsExactly("UTF-8", "windows-1252");
    assertThat(mapping.key()).containsExactly("coded_month", SourceMapping.ROW_NUMBER);
    assertThat(mapping.corrections())
        .isEqualTo(
            new SourceMapping.Corrections(
                "count = '-1'",
                java.util.List.of("complaint", "crime6"),
                java.util.List.of("date_occur", "district", "neighborhood")));
    assertThat(mapping.fields())
        .hasEntrySatisfying("unit_code", f -> assertThat(f.translate()).containsEntry("0", null));
  }
}
