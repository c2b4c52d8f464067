package org.muye.serving;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muye.error.UserError;

/**
 * Where the embedded server takes connections.
 *
 * @param address an address of this machine; null for this machine only
 * @param port TCP port; 0 for any that is free
 * @param certificate PEM file of its TLS certificate, if it has one
 * @param key PEM file of the certificate's key
 */
public record Listening(
    @Nullable String address, int port, @Nullable Path certificate, @Nullable Path key) {
  private static final int FREE = 0;

  /**
   * Checks.
   *
   * @throws UserError when passwords and numbers would cross a network unencrypted
   */
  public Listening {
    if (address != null && !isLoopback(address) && (certificate == null || key == null)) {
      throw UserError.of("serving.listening_unencrypted", address);
    }
    if ((certificate == null) != (key == null)) {
      throw UserError.of("serving.certificate_or_key_missing");
    }
    for (Path file : new Path[] {certificate, key}) {
      if (file != null && !Files.isReadable(file)) {
        throw UserError.of("serving.tls_file_unreadable", file.toString());
      }
    }
  }

  /** This machine only, on any port that is free. */
  public static Listening locally() {
    return new Listening(null, FREE, null, null);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw UserError.of("serving.no_address", address, e.getMessage());
    }
  }

  /** The server's settings. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("listen_addresses", address == null ? "127.0.0.1" : "127.0.0.1," + address);
    settings.put("unix_socket_directories", "");
    if (certificate != null && key != null) {
      settings.put("ssl", "on");
      settings.put("ssl_cert_file", certificate.toAbsolutePath().toString());
      settings.put("ssl_key_file", key.toAbsolutePath().toString());
    }
    return settings;
  }

  /** Who may connect from where: over a network readers only, and encrypted. */
  String rules() {
    String local =
        """
        # Written by muye at each start.
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        """;
    return certificate == null
        ? local
        : local + "hostssl muye muye_reader,+muye_district all scram-sha-256\n";
  }
}
