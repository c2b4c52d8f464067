package org.muye.job;

import java.util.Arrays;
import java.util.Optional;
import org.muye.quality.IssueCode;

/** What issue codes mean, for those who do not know the codes. */
public final class Reasons {
  private Reasons() {}

  /**
   * The meaning of a code; the code itself when it is none of ours.
   *
   * @param code an issue code, or the code of a field's issue as `CODE:field`
   */
  public static String text(String code, boolean chinese) {
    return find(code).map(issue -> chinese ? issue.zh() : issue.en()).orElse(code);
  }

  /** What to do about it; nothing for a code that is none of ours. */
  public static String remedy(String code) {
    return find(code).map(IssueCode::remedy).orElse("");
  }

  private static Optional<IssueCode> find(String code) {
    String name = code.contains(":") ? code.substring(0, code.indexOf(':')) : code;
    return Arrays.stream(IssueCode.values()).filter(issue -> issue.name().equals(name)).findFirst();
  }
}
