package org.muye.job;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muye.config.MuyeConfig;
import org.muye.config.SourceMapping;
import org.muye.error.UserError;

/**
 * How a workspace makes pseudonyms.
 *
 * @param keys keys by the names that mappings give; at least one
 * @param rules the rules of all mappings
 */
record PersonKeys(Map<String, String> keys, Set<SourceMapping.Hmac> rules) {
  /** Of a workspace whose mappings make no pseudonyms. */
  private static final String DEFAULT = "MUYE_PSEUDONYM_KEY";

  /**
   * Of a workspace.
   *
   * @throws UserError when a key is not set
   */
  static PersonKeys of(Workspace workspace) {
    Map<String, String> keys = new TreeMap<>(workspace.keys());
    if (keys.isEmpty()) {
      keys.put(DEFAULT, key(workspace, DEFAULT));
    }
    Set<SourceMapping.Hmac> rules = new LinkedHashSet<>();
    for (MuyeConfig.Source source : workspace.config().sources()) {
      for (SourceMapping.Field field : workspace.mapping(source).fields().values()) {
        SourceMapping.Hmac rule = field.hmac();
        if (rule != null) {
          rules.add(rule);
        }
      }
    }
    return new PersonKeys(keys, rules);
  }

  /** A key by which persons are kept out. */
  static String key(Workspace workspace, String name) {
    String key = workspace.secrets().get(name);
    if (key == null || key.isBlank()) {
      throw UserError.of("forget.key_missing", name, name + Secrets.FILE_SUFFIX);
    }
    return key;
  }
}
