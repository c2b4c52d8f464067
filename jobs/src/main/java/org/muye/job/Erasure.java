package org.muye.job;

import java.util.List;

/**
 * What a removal did, or would do; holds counts and names, nothing of the person.
 *
 * @param request name of the request
 * @param onlyShown whether nothing was changed
 * @param lines by table
 * @param references rows of other records that name a removed record by its number; they stay
 * @param sourceFiles delivered files that hold the person
 * @param tablesPurged tables whose earlier versions were deleted
 * @param filesDeleted files of earlier versions and of logs that were deleted
 * @param filesScanned files of the warehouse that were read afterwards, all of them
 * @param bytesScanned their size
 * @param filesHolding files among them that still hold the person
 */
public record Erasure(
    String request,
    boolean onlyShown,
    List<Line> lines,
    long references,
    List<String> sourceFiles,
    int tablesPurged,
    long filesDeleted,
    long filesScanned,
    long bytesScanned,
    List<String> filesHolding) {

  /**
   * A table.
   *
   * @param removed rows that were removed
   * @param cleaned rows of others that named the person, without that value now
   */
  public record Line(String table, long removed, long cleaned) {
    Line plus(Line other) {
      return new Line(table, removed + other.removed, cleaned + other.cleaned);
    }

    boolean isEmpty() {
      return removed + cleaned == 0;
    }
  }
}
