package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.contract.CodeLists;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;
import org.muye.region.Region;

class SignalLevelsCheckTest {
  private static final Path XINXIANG = SharedData.repository().resolve("schemas/regions/xinxiang");

  @TempDir Path folder;
  private final CodeLists lists = ContractCatalog.load().codeLists();

  @Test
  void theShippedRegionsFitTheShippedLists() {
    for (String region : List.of("xinxiang", "st-louis", "chicago")) {
      SignalLevelsCheck.require(RegionFolders.load(region), lists::get);
    }
    assertThat(RegionFolders.load("xinxiang").signalLevels()).isPresent();
  }

  /** 110 of the channels became a code that no list has, and is missing in its own place. */
  @Test
  void namesEveryCodeThatIsUnknownAndEveryChannelThatWasForgotten() throws IOException {
    TestRegions.assembled(folder.resolve("region"), XINXIANG, List.of());
    Path file = folder.resolve("region/signal_levels.yaml");
    String shipped = Files.readString(file);
    Files.writeString(
        file,
        shipped
            .replace("source_channel: [\"110\"", "source_channel: [\"911\"")
            .replace("case_nature: [\"01\", \"02\"]", "case_nature: [\"01\", \"77\"]")
            .replace("  escalated_to: [litigation]\n", ""));
    Region region = Region.load(folder.resolve("region"));

    UserError error =
        catchThrowableOfType(UserError.class, () -> SignalLevelsCheck.require(region, lists::get));

    assertThat(error.problem()).contains("signal_levels.yaml", "xinxiang");
    assertThat(error.why())
        .isEqualTo(
            "in no list: source_channel 911, case_nature 77; on no level and not under no_level:"
                + " source_channel 110, escalated_to litigation");
  }
}
