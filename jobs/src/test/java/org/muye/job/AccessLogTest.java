package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.UserError;

class AccessLogTest {
  @TempDir Path folder;

  private AccessLog log(String... lines) throws IOException {
    TestWorkspace workspace =
        new TestWorkspace(
                folder,
                MadeRegion.write(
                    folder.resolve("region"), new TreeMap<>(Map.of("a", 1000)), List.of()))
            .source(
                "police", "incident", "canonical-incident", folder.resolve("inbox/nothing.csv"));
    for (String line : lines) {
      workspace.line(line);
    }
    return new AccessLog(workspace.open(TestWorkspace.clock("2026-06-30T04:00:00Z")));
  }

  private static List<JsonNode> documents(Path place) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        documents.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    return documents;
  }

  @Test
  void saysWhoAskedWhatAndWhen() throws IOException {
    AccessLog log = log();

    log.note("li.na", List.of("query", "SELECT 1"));
    log.note("wang.gang", List.of("explain", "I2"));

    assertThat(documents(folder.resolve("warehouse/access")))
        .extracting(JsonNode::toString)
        .containsExactlyInAnyOrder(
            "{\"at\":\"2026-06-30T04:00:00Z\",\"account\":\"li.na\",\"arguments\":[\"query\",\"SELECT 1\"]}",
            "{\"at\":\"2026-06-30T04:00:00Z\",\"account\":\"wang.gang\",\"arguments\":[\"explain\",\"I2\"]}");
  }

  @Test
  void masksNumbersOfPersons() throws IOException {
    log().note("li.na", List.of("query", "SELECT * FROM t WHERE id = '11010519491231002X'"));

    assertThat(documents(folder.resolve("warehouse/access")).get(0).path("arguments").toString())
        .contains("<id-number>")
        .doesNotContain("110105");
  }

  @Test
  void mayLieElsewhere() throws IOException {
    log("observability: {access_log: ./seen}").note("li.na", List.of("query"));

    assertThat(documents(folder.resolve("seen"))).hasSize(1);
    assertThat(folder.resolve("warehouse/access")).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenDownIsNotRead() throws IOException {
    Files.writeString(folder.resolve("seen"), "a file where a folder ought to be");
    AccessLog log = log("observability: {access_log: ./seen}");

    assertThatThrownBy(() -> log.note("li.na", List.of("query")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing was read")
        .hasMessageContaining("seen");
  }
}
