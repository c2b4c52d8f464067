package org.muye.lock;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * Who works on a warehouse.
 *
 * @param runId its run
 * @param command the command that was called
 * @param pid its process on the host
 * @param host name of the machine
 * @param user who called it
 * @param since when it took the warehouse
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Holder(
    String runId, String command, long pid, String host, String user, Instant since) {

  /** This process. */
  public static Holder thisProcess(String runId, String command, Instant now) {
    return new Holder(
        runId,
        command,
        ProcessHandle.current().pid(),
        hostName(),
        System.getProperty("user.name", "?"),
        now);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // A machine that does not know its own name still has an address by which it can be found.
      return String.valueOf(e.getMessage());
    }
  }
}
