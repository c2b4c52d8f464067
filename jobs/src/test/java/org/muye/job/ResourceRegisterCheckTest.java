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
import org.muye.contract.CodeList;
import org.muye.contract.ContractCatalog;
import org.muye.error.UserError;
import org.muye.region.Region;

class ResourceRegisterCheckTest {
  private static final CodeList ITEMS = ContractCatalog.load().codeLists().get("resource_item");

  @TempDir Path folder;

  private Region with(String rows) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("resources.csv"), "unit_id,item,reference_date,value,source\n" + rows);
    return Region.load(
        Path.of(
            TestRegions.assembled(
                folder.resolve("region"),
                SharedData.repository().resolve("schemas/regions/xinxiang"),
                List.of(file))));
  }

  @Test
  void takesWhatTheListHolds() throws IOException {
    ResourceRegisterCheck.require(
        with(
            "xx-hongqi,grids,2024-12-31,40,made\nxx-hongqi,grids_with_worker,2024-12-31,40,made\n"),
        ITEMS);
  }

  @Test
  void refusesItemsOfNoListAndPartsThatExceedTheirWhole() throws IOException {
    Region region =
        with(
            """
            xx-hongqi,grids,2024-12-31,40,made
            xx-hongqi,grids_with_worker,2024-12-31,41,made
            xx-hongqi,drones,2024-12-31,3,made
            """);
    UserError refused =
        catchThrowableOfType(UserError.class, () -> ResourceRegisterCheck.require(region, ITEMS));
    assertThat(refused)
        .hasMessageContaining(
            "more grids_with_worker than grids: xx-hongqi on 2024-12-31; no such item: drones");
  }
}
