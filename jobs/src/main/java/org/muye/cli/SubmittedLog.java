package org.muye.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import org.apache.logging.log4j.core.config.Configurator;
import org.muye.error.PipelineBug;

/**
 * The log of a process that spark-submit has begun: Spark has configured it by then, without masks
 * and to the screen.
 */
final class SubmittedLog {
  /** Set by spark-submit. */
  private static final String SUBMITTED = "SPARK_SUBMIT";

  private SubmittedLog() {}

  /** Lets the log be what it is without spark-submit. */
  static void configure() {
    if (System.getProperty(SUBMITTED) != null) {
      Configurator.reconfigure(configuration());
    }
  }

  private static URI configuration() {
    URL file = SubmittedLog.class.getResource("/log4j2.properties");
    try {
      if (file != null) {
        return file.toURI();
      }
    } catch (URISyntaxException e) {
      throw new PipelineBug("the configuration of the log has no address", e);
    }
    throw new PipelineBug("the configuration of the log is missing");
  }
}
