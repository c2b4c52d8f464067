package org.muye.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.contract.CodeList.Code;
import org.muye.error.UserError;

class CodeListsTest {
  private static final CodeLists LISTS = ContractCatalog.load().codeLists();

  @Test
  void everyListOfTheStandardIsComplete() throws IOException {
    List<String> lines = Files.readAllLines(SharedData.require("codes/gbt31000_codes.csv"));
    Map<String, Integer> expected = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(",", -1);
      expected.merge(field[3], 1, Integer::sum);
      Code code = LISTS.get(field[3]).find(field[4]).orElseThrow();
      assertThat(code.nameZh()).isEqualTo(field[5]);
      assertThat(code.parent()).isEqualTo(field[6].isEmpty() ? null : field[6]);
      assertThat(code.standard()).isEqualTo("GB/T 31000-2015 " + field[1]);
    }
    assertThat(expected).hasSize(22);
    expected.forEach((list, count) -> assertThat(LISTS.get(list).size()).as(list).isEqualTo(count));
  }

  @Test
  void disputeCategoriesHaveTheTrapsOfTheStandard() {
    CodeList categories = LISTS.get("dispute_category");
    // 17 first-level and 78 second-level codes.
    assertThat(categories.codes()).filteredOn(code -> code.code().length() == 2).hasSize(17);
    assertThat(categories.codes()).filteredOn(code -> code.code().length() == 4).hasSize(78);
    assertThat(categories.contains("02")).isTrue();
    assertThat(categories.contains("0201")).isTrue();
    assertThat(categories.contains("1499")).isFalse();
    assertThat(categories.contains("1699")).isFalse();
    assertThat(categories.children("99")).isEmpty();
    assertThat(categories.children("14")).hasSize(4);
    assertThat(categories.parent("0201")).contains("02");
    assertThat(categories.parent("02")).isEmpty();
    assertThat(categories.contains("2")).isFalse();
    assertThat(categories.contains(null)).isFalse();
  }

  @Test
  void otherMethodOfArbitrationIs0204() {
    CodeList methods = LISTS.get("resolution_method");
    assertThat(methods.nameZh("0204")).contains("其他");
    assertThat(methods.contains("0299")).isFalse();
    assertThat(methods.nameZh("0199")).contains("其他");
  }

  @Test
  void evaluationKeepsTheStandardsOrder() {
    CodeList evaluation = LISTS.get("effect_evaluation");
    assertThat(evaluation.nameZh("03")).contains("差");
    assertThat(evaluation.nameZh("04")).contains("较差");
    assertThat(evaluation.find("03").orElseThrow().note()).contains("not monotone");
  }

  @Test
  void ourVocabulariesMatchTheGoldenQuarter() throws IOException {
    Map<String, String> names = Map.of("skill", "training_topic");
    List<String> lines = Files.readAllLines(SharedData.require("expected-quarter/codes.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(",", -1);
      CodeList list = LISTS.get(names.getOrDefault(field[0], field[0]));
      assertThat(list.contains(field[1])).as(line).isTrue();
    }
  }

  @Test
  void everyCodeHasBothNamesAndNoStrayBlanks() {
    for (String name : LISTS.names()) {
      for (Code code : LISTS.get(name).codes()) {
        assertThat(code.nameEn())
            .as(name + " " + code.code())
            .isNotBlank()
            .isEqualTo(code.nameEn().strip());
        assertThat(code.nameEn()).as(name + " " + code.code()).matches("\\p{ASCII}+");
      }
    }
  }

  @Test
  void sourceListsHoldOnlyWhatIsLicensed() {
    assertThat(LISTS.get("st-louis-ucr-class").contains("ucr-01")).isTrue();
    assertThat(LISTS.get("st-louis-ucr-class").contains("ucr-26")).isTrue();
    assertThat(LISTS.get("st-louis-ucr-class").contains("01")).isFalse();
    assertThat(LISTS.get("chicago-assault").size()).isEqualTo(1);
    assertThat(LISTS.names()).noneMatch(name -> name.contains("pingshan"));
  }

  @Test
  void usersAddListsButDoNotReplaceShippedOnes(@TempDir Path folder) throws IOException {
    String header = "code,name_zh,name_en,parent_code,standard,valid_from,valid_to,note\n";
    Files.writeString(folder.resolve("our-classes.csv"), header + "#1,甲,First,,Ours,,,\n");
    CodeLists more = LISTS.withFolder(folder);
    assertThat(more.get("our-classes").contains("#1")).isTrue();
    assertThat(more.has("case_grade")).isTrue();
    assertThat(LISTS.has("our-classes")).isFalse();
    Files.writeString(folder.resolve("case_grade.csv"), header + "1,甲,First,,Ours,,,\n");
    assertThatThrownBy(() -> LISTS.withFolder(folder))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("case_grade.csv: a code list of that name ships with the program");
  }

  @Test
  void listsTravelToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(LISTS);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CodeLists copy = (CodeLists) in.readObject();
      assertThat(copy.names()).isEqualTo(LISTS.names());
      assertThat(copy.get("case_grade").byCode()).isEqualTo(LISTS.get("case_grade").byCode());
    }
  }
}
