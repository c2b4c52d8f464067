package org.muye.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class BrokenContractTest {
  private static final String COLOURS =
      """
      code,name_zh,name_en,parent_code,standard,valid_from,valid_to,note
      01,红,Red,,Test,,,
      0101,深红,"Red, dark",01,Test,2016-03-01,,
      """;
  private static final String GOOD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: gold.paint
      name: gold.paint
      version: 1.0.0
      status: active
      description:
        purpose: Paints in stock.
        usage: 库存涂料。
      schema:
        - name: paint
          physicalName: gold.paint
          properties:
            - name: paint_id
              businessName: 编号
              logicalType: string
              physicalType: string
              required: true
              primaryKey: true
              primaryKeyPosition: 1
              classification: safe
              description: The paint
            - name: colour
              businessName: 颜色
              logicalType: string
              physicalType: string
              required: false
              classification: safe
              description: Its colour
              customProperties:
                - property: codeList
                  value: colours
      slaProperties:
        - property: retention
          value: 2
          unit: y
      customProperties:
        - property: titleZh
          value: 涂料
        - property: titleEn
          value: Paints
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeColours() throws IOException {
    write("codelists/colours.csv", COLOURS);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String problem() {
    UserError error = catchThrowableOfType(UserError.class, () -> ContractCatalog.load(folder));
    assertThat(error).isNotNull();
    assertThat(error.kind().exitCode()).isEqualTo(3);
    return error.problem();
  }

  @Test
  void goodContractIsRead() throws IOException {
    write("gold/paint.odcs.yaml", GOOD);
    Contract paint = ContractCatalog.load(folder).get("gold.paint");
    assertThat(paint.columnNames()).containsExactly("paint_id", "colour");
    assertThat(paint.titleZh()).isEqualTo("涂料");
    assertThat(paint.retention().text()).isEqualTo("2 years");
    assertThat(paint.column("paint_id").titleEn()).isEqualTo("Paint id");
  }

  @Test
  void rowsAreKeptFromATimestampColumnOn() throws IOException {
    write(
        "gold/paint.odcs.yaml",
        GOOD.replace("- property: retention", "- property: retention\n    element: paint.colour"));

    assertThat(problem())
        .contains("retention runs from `paint.colour`, which is no timestamp column");
  }

  @Test
  void everyProblemOfEveryFileIsReportedAtOnce() throws IOException {
    write(
        "gold/paint.odcs.yaml",
        GOOD.replace(
                "classification: safe\n        description: The paint", "description: The paint")
            .replaceFirst("classification: safe", "classification: secret")
            .replace("value: colours", "value: shades")
            .replace("unit: y", "unit: fortnights")
            .replace(
                "physicalType: string\n        required: false",
                "physicalType: strnig\n        required: false")
            .replace("titleEn", "titleFr")
            .replace("status: active\n", ""));
    write(
        "codelists/sizes.csv",
        "code,name_zh,name_en,parent_code,standard,valid_from,valid_to,note\n1,大,Large,9,Test,,,\n1,小,,,Test,soon,,\n");
    write("silver/broken.odcs.yaml", "apiVersion: [unclosed");
    assertThat(problem())
        .startsWith("12 problems")
        .contains("gold/paint.odcs.yaml: ODCS: ", "status")
        .contains("custom property titleEn is missing")
        .contains("retention needs a whole number from 1 and a unit d, m or y")
        .contains("column paint_id: classification is ``")
        .contains("column colour: classification is `secret`")
        .contains("column colour: names the code list shades, which does not exist")
        .contains("column colour: physicalType `strnig` is not a type that tables use")
        .contains("codelists/sizes.csv: code 1 has the unknown parent 9")
        .contains("codelists/sizes.csv line 3: repeats code 1")
        .contains("codelists/sizes.csv line 3: name_en is empty")
        .contains("codelists/sizes.csv line 3: valid_from is not a day like 2016-03-01: soon")
        .contains("silver/broken.odcs.yaml: is not well-formed YAML");
  }

  @Test
  void unclassifiedColumnIsRejected() throws IOException {
    write("gold/paint.odcs.yaml", GOOD.replaceFirst(" +classification: safe\n", ""));
    assertThat(problem()).contains("column paint_id: classification is ``");
  }

  @Test
  void columnNamesThatDifferOnlyInCaseOrNotAtAllAreRejected() throws IOException {
    write("gold/paint.odcs.yaml", GOOD.replace("- name: colour", "- name: Paint_ID"));
    assertThat(problem())
        .contains("repeats the column Paint_ID")
        .contains("the name must be snake_case");
  }

  @Test
  void repeatedYamlKeyIsRejected() throws IOException {
    write("gold/paint.odcs.yaml", GOOD + "version: 2.0.0\n");
    assertThat(problem()).contains("Duplicate field 'version'");
  }

  @Test
  void fileMustStandWhereItsIdSays() throws IOException {
    write("silver/paint.odcs.yaml", GOOD);
    assertThat(problem())
        .contains("id is `gold.paint.odcs.yaml` but must be `silver.paint.odcs.yaml`");
  }

  @Test
  void keyMustBeCompleteAndLogicalTypeMustFit() throws IOException {
    write(
        "gold/paint.odcs.yaml",
        GOOD.replace("primaryKeyPosition: 1", "primaryKeyPosition: 2")
            .replaceFirst("logicalType: string", "logicalType: integer"));
    assertThat(problem())
        .contains("key positions must run 1, 2, 3, ... but are [2]")
        .contains("logicalType is `integer` but must be `string`");
    write("gold/paint.odcs.yaml", GOOD.replace("primaryKey: true", "primaryKey: false"));
    assertThat(problem()).contains("has no primary key");
  }

  @Test
  void bytesThatAreNotUtf8AreRejected() throws IOException {
    Files.write(folder.resolve("codelists/latin.csv"), new byte[] {(byte) 0xe9, '\n'});
    write("gold/paint.odcs.yaml", GOOD);
    assertThat(problem())
        .isEqualTo(
            "1 problem in the contracts and code lists:\n  - codelists/latin.csv: is not UTF-8");
  }

  @Test
  void emptyOrAbsentFolderIsAnError() throws IOException {
    assertThat(problem()).contains("holds no contract");
    assertThatThrownBy(() -> ContractCatalog.load(folder.resolve("nowhere")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no folder of contracts at");
  }

  @Test
  void jarWithoutFolderEntriesIsRead() throws IOException {
    Path jar = folder.resolve("with space.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      put(out, "schemas/gold/paint.odcs.yaml", GOOD);
      put(out, "schemas/codelists/colours.csv", COLOURS);
      put(out, "schemas/sources/other.yaml", "ignored: true");
    }
    URI anchor = URI.create("jar:" + jar.toUri() + "!/schemas/gold/paint.odcs.yaml");
    ContractCatalog catalog =
        ContractCatalog.load(SchemaFiles.at(anchor.toURL()), Optional.empty());
    assertThat(catalog.contracts()).extracting(Contract::id).containsExactly("gold.paint");
    assertThat(catalog.codeLists().get("colours").nameEn("0101")).contains("Red, dark");
  }

  private static void put(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
