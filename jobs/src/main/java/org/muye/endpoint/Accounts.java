package org.muye.endpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/**
 * The named accounts of the endpoint, kept as salted hashes in a file that only its owner may read.
 * The file is read at every login, so that a revoked account is out at once.
 */
public final class Accounts {
  /** What OWASP recommends for PBKDF2 with HMAC-SHA-256. */
  private static final int ITERATIONS = 600_000;

  private static final int HASH_BITS = 256;
  private static final int SALT_BYTES = 16;
  private static final int LENGTH = 24;

  /** Without letters that are easily confused. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,30}");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What is kept of a password. */
  record Secret(String salt, int iterations, String hash) {}

  private final Path file;

  /** The accounts of a file, which need not exist yet. */
  public Accounts(Path file) {
    this.file = file;
  }

  /** Whether there is no account. */
  public boolean isEmpty() {
    return read().isEmpty();
  }

  /**
   * Gives an account another password; makes it if it is new.
   *
   * @return the password, which is kept nowhere
   * @throws UserError when the name is no name
   */
  public String grant(String name) {
    if (!NAME.matcher(name).matches()) {
      throw UserError.of(UserError.Kind.USAGE, "endpoint.no_name_for_account", name);
    }
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder();
    TreeMap<String, Secret> accounts = read();
    accounts.put(
        name,
        new Secret(
            encoder.encodeToString(salt),
            ITERATIONS,
            encoder.encodeToString(hash(password.toString(), salt, ITERATIONS))));
    write(accounts);
    return password.toString();
  }

  /**
   * Takes an account away.
   *
   * @throws UserError when there is none of that name
   */
  public void revoke(String name) {
    TreeMap<String, Secret> accounts = read();
    if (accounts.remove(name) == null) {
      throw accounts.isEmpty()
          ? UserError.of("endpoint.no_accounts_at_all", name)
          : UserError.of("endpoint.no_such_account", name, String.join(", ", accounts.keySet()));
    }
    write(accounts);
  }

  /** Whether that is the password of that account. */
  boolean accepts(String name, String password) {
    Secret secret = read().get(name);
    // The same work for a name that does not exist, so that time does not tell which do.
    byte[] salt = secret == null ? new byte[SALT_BYTES] : Base64.getDecoder().decode(secret.salt());
    byte[] given = hash(password, salt, secret == null ? ITERATIONS : secret.iterations());
    return secret != null
        && MessageDigest.isEqual(given, Base64.getDecoder().decode(secret.hash()));
  }

  private static byte[] hash(String password, byte[] salt, int iterations) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new PipelineBug("this Java has no PBKDF2: " + e.getMessage());
    }
  }

  private TreeMap<String, Secret> read() {
    try {
      return Files.exists(file)
          ? JSON.readValue(Files.readString(file), new TypeReference<TreeMap<String, Secret>>() {})
          : new TreeMap<>();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void write(TreeMap<String, Secret> accounts) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, ".accounts", ".json");
      if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(accounts));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private UserError unusable(IOException e) {
    return UserError.of("endpoint.accounts_unusable", file.toString(), e.getMessage());
  }
}
