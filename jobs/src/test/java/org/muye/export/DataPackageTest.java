package org.muye.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class DataPackageTest {
  private static final DataPackage.FileFormat CSV =
      new DataPackage.FileFormat("csv", "text/csv", false);

  @TempDir private Path folder;

  private static DataPackage.Field field(String name, String type, boolean required) {
    return new DataPackage.Field(
        name, type, "题 | Title", "What it holds", "safe", required, 1.0, null);
  }

  private JsonNode described(String file, DataPackage description, DataPackage.FileFormat format)
      throws IOException {
    Path data = Files.writeString(folder.resolve(file), "abc");
    Path written = description.write(data, format, 7);
    assertThat(written).hasFileName(file + ".datapackage.json");
    return new ObjectMapper().readTree(Files.readString(written));
  }

  private static DataPackage table(DataPackage.Field... fields) {
    return new DataPackage(
        "单元 | Units",
        "Units of the region",
        "gold.unit 1.0.0",
        List.of("unit_id"),
        List.of(fields));
  }

  @Test
  void saysWhichFileItDescribesAndHowToCheckIt() throws IOException {
    JsonNode document = described("Units 2025.csv", table(field("unit_id", "string", true)), CSV);
    JsonNode resource = document.at("/resources/0");

    assertThat(document.get("name").asText()).isEqualTo("units-2025");
    assertThat(document.at("/sources/0/title").asText()).isEqualTo("gold.unit 1.0.0");
    assertThat(resource.get("path").asText()).isEqualTo("Units 2025.csv");
    assertThat(resource.get("encoding").asText()).isEqualTo("utf-8");
    assertThat(resource.get("bytes").asLong()).isEqualTo(3);
    assertThat(resource.get("rows").asLong()).isEqualTo(7);
    // The test vector for "abc" of FIPS 180-2.
    assertThat(resource.get("hash").asText())
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void saysWhatTheColumnsHold() throws IOException {
    JsonNode schema =
        described(
                "a.csv",
                table(
                    field("unit_id", "string", true),
                    field("n", "integer", true),
                    field("at", "datetime", false)),
                CSV)
            .at("/resources/0/schema");

    assertThat(schema.at("/primaryKey/0").asText()).isEqualTo("unit_id");
    assertThat(schema.at("/missingValues/0").asText()).isEmpty();
    assertThat(schema.at("/fields/1/type").asText()).isEqualTo("integer");
    assertThat(schema.at("/fields/1/title").asText()).isEqualTo("题 | Title");
    assertThat(schema.at("/fields/1/description").asText()).isEqualTo("What it holds");
    assertThat(schema.at("/fields/1/classification").asText()).isEqualTo("safe");
    assertThat(schema.at("/fields/1/constraints/required").asBoolean()).isTrue();
    assertThat(schema.at("/fields/1/constraints/minimum").toString()).isEqualTo("1");
    // A required text may be empty, which a file cannot tell from no text.
    assertThat(schema.at("/fields/0/constraints/required").isMissingNode()).isTrue();
    assertThat(schema.at("/fields/2/format").asText()).isEqualTo("any");
  }

  @Test
  void saysThatACsvFileForExcelBeginsWithAMark() throws IOException {
    JsonNode document =
        described(
            "a.csv",
            table(field("a", "string", false)),
            new DataPackage.FileFormat("csv", "text/csv", true));

    assertThat(document.at("/resources/0/encoding").asText()).isEqualTo("utf-8-sig");
  }

  @Test
  void describesAnAnswerByItsQueryAndPromisesNothingOfItsColumns() throws IOException {
    JsonNode document =
        described(
            "答案.csv",
            new DataPackage(
                null,
                "Answer to: SELECT 1",
                null,
                List.of(),
                List.of(
                    new DataPackage.Field("1", "integer", null, null, null, false, null, null))),
            CSV);

    assertThat(document.get("name").asText()).isEqualTo("table");
    assertThat(document.has("title")).isFalse();
    assertThat(document.has("sources")).isFalse();
    assertThat(document.at("/resources/0/schema").has("primaryKey")).isFalse();
    assertThat(document.at("/resources/0/schema/fields/0").toString())
        .isEqualTo("{\"name\":\"1\",\"type\":\"integer\"}");
  }

  @Test
  void saysThatTheFileIsCompleteWhenItsDescriptionCannotBeWritten() {
    assertThatThrownBy(
            () -> table(field("a", "string", false)).write(folder.resolve("no/such.csv"), CSV, 0))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the file itself is complete");
  }
}
