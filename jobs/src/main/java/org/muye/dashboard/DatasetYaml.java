package org.muye.dashboard;

import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** YAML for people to read: blocks, Chinese as it is, and texts of several lines line by line. */
final class DatasetYaml {
  private DatasetYaml() {}

  static String text(Map<String, Object> document) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    return "# Generated from the contracts in schemas/; edit those, not this file.\n"
        + new Yaml(new LiteralLines(options), options).dump(document);
  }

  private static final class LiteralLines extends Representer {
    LiteralLines(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      return super.representScalar(
          tag, value, value.contains("\n") ? DumperOptions.ScalarStyle.LITERAL : style);
    }
  }
}
