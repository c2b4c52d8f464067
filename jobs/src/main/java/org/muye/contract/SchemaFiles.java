package org.muye.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muye.error.PipelineBug;
import org.muye.error.UserError;

/** The contract and code list files, from a folder or from inside the jar, held in memory. */
final class SchemaFiles {
  private static final String ROOT = "schemas/";

  /** A file that every build holds; finds the folder or jar also where folders have no entry. */
  private static final String ANCHOR = ROOT + "gold/indicator_value.odcs.yaml";

  private final Map<String, byte[]> content;

  private SchemaFiles(Map<String, byte[]> content) {
    this.content = Collections.unmodifiableMap(new TreeMap<>(content));
  }

  /** The files that travel with the program. */
  static SchemaFiles fromClasspath() {
    URL anchor = SchemaFiles.class.getClassLoader().getResource(ANCHOR);
    if (anchor == null) {
      throw new PipelineBug("the classpath holds no " + ANCHOR);
    }
    return at(anchor);
  }

  /** The files around the given anchor file, in a folder or in a jar. */
  static SchemaFiles at(URL anchor) {
    try {
      if (anchor.getProtocol().equals("file")) {
        Path file = Path.of(anchor.toURI());
        Path layer = parent(file);
        return from(parent(layer));
      }
      URLConnection connection = anchor.openConnection();
      if (connection instanceof JarURLConnection jarConnection) {
        return fromJar(Path.of(URI.create(jarConnection.getJarFileURL().toString())));
      }
      throw new PipelineBug("the contracts are neither in a folder nor in a jar: " + anchor);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the contracts at " + anchor, e);
    } catch (URISyntaxException e) {
      throw new PipelineBug("the contracts are at an impossible address: " + anchor, e);
    }
  }

  private static Path parent(Path path) {
    @Nullable Path parent = path.getParent();
    if (parent == null) {
      throw new PipelineBug("no folder above " + path);
    }
    return parent;
  }

  /**
   * The files of a folder laid out like {@code schemas/}.
   *
   * @throws UserError if the folder is absent or cannot be read
   */
  static SchemaFiles from(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw UserError.of("contract.no_folder_of_contracts", folder.toString());
    }
    return read(folder, SchemaFiles::wanted);
  }

  /**
   * The code list files directly in a folder.
   *
   * @throws UserError if the folder is absent or cannot be read
   */
  static SchemaFiles codeLists(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw UserError.of("contract.no_folder_of_code_lists", folder.toString());
    }
    return read(folder, name -> !name.contains("/") && name.endsWith(".csv"));
  }

  private static SchemaFiles read(Path folder, Predicate<String> wanted) {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          found.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw UserError.of("contract.files_unreadable", folder.toString(), e.getMessage());
    }
    return new SchemaFiles(found);
  }

  private static SchemaFiles fromJar(Path jar) throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.isDirectory() || !entry.getName().startsWith(ROOT)) {
          continue;
        }
        String name = entry.getName().substring(ROOT.length());
        if (wanted(name)) {
          try (InputStream in = file.getInputStream(entry)) {
            found.put(name, in.readAllBytes());
          }
        }
      }
    }
    return new SchemaFiles(found);
  }

  private static boolean wanted(String name) {
    return name.endsWith(".odcs.yaml") || (name.startsWith("codelists/") && name.endsWith(".csv"));
  }

  /** Paths below the root with the given ending, sorted. */
  List<String> endingWith(String suffix) {
    return content.keySet().stream().filter(name -> name.endsWith(suffix)).toList();
  }

  /** SHA-256 over the names and contents of all files in order, in hexadecimal. */
  String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.forEach(
          (name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new PipelineBug("the JDK has no SHA-256", e);
    }
  }

  /** The text of a file, strictly UTF-8. */
  String text(String path) throws CharacterCodingException {
    byte[] bytes = content.get(path);
    if (bytes == null) {
      throw new PipelineBug("no such contract file: " + path);
    }
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
