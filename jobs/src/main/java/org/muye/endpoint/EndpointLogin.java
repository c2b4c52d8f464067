package org.muye.endpoint;

import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;
import org.jspecify.annotations.Nullable;
import org.muye.time.ReportingClock;

/** Asks the accounts at each login. The server makes it by its name. */
public final class EndpointLogin implements PasswdAuthenticationProvider {
  /** A connection keeps its thread, so that this is the account of what the thread does next. */
  private static final ThreadLocal<String> ACCOUNT = ThreadLocal.withInitial(() -> "");

  private final EndpointSettings settings = EndpointSettings.ofThisProcess();

  @Override
  @SuppressWarnings("checkstyle:MethodName")
  public void Authenticate(@Nullable String user, @Nullable String password)
      throws AuthenticationException {
    String account = user == null ? "" : user;
    boolean accepted =
        password != null && new Accounts(settings.accounts()).accepts(account, password);
    new AuditLog(settings.audit(), ReportingClock.system()).login(account, accepted);
    if (!accepted) {
      throw new AuthenticationException("wrong account or password");
    }
    ACCOUNT.set(account);
  }

  /** The account whose connection this thread serves; empty on other threads. */
  static String account() {
    return ACCOUNT.get();
  }
}
