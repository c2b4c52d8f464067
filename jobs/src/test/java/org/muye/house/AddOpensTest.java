package org.muye.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.w3c.dom.Document;

/** One list of opened JDK packages: Spark's own, the manifest's, and the test JVMs'. */
class AddOpensTest {
  private static final List<String> SPARK = List.of(JavaModuleOptions.defaultModuleOptionArray());

  @Test
  void manifestOpensWhatSparkNames() throws Exception {
    List<String> manifest = words(pom("pom.xml"), "muye.add-opens");

    assertThat(manifest).containsExactlyInAnyOrderElementsOf(opens(SPARK));
    assertThat(Files.readString(file("jobs/pom.xml")))
        .contains("<Add-Opens>${muye.add-opens}</Add-Opens>");
  }

  @Test
  void testsRunWithWhatSparkNames() throws Exception {
    List<String> tests = words(pom("pom.xml"), "muye.jvm");

    assertThat(opens(tests)).containsExactlyInAnyOrderElementsOf(opens(SPARK));
    assertThat(tests).containsAll(properties(SPARK));
    assertThat(Files.readString(file("jobs/pom.xml")).split("\\$\\{muye\\.jvm}", -1))
        .as("surefire and failsafe both take the list")
        .hasSize(3);
  }

  @Test
  void launcherSetsThePropertiesThatAManifestCannot() throws IOException {
    assertThat(Files.readString(file("muye"))).contains(properties(SPARK));
  }

  @Test
  void theRunningTestSeesThem() {
    assertThat(Object.class.getModule().isOpen("java.lang", AddOpensTest.class.getModule()))
        .isTrue();
    assertThat(System.getProperty("user.timezone")).isEqualTo("UTC");
  }

  private static List<String> opens(List<String> options) {
    return options.stream()
        .filter(option -> option.startsWith("--add-opens="))
        .map(option -> option.replace("--add-opens=", "").replace("=ALL-UNNAMED", ""))
        .toList();
  }

  /**
   * The properties about reflection. Spark's list also names IPv6, which only changes a default
   * that Java has had for years.
   */
  private static List<String> properties(List<String> options) {
    return options.stream()
        .filter(option -> option.startsWith("-D") && !option.contains("IPv6"))
        .toList();
  }

  private static List<String> words(Document pom, String property) {
    String text = pom.getElementsByTagName(property).item(0).getTextContent();
    return Arrays.asList(text.trim().split("\\s+"));
  }

  private static Document pom(String name) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file(name).toFile());
  }

  private static Path file(String name) {
    return SharedData.repository().resolve(name);
  }
}
