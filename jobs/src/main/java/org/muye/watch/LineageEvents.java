package org.muye.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What OpenLineage 2.0.2 says of one run: that it began, and how it ended. */
public final class LineageEvents {
  private static final String SPEC = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final String FACETS = "https://openlineage.io/spec/facets/";
  private static final String PRODUCER = "urn:muye:";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String runId;
  private final String namespace;
  private final String job;
  private final Engine engine;

  /** The program and what it computes with. */
  public record Engine(String programVersion, String name, String version) {}

  /**
   * Events of a run.
   *
   * @param run id of the run, from which the UUID is made that the standard asks for
   * @param namespace namespace of the job
   * @param job name of the job
   */
  public LineageEvents(String run, String namespace, String job, Engine engine) {
    this.runId =
        UUID.nameUUIDFromBytes(("muye:" + run).getBytes(StandardCharsets.UTF_8)).toString();
    this.namespace = namespace;
    this.job = job;
    this.engine = engine;
  }

  /** The run began. */
  public String start(Instant at, List<LineageDataset> inputs) {
    return event("START", at, inputs, List.of()).toString();
  }

  /** The run is done. */
  public String complete(Instant at, List<LineageDataset> inputs, List<LineageDataset> outputs) {
    return event("COMPLETE", at, inputs, outputs).toString();
  }

  /**
   * The run failed, or its results were held back.
   *
   * @param message why
   */
  public String fail(
      Instant at, List<LineageDataset> inputs, List<LineageDataset> outputs, String message) {
    ObjectNode event = event("FAIL", at, inputs, outputs);
    ObjectNode facet = facet("1-0-1/ErrorMessageRunFacet.json");
    facet.put("message", message).put("programmingLanguage", "JAVA");
    event.withObject("/run/facets").set("errorMessage", facet);
    return event.toString();
  }

  private ObjectNode event(
      String type, Instant at, List<LineageDataset> inputs, List<LineageDataset> outputs) {
    ObjectNode event = JSON.objectNode();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("producer", producer());
    event.put("schemaURL", SPEC + "#/$defs/RunEvent");
    ObjectNode engineFacet = facet("1-1-1/ProcessingEngineRunFacet.json");
    engineFacet.put("version", engine.version()).put("name", engine.name());
    event
        .putObject("run")
        .put("runId", runId)
        .putObject("facets")
        .set("processing_engine", engineFacet);
    ObjectNode jobType = facet("2-0-4/JobTypeJobFacet.json");
    jobType.put("processingType", "BATCH").put("integration", "MUYE").put("jobType", "JOB");
    event
        .putObject("job")
        .put("namespace", namespace)
        .put("name", job)
        .putObject("facets")
        .set("jobType", jobType);
    event.set("inputs", datasets(inputs));
    event.set("outputs", datasets(outputs));
    return event;
  }

  private ArrayNode datasets(List<LineageDataset> datasets) {
    ArrayNode array = JSON.arrayNode();
    for (LineageDataset dataset : datasets) {
      ObjectNode node = array.addObject();
      node.put("namespace", dataset.namespace()).put("name", dataset.name());
      if (!dataset.fields().isEmpty()) {
        ObjectNode schema = facet("1-2-0/SchemaDatasetFacet.json");
        ArrayNode fields = schema.putArray("fields");
        for (LineageDataset.Field field : dataset.fields()) {
          fields
              .addObject()
              .put("name", field.name())
              .put("type", field.type())
              .put("description", field.description());
        }
        node.putObject("facets").set("schema", schema);
      }
    }
    return array;
  }

  private ObjectNode facet(String schema) {
    String name = schema.substring(schema.indexOf('/') + 1).replace(".json", "");
    return JSON.objectNode()
        .put("_producer", producer())
        .put("_schemaURL", FACETS + schema + "#/$defs/" + name);
  }

  private String producer() {
    return PRODUCER + engine.programVersion().replace(' ', '-');
  }
}
