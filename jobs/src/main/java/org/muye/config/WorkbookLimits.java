package org.muye.config;

import org.apache.poi.openxml4j.util.ZipSecureFile;

/** What a workbook of others may unpack to, so that a made one fills neither memory nor disk. */
public final class WorkbookLimits {
  /** No honest sheet packs better than to a hundredth. */
  private static final double LEAST_PACKED_SHARE = 0.01;

  /** In bytes; the fullest sheet of the format, a million rows of thirty cells, takes about it. */
  private static final long LARGEST_PART = 1L << 30;

  private static final long MOST_PARTS = 1000;

  private WorkbookLimits() {}

  /** Sets them; the library keeps them for the whole process. To be called before each opening. */
  public static void apply() {
    ZipSecureFile.setMinInflateRatio(LEAST_PACKED_SHARE);
    ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
  }
}
