package org.muye.endpoint;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * System properties that stay as they are: a client of a Thrift server can set some with a
 * connection, among them the one that says who checks passwords.
 */
final class FixedProperties extends Properties {
  private static final long serialVersionUID = 1L;

  private final boolean closed;

  /** The properties of the process, as they are now. */
  FixedProperties(Properties now) {
    super(now.size());
    now.stringPropertyNames().forEach(name -> super.put(name, now.getProperty(name)));
    closed = true;
  }

  @Override
  public synchronized @Nullable Object put(Object key, Object value) {
    if (closed && String.valueOf(key).matches("(hive|hadoop|spark|muye|java|javax|sun|jdk)\\..*")) {
      throw new RefusedStatement("system properties of the server cannot be set").thrown();
    }
    return super.put(key, value);
  }

  @Override
  public synchronized @Nullable Object setProperty(String key, String value) {
    return put(key, value);
  }
}
