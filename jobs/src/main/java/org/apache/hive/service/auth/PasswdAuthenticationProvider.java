package org.apache.hive.service.auth;

import javax.security.sasl.AuthenticationException;

/**
 * What Spark's Thrift server asks at a login, declared as the Spark distribution has it: the server
 * is part of distributions only, so that no library to compile against is fetched. The jar leaves
 * this out.
 */
public interface PasswdAuthenticationProvider {
  /**
   * Checks a password.
   *
   * @throws AuthenticationException when it is wrong
   */
  void Authenticate(String user, String password) throws AuthenticationException;
}
