package org.muye.refine;

/**
 * What is kept of persons and records that were forgotten: who has the key recognises them when
 * they are delivered again; nobody learns anything else.
 */
public final class ForgottenDigest {
  private ForgottenDigest() {}

  /** Of a person, from a pseudonym. */
  public static String ofPerson(String pseudonym, String key) {
    return Pseudonym.exact(pseudonym, "forgotten person", key);
  }

  /** Of a record, from its kind and id. */
  public static String ofRecord(String record, String id, String key) {
    return Pseudonym.exact(record + "/" + id, "forgotten record", key);
  }

  /** Of a key, so that another key under the same name is noticed. */
  public static String ofKey(String key) {
    return Pseudonym.exact("", "forgotten key", key);
  }
}
