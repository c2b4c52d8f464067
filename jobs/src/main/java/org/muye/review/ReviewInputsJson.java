package org.muye.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.muye.error.PipelineBug;

/** Inputs of a review as JSON, to be kept and read back without any loss. */
public final class ReviewInputsJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReviewInputsJson() {}

  /** The inputs as JSON; equal inputs give equal text. */
  public static String write(ReviewInputs inputs) {
    try {
      return JSON.writeValueAsString(inputs);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("inputs of a review cannot be written", e);
    }
  }

  /** The inputs that were written. */
  public static ReviewInputs read(String json) {
    try {
      return JSON.readValue(json, ReviewInputs.class);
    } catch (JsonProcessingException e) {
      throw new PipelineBug("kept inputs of a review cannot be read", e);
    }
  }
}
