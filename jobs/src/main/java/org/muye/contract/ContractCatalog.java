package org.muye.contract;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muye.error.Message;
import org.muye.error.PipelineBug;
import org.muye.error.Problems;
import org.muye.error.UserError;

/** All contracts and code lists, checked together. */
public final class ContractCatalog {
  private final Map<String, Contract> contracts;
  private final CodeLists codeLists;
  private final String sha256;

  private ContractCatalog(Map<String, Contract> contracts, CodeLists codeLists, String sha256) {
    this.contracts = Collections.unmodifiableMap(new TreeMap<>(contracts));
    this.codeLists = codeLists;
    this.sha256 = sha256;
  }

  /**
   * The contracts that travel with the program. They are held against the standard when it is
   * built, not each time it starts.
   *
   * @throws UserError naming every problem of every file, if there is any
   */
  public static ContractCatalog load() {
    return load(SchemaFiles.fromClasspath(), Optional.empty());
  }

  /**
   * The contracts of a folder laid out like {@code schemas/}.
   *
   * @throws UserError naming every problem of every file, if there is any
   */
  public static ContractCatalog load(Path folder) {
    return load(SchemaFiles.from(folder), Optional.of(new StandardCheck()));
  }

  static ContractCatalog load(SchemaFiles files, Optional<StandardCheck> standard) {
    Problems problems = new Problems();
    CodeLists codeLists = new CodeListReader(problems).read(files);
    Map<String, Contract> contracts = new ContractReader(codeLists, problems, standard).read(files);
    if (contracts.isEmpty() && problems.isEmpty()) {
      problems.add("schemas", Message.of("contract.no_contract"));
    }
    problems.throwIfAny((count, list) -> UserError.of("contract.problems", count, list));
    return new ContractCatalog(contracts, codeLists, files.sha256());
  }

  /** All contracts, sorted by id. */
  public Collection<Contract> contracts() {
    return contracts.values();
  }

  /** Names of the layers, sorted. */
  public Set<String> layers() {
    Set<String> layers = new TreeSet<>();
    contracts.values().forEach(contract -> layers.add(contract.layer()));
    return layers;
  }

  /** The contract of a table such as {@code silver.incident}, if there is one. */
  public Optional<Contract> find(String id) {
    return Optional.ofNullable(contracts.get(id));
  }

  /**
   * The contract of a table such as {@code silver.incident}.
   *
   * @throws PipelineBug if there is none
   */
  public Contract get(String id) {
    return find(id).orElseThrow(() -> new PipelineBug("there is no contract " + id));
  }

  /** SHA-256 over the names and contents of all contracts and code lists, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** The code lists that the contracts refer to, and those of single sources. */
  public CodeLists codeLists() {
    return codeLists;
  }
}
