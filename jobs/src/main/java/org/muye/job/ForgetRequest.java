package org.muye.job;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muye.error.Message;
import org.muye.error.Redaction;
import org.muye.error.UserError;
import org.muye.run.RunContext;

/**
 * A request to remove somebody.
 *
 * @param person an identity number or a pseudonym, or null when records are named
 * @param records records by kind and id, e.g. {@code dispute:J1}
 * @param name what the request is called in the office, without personal data; null for the run's
 *     id
 * @param onlyShow whether nothing is to be changed
 */
public record ForgetRequest(
    @Nullable String person, List<String> records, @Nullable String name, boolean onlyShow) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * @throws UserError when the name cannot be kept
   */
  public ForgetRequest {
    records = List.copyOf(records);
    if (name != null && (!NAME.matcher(name).matches() || !Redaction.redact(name).equals(name))) {
      throw UserError.of(UserError.Kind.USAGE, "forget.unusable_request_name");
    }
  }

  /**
   * A person's number or pseudonym from a file.
   *
   * @throws UserError when it is absent or empty, or when others than its owner may read it
   */
  public static String person(Path file) {
    return SecretFile.read(file, Message.of("secret.person_number"));
  }

  String name(RunContext run) {
    return name == null ? run.runId() : name;
  }

  /** Without the person, so that no message repeats a number. */
  @Override
  public String toString() {
    return "ForgetRequest[" + name + "]";
  }
}
