package org.muye.contract;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.Problems;
import org.muye.error.UserError;

/** All code lists by name; can travel to executors. */
public final class CodeLists implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, CodeList> lists;

  CodeLists(Map<String, CodeList> lists) {
    this.lists = new TreeMap<>(lists);
  }

  /** Whether there is a list of that name. */
  public boolean has(String name) {
    return lists.containsKey(name);
  }

  /** The list of that name, if there is one. */
  public Optional<CodeList> find(String name) {
    return Optional.ofNullable(lists.get(name));
  }

  /**
   * The list of that name.
   *
   * @throws PipelineBug if there is none; contracts and mappings are checked before
   */
  public CodeList get(String name) {
    return find(name).orElseThrow(() -> new PipelineBug("there is no code list " + name));
  }

  /**
   * These lists and those of a folder, for vocabularies that a user may not share.
   *
   * @param folder holds {@code <list>.csv} files with the columns of the shipped ones
   * @throws UserError naming every problem of every file, a name taken already included
   */
  public CodeLists withFolder(Path folder) {
    Problems problems = new Problems();
    CodeLists more = new CodeListReader(problems).read(SchemaFiles.codeLists(folder));
    Map<String, CodeList> all = new TreeMap<>(lists);
    for (String name : more.names()) {
      if (all.putIfAbsent(name, more.get(name)) != null) {
        problems.add(name + ".csv", Message.of("contract.code_list_shipped"));
      }
    }
    problems.throwIfAny((count, list) -> UserError.of("contract.problems", count, list));
    return new CodeLists(all);
  }

  /** Names of all lists, sorted. */
  public Set<String> names() {
    return Collections.unmodifiableSet(lists.navigableKeySet());
  }
}
