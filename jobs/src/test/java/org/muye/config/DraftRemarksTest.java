package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a draft says beside its fields. */
class DraftRemarksTest {
  @TempDir Path folder;

  @Test
  void remarksAreInTheLanguageThatIsAskedForAndTheMappingIsTheSame() throws IOException {
    Path file = folder.resolve("disputes.csv");
    Files.write(file, MappingDraftTest.table30().getBytes(Charset.forName("GB18030")));
    MappingDraft english = MappingDraft.of(file, CanonicalFieldsForTests.byRecord());
    MappingDraft chinese =
        MappingDraft.of(
            file, CanonicalFieldsForTests.byRecord(), null, file, Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.yaml())
        .contains("# 数据源映射草稿。", "# 核对：化解时限；根据表头推测", "填写率100%")
        .doesNotContain("check:", "guessed");
    assertThat(withoutRemarks(chinese)).isEqualTo(withoutRemarks(english));
    assertThat(chinese.warnings().get(0).in(Locale.SIMPLIFIED_CHINESE)).contains("疑似直接标识个人的信息");
  }

  private static List<String> withoutRemarks(MappingDraft draft) {
    return draft.yaml().lines().map(line -> line.replaceFirst(" *#.*", "")).toList();
  }

  @Test
  void aRecordThatWasNamedIsNoGuess() throws IOException {
    Path file = folder.resolve("disputes.csv");
    Files.write(file, MappingDraftTest.table30().getBytes(Charset.forName("GB18030")));
    MappingDraft named =
        MappingDraft.of(file, CanonicalFieldsForTests.byRecord(), "dispute", file, Locale.ENGLISH);
    assertThat(MappingDraft.of(file, CanonicalFieldsForTests.byRecord()).yaml())
        .contains("guessed from the headers; incident");
    assertThat(named.yaml())
        .contains("record: dispute\n")
        .doesNotContain("guessed from the headers; incident");
  }
}
