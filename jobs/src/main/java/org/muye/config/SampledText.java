package org.muye.config;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.mozilla.universalchardet.UniversalDetector;
import org.muye.error.UserError;

/**
 * The beginning of a text file, plain or gzip, in the encoding that fits the whole of it.
 *
 * @param encodings encodings in the order to try; the last one decoded the text
 * @param text at most the first {@link #MAX_BYTES}
 */
record SampledText(List<String> encodings, String text) {
  static final int MAX_BYTES = 8 << 20;

  static SampledText of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = open(file)) {
      head = in.readNBytes(MAX_BYTES);
    }
    if (head.length == 0) {
      throw UserError.of("config.sample_empty", file.toString());
    }
    List<String> encodings = encodings(file, head);
    String text = decode(head, Charset.forName(encodings.get(encodings.size() - 1)));
    return new SampledText(encodings, text);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Decodes the beginning; a character cut in half at its end is left out. */
  private static String decode(byte[] head, Charset charset) {
    // A UTF-8 mark proves nothing about the encoding, so it goes before any decoding.
    boolean marked =
        head.length >= 3
            && (head[0] & 0xff) == 0xef
            && (head[1] & 0xff) == 0xbb
            && (head[2] & 0xff) == 0xbf;
    int start = marked ? 3 : 0;
    CharBuffer out = CharBuffer.allocate(head.length + 1);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    decoder.decode(ByteBuffer.wrap(head, start, head.length - start), out, head.length < MAX_BYTES);
    return out.flip().toString();
  }

  /** Which encodings fit the whole file; where several do, the detector's word decides. */
  private static List<String> encodings(Path file, byte[] head) throws IOException {
    if (fits(file, StandardCharsets.UTF_8)) {
      return List.of("UTF-8");
    }
    boolean chinese = fits(file, Charset.forName("GB18030")) && (detector(head) || inPairs(head));
    return List.of("UTF-8", chinese ? "GB18030" : "windows-1252");
  }

  private static boolean detector(byte[] head) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(head, 0, head.length);
    detector.dataEnd();
    String charset = detector.getDetectedCharset();
    return charset != null && charset.toUpperCase(Locale.ROOT).startsWith("GB");
  }

  /** Chinese text has its high bytes in pairs; a western letter among ASCII stands alone. */
  private static boolean inPairs(byte[] head) {
    int high = 0;
    int paired = 0;
    for (int i = 0; i < head.length; i++) {
      if (head[i] < 0) {
        high++;
        boolean pair = i + 1 < head.length && head[i + 1] < 0;
        if (pair) {
          high++;
          paired += 2;
          i++;
        }
      }
    }
    return high > 0 && paired >= 0.9 * high;
  }

  private static boolean fits(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    try (InputStream in = open(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
          chars.clear();
          result = decoder.decode(bytes, chars, end);
        }
        if (result.isError()) {
          return false;
        }
        bytes.compact();
      }
    }
    return true;
  }
}
