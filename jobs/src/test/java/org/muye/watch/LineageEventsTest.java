package org.muye.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * OpenLineage's own Java classes, which are generated from its JSON schema, read every event and
 * write it again: what they do not know, or know as another type, would be lost or refused.
 */
class LineageEventsTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();
  private static final Instant AT = Instant.parse("2025-04-10T18:30:05.125Z");
  private static final LineageEvents EVENTS =
      new LineageEvents(
          "20250410T183000Z-00ff",
          "muye",
          "nightly",
          new LineageEvents.Engine("0.1.0-SNAPSHOT", "spark", "4.2.0"));
  private static final List<LineageDataset> INPUTS =
      List.of(
          LineageDataset.at("/city/inbox/*.csv", List.of()),
          LineageDataset.table("jdbc:postgresql://db/city", "public.cases"));
  private static final List<LineageDataset> OUTPUTS =
      List.of(
          LineageDataset.at(
              "/city/warehouse/gold/unit",
              List.of(new LineageDataset.Field("unit_id", "string", "Id of the unit"))));

  private static OpenLineage.RunEvent accepted(String event) throws Exception {
    OpenLineage.RunEvent read = JSON.readValue(event, OpenLineage.RunEvent.class);
    JsonNode again = JSON.readTree(JSON.writeValueAsString(read));
    assertThat(again).isEqualTo(JSON.readTree(event));
    return read;
  }

  @Test
  void theStandardsClassesTakeTheBeginning() throws Exception {
    OpenLineage.RunEvent event = accepted(EVENTS.start(AT, INPUTS));
    assertThat(event.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.START);
    assertThat(event.getEventTime().toInstant()).isEqualTo(AT);
    assertThat(event.getInputs()).extracting("name").contains("/city/inbox/*.csv");
    assertThat(event.getRun().getFacets().getProcessing_engine().getVersion()).isEqualTo("4.2.0");
    assertThat(event.getJob().getFacets().getJobType().getProcessingType()).isEqualTo("BATCH");
  }

  @Test
  void theStandardsClassesTakeTheEnd() throws Exception {
    OpenLineage.RunEvent event = accepted(EVENTS.complete(AT, INPUTS, OUTPUTS));
    assertThat(event.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.COMPLETE);
    assertThat(event.getOutputs())
        .singleElement()
        .satisfies(
            output ->
                assertThat(output.getFacets().getSchema().getFields())
                    .extracting("name", "type")
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("unit_id", "string")));
  }

  @Test
  void theStandardsClassesTakeAFailureWithItsReason() throws Exception {
    OpenLineage.RunEvent event = accepted(EVENTS.fail(AT, INPUTS, List.of(), "the disk is full"));
    assertThat(event.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.FAIL);
    assertThat(event.getRun().getFacets().getErrorMessage().getMessage())
        .isEqualTo("the disk is full");
  }

  @Test
  void bothEventsOfARunHaveTheSameIdAndOtherRunsHaveOthers() throws Exception {
    JsonNode start = JSON.readTree(EVENTS.start(AT, INPUTS)).at("/run/runId");
    JsonNode end = JSON.readTree(EVENTS.complete(AT, INPUTS, OUTPUTS)).at("/run/runId");
    JsonNode other =
        JSON.readTree(
                new LineageEvents(
                        "20250410T183000Z-00fe",
                        "muye",
                        "nightly",
                        new LineageEvents.Engine("1", "spark", "1"))
                    .start(AT, INPUTS))
            .at("/run/runId");
    assertThat(start).isEqualTo(end).isNotEqualTo(other);
  }
}
