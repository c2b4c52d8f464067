package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say of muye.yaml is accepted as it stands there. */
class DocumentedSettingsTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final String BASE = "region: xinxiang\nwarehouse: ./warehouse\n";
  private static final String SOURCE =
      "sources: [{name: a, record: incident, mapping: grid-events, path: a.csv}]\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"observability.md", "scheduling.md"})
  void everyExampleIsAccepted(String page) throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("../docs", page)))
            .results()
            .map((MatchResult result) -> result.group(1))
            .toList();
    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      String source = example.contains("sources:") ? "" : SOURCE;
      Path file = Files.writeString(folder.resolve("muye.yaml"), BASE + source + example);
      assertThatCode(() -> MuyeConfig.load(file)).as(example).doesNotThrowAnyException();
    }
  }
}
