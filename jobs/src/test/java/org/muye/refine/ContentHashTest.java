package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Expected are the first 16 bytes that sha256sum gives for the text by hand. */
class ContentHashTest {
  @Test
  void isOfNamesAndValuesInTheirOrder() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("incident_id", "i1");
    fields.put("known_at", "of no account");
    fields.put("unit_code", "410702");
    fields.put("street", null);
    fields.put("record_version", 3L);
    fields.put("is_deleted", false);

    // incident_id=i1, unit_code=410702, is_deleted=false, each with the byte 1e after it
    assertThat(ContentHash.of(fields)).isEqualTo("cf1764d51dfd604b6db7a9678c5f0e28");
  }

  @Test
  void isOfHanziInUtf8() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("incident_id", "街道");

    assertThat(ContentHash.of(fields)).isEqualTo("62771ef23d1e06b7549f5cdffa309784");
  }
}
