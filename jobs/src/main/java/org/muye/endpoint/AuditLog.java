package org.muye.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.time.ReportingClock;

/**
 * Who asked what, one JSON document a line, without any value of a result. Identity and telephone
 * numbers in a statement are masked.
 */
final class AuditLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final ReportingClock clock;

  AuditLog(Path file, ReportingClock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** A login. */
  void login(String account, boolean accepted) {
    write(account, accepted ? "LOGIN" : "LOGIN_REFUSED", Map.of());
  }

  /** A statement that may run. */
  void allowed(String account, String statement) {
    write(account, "ALLOWED", Map.of("statement", statement));
  }

  /** A statement that may not run. */
  void refused(String account, String statement, String why) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("statement", statement);
    more.put("why", why);
    write(account, "REFUSED", more);
  }

  /** A line is written before anything is done; what cannot be written down is not done. */
  private synchronized void write(String account, String event, Map<String, String> more) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("at", clock.now().toString());
    line.put("account", Redaction.redact(account));
    line.put("event", event);
    more.forEach((name, text) -> line.put(name, Redaction.redact(text)));
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw UserError.of("endpoint.audit_log_unwritable", e.getMessage());
    }
  }
}
