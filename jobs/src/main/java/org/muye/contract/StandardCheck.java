package org.muye.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.Problems;

/** Holds contract files against the JSON Schema of the Open Data Contract Standard. */
final class StandardCheck {
  private static final String ODCS = "/odcs/odcs-json-schema-v3.1.0.json";

  private final JsonSchema odcs = odcs();

  private static JsonSchema odcs() {
    try (InputStream in = StandardCheck.class.getResourceAsStream(ODCS)) {
      if (in == null) {
        throw new PipelineBug("the classpath holds no " + ODCS);
      }
      // The validator's messages stand in ours as they are: English on every machine.
      SchemaValidatorsConfig english =
          SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909).getSchema(in, english);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + ODCS, e);
    }
  }

  /** Notes every departure of a file from the standard. */
  void check(String file, JsonNode contract, Problems problems) {
    Set<String> violations = new TreeSet<>();
    for (ValidationMessage violation : odcs.validate(contract)) {
      violations.add(violation.getMessage());
    }
    violations.forEach(
        violation -> problems.add(file, Message.of("contract.against_standard", violation)));
  }
}
