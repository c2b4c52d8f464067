package org.muye.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muye.job.Accounts;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Accounts of districts in the mart. */
@Command(
    name = "grant",
    description = "Give a district an account in the mart that sees its unit and the whole region.",
    mixinStandardHelpOptions = true)
final class GrantCommand extends WorkCommand {
  /** Exactly one of the two. */
  static final class What {
    @Option(
        names = "--unit",
        required = true,
        paramLabel = "UNIT",
        description =
            "Code, id or name of the unit it sees; an account that exists is moved to it.")
    private @Nullable String unit;

    @Option(names = "--revoke", required = true, description = "Take the account away.")
    private boolean revoke;
  }

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "Name to log in.")
  private String user = "";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Override
  public Integer call() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("user", user);
    String unit = what.unit;
    String line;
    if (unit == null) {
      Accounts.revoke(workspace(), user);
      line = words().get("grant.revoked", user);
    } else {
      String password = Accounts.grant(workspace(), user, unit);
      document.put("unit", unit);
      document.put("password", password);
      line = words().get("grant.done", user, unit, password);
    }
    if (options().json()) {
      JsonOutput.write(out(), document);
    } else {
      print(line);
    }
    return 0;
  }
}
