package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No library on the class path is below the first version without a critical hole, as {@code
 * libraries/floors.csv} lists it; see docs/security.md for how the list is kept.
 */
class LibraryFloorsTest {
  private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][^/]*)\\.jar");

  private static List<String> below(Map<String, String> floors, List<String> jars) {
    List<String> below = new ArrayList<>();
    for (String jar : jars) {
      Matcher name = JAR.matcher(jar);
      if (name.matches()) {
        String floor = floors.get(name.group(1));
        if (floor != null && isBelow(name.group(2), floor)) {
          below.add(jar + " is below " + floor);
        }
      }
    }
    return below;
  }

  /** Compares the numbers of two versions; words behind them do not count. */
  private static boolean isBelow(String version, String floor) {
    int[] numbers = numbers(version);
    int[] least = numbers(floor);
    for (int i = 0; i < Math.max(numbers.length, least.length); i++) {
      int one = i < numbers.length ? numbers[i] : 0;
      int other = i < least.length ? least[i] : 0;
      if (one != other) {
        return one < other;
      }
    }
    return false;
  }

  private static int[] numbers(String version) {
    return Pattern.compile("[^0-9]+")
        .splitAsStream(version)
        .filter(part -> !part.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
  }

  private static Map<String, String> floors() throws IOException {
    Map<String, String> floors = new TreeMap<>();
    try (InputStream in = LibraryFloorsTest.class.getResourceAsStream("/libraries/floors.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .forEach(fields -> floors.put(fields[0], fields[1]));
    }
    return floors;
  }

  private static List<String> classPath() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      jars.add(new File(entry).getName());
    }
    return jars;
  }

  @Test
  void noLibraryIsBelowItsFloor() throws IOException {
    assertThat(classPath())
        .as("the class path is a list of jars")
        .anyMatch(jar -> jar.startsWith("log4j-core-"));
    assertThat(below(floors(), classPath())).isEmpty();
  }

  @Test
  void findsALibraryBelowItsFloor() throws IOException {
    assertThat(
            below(
                floors(),
                List.of(
                    "log4j-core-2.14.1.jar",
                    "log4j-core-2.17.1.jar",
                    "jackson-databind-2.13.4.jar",
                    "jackson-databind-2.21.2.jar",
                    "netty-codec-http2-4.1.99.Final.jar",
                    "guava-31.1-jre.jar",
                    "unknown-1.0.jar")))
        .containsExactly(
            "log4j-core-2.14.1.jar is below 2.17.1",
            "jackson-databind-2.13.4.jar is below 2.13.4.2",
            "netty-codec-http2-4.1.99.Final.jar is below 4.1.100.Final",
            "guava-31.1-jre.jar is below 32.0.0-jre");
  }
}
