package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decoded characters of a file in a sliding window, with the undecodable bytes remembered by
 * position, so that one bad byte costs one row and not the file.
 *
 * <p>Offsets count from the first character not yet consumed. The window holds what the caller has
 * not consumed, which {@link #endOfLine} bounds.
 */
final class DecodedText {
  private static final int CHUNK = 1 << 16;
  private static final int SHOWN_BYTES = 16;

  private final InputStream content;
  private final CharsetDecoder decoder;
  private final Charset charset;
  private final boolean extendsAscii;
  private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
  private final ArrayDeque<Defect> defects = new ArrayDeque<>();
  private char[] window = new char[4 * CHUNK];
  private int start;
  private int end;
  private long consumed;
  private @Nullable IOException failure;
  private boolean noMoreBytes;
  private boolean noMoreChars;
  private boolean markSeen;

  /** Bytes that the encoding does not know, and the character position that stands for them. */
  private record Defect(long position, List<String> hex) {}

  DecodedText(InputStream content, Charset charset) throws IOException {
    this.content = FileContent.skipMark(content);
    this.charset = charset;
    this.decoder = Encodings.strict(charset);
    this.extendsAscii = Encodings.extendsAscii(charset);
    bytes.flip();
    if (hasMore() && window[start] == '\uFEFF') {
      consume(1);
    }
  }

  /** Whether a character is left. */
  boolean hasMore() throws IOException {
    return start < end || fill();
  }

  char at(int offset) {
    return window[start + offset];
  }

  String text(int from, int to) {
    return new String(window, start + from, to - from);
  }

  /** Whether the last {@link #endOfLine} passed the character it was to look for. */
  boolean markSeen() {
    return markSeen;
  }

  /**
   * The offset of the line end at or after {@code from}, or of the end of the text; -1 when it lies
   * beyond {@code limit} characters.
   */
  int endOfLine(int from, char mark, int limit) throws IOException {
    boolean seen = false;
    int offset = from;
    while (true) {
      char[] chars = window;
      int last = (int) Math.min(end, (long) start + limit + 1);
      for (int i = start + offset; i < last; i++) {
        char c = chars[i];
        if (c == '\n' || c == '\r') {
          markSeen = seen;
          return i - start;
        }
        if (c == mark) {
          seen = true;
        }
      }
      offset = Math.max(offset, last - start);
      if (offset > limit) {
        markSeen = seen;
        return -1;
      }
      if (!fill()) {
        markSeen = seen;
        return end - start;
      }
    }
  }

  /** The offset after the line end that stands at {@code offset}: LF, CR, or CR LF. */
  int afterLineEnd(int offset) throws IOException {
    if (start + offset >= end) {
      return offset;
    }
    if (at(offset) == '\n') {
      return offset + 1;
    }
    boolean known = start + offset + 1 < end || fill();
    return known && at(offset + 1) == '\n' ? offset + 2 : offset + 1;
  }

  /** Drops characters, with the defects among them. */
  void consume(int length) {
    start += length;
    consumed += length;
    while (!defects.isEmpty() && defects.peekFirst().position() < consumed) {
      defects.removeFirst();
    }
  }

  /** Drops the rest of the present line without keeping it. */
  void skipLine() throws IOException {
    while (hasMore()) {
      int lineEnd = endOfLine(0, '\n', CHUNK);
      if (lineEnd >= 0) {
        consume(afterLineEnd(lineEnd));
        return;
      }
      consume(CHUNK);
    }
  }

  /** Whether an undecodable byte lies before the offset. */
  boolean isMalformed(int to) {
    return !defects.isEmpty() && defects.peekFirst().position() < consumed + to;
  }

  /** For instance {@code windows-1252 cannot decode 0x81 0x8d}. */
  String malformedDetail(int to) {
    StringBuilder text = new StringBuilder(charset.name()).append(" cannot decode");
    int shown = 0;
    int all = 0;
    for (Defect defect : defectsBefore(to)) {
      for (String hex : defect.hex()) {
        all++;
        if (shown < SHOWN_BYTES) {
          shown++;
          text.append(" 0x").append(hex);
        }
      }
    }
    return all > shown
        ? text.append(" and ").append(all - shown).append(" more").toString()
        : text.toString();
  }

  /** The first {@code to} characters, undecodable bytes as {@code \x93}. */
  String display(int to) {
    return display(to, "\\x");
  }

  /** The first {@code to} characters, undecodable bytes as hex after the prefix. */
  String display(int to, String prefix) {
    StringBuilder text = new StringBuilder(to + 16);
    int from = 0;
    for (Defect defect : defectsBefore(to)) {
      int at = (int) (defect.position() - consumed);
      text.append(window, start + from, at - from);
      for (String hex : defect.hex()) {
        text.append(prefix).append(hex);
      }
      from = at + 1;
    }
    return text.append(window, start + from, to - from).toString();
  }

  void closeQuietly() {
    FileContent.closeQuietly(content);
  }

  private List<Defect> defectsBefore(int to) {
    List<Defect> before = new ArrayList<>();
    for (Defect defect : defects) {
      if (defect.position() >= consumed + to) {
        break;
      }
      before.add(defect);
    }
    return before;
  }

  private boolean fill() throws IOException {
    if (noMoreChars) {
      return false;
    }
    makeRoom();
    int before = end;
    // Two characters of room: one for a surrogate pair's other half or for the stand-in.
    while (!noMoreChars
        && failure == null
        && (end == before || bytes.hasRemaining())
        && window.length - end > 2) {
      if (!bytes.hasRemaining() && !noMoreBytes) {
        read();
      }
      decode();
    }
    if (end == before && failure != null) {
      throw failure;
    }
    return end > before;
  }

  private void decode() {
    CharBuffer out = CharBuffer.wrap(window, end, window.length - end - 1);
    CoderResult result = decoder.decode(bytes, out, noMoreBytes);
    end = out.position();
    if (result.isError()) {
      defects.addLast(new Defect(consumed + (end - start), take(result.length())));
      window[end++] = '\uFFFD';
    } else if (result.isUnderflow()) {
      if (noMoreBytes) {
        CharBuffer rest = CharBuffer.wrap(window, end, window.length - end);
        decoder.flush(rest);
        end = rest.position();
        noMoreChars = true;
      } else {
        read();
      }
    }
  }

  /**
   * The bad bytes, cut before a line end, quote or delimiter: some decoders report a lead byte
   * together with the innocent byte after it, which would join two rows.
   */
  private List<String> take(int length) {
    int bad = length;
    for (int i = 1; extendsAscii && i < bad; i++) {
      int b = bytes.get(bytes.position() + i);
      if (b >= 0 && b < '0') {
        bad = i;
      }
    }
    List<String> taken = new ArrayList<>(bad);
    for (int i = 0; i < bad; i++) {
      taken.add(HexFormat.of().toHexDigits(bytes.get()));
    }
    return taken;
  }

  /**
   * A failure is kept until all that was decoded before it has been used. A stream that has failed
   * is not read again, since a decompressor does not know any more where it is.
   */
  private void read() {
    if (failure != null) {
      return;
    }
    bytes.compact();
    try {
      int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
      if (read < 0) {
        noMoreBytes = true;
      } else {
        bytes.position(bytes.position() + read);
      }
    } catch (IOException e) {
      failure = e;
    }
    bytes.flip();
  }

  private void makeRoom() {
    if (start > 0 && window.length - end < 2 * CHUNK) {
      System.arraycopy(window, start, window, 0, end - start);
      end -= start;
      start = 0;
    }
    if (window.length - end < 2 * CHUNK) {
      window = Arrays.copyOf(window, 2 * window.length);
    }
  }
}
