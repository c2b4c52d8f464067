package org.muye.report.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.muye.error.PipelineBug;

/** Archives that do not tell when they were made. */
public final class TimelessZip {
  private TimelessZip() {}

  /**
   * The same archive with every entry dated on a day.
   *
   * @param zip the bytes of an archive
   * @param date 1980 to 2107, the years an archive knows
   */
  public static byte[] dated(byte[] zip, LocalDate date) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry dated = new ZipEntry(entry.getName());
        // Local time is what an archive stores, so that the zone of the machine does not matter.
        dated.setTimeLocal(date.atStartOfDay());
        out.putNextEntry(dated);
        in.transferTo(out);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new PipelineBug("an archive in memory cannot be rewritten", e);
    }
    return bytes.toByteArray();
  }
}
