package org.muye.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** Tries encodings strictly on a whole file, all in one pass. */
final class Encodings {
  private static final int CHUNK = 1 << 16;

  private Encodings() {}

  /**
   * The choice for a file.
   *
   * @param name the first declared encoding that decodes the whole file, else the last declared
   * @param strict whether it decodes the whole file
   */
  record Choice(String name, boolean strict) {}

  /** Reads the content to its end and decides. */
  static Choice choose(InputStream content, List<String> declared) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (String name : declared) {
      trials.add(new Trial(name));
    }
    byte[] chunk = new byte[CHUNK];
    int read;
    while ((read = content.readNBytes(chunk, 0, CHUNK)) > 0) {
      boolean ascii = isAscii(chunk, read);
      for (Trial trial : trials) {
        trial.accept(chunk, read, ascii);
      }
    }
    for (Trial trial : trials) {
      if (trial.succeeds()) {
        return new Choice(trial.name, true);
      }
    }
    return new Choice(declared.get(declared.size() - 1), false);
  }

  /**
   * Whether the bytes 0 to 127 alone mean the same as in ASCII. Encodings that switch state by
   * escape bytes do not pass.
   */
  static boolean extendsAscii(Charset charset) {
    byte[] ascii = new byte[128];
    for (int i = 0; i < 128; i++) {
      ascii[i] = (byte) i;
    }
    try {
      CharBuffer text = strict(charset).decode(ByteBuffer.wrap(ascii));
      for (int i = 0; i < 128; i++) {
        if (text.length() != 128 || text.charAt(i) != i) {
          return false;
        }
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static boolean isAscii(byte[] bytes, int length) {
    int seen = 0;
    for (int i = 0; i < length; i++) {
      seen |= bytes[i];
    }
    return seen >= 0;
  }

  private static final class Trial {
    private final String name;
    private final CharsetDecoder decoder;
    private final boolean extendsAscii;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK + 16);
    private final CharBuffer sink = CharBuffer.allocate(CHUNK);
    private boolean failed;

    Trial(String name) {
      this.name = name;
      Charset charset = Charset.forName(name);
      this.decoder = strict(charset);
      this.extendsAscii = Encodings.extendsAscii(charset);
    }

    void accept(byte[] chunk, int length, boolean ascii) {
      if (failed || (ascii && extendsAscii && bytes.position() == 0)) {
        return;
      }
      bytes.put(chunk, 0, length).flip();
      decode(false);
      bytes.compact();
    }

    boolean succeeds() {
      if (!failed) {
        bytes.flip();
        decode(true);
      }
      return !failed;
    }

    private void decode(boolean last) {
      CoderResult result;
      do {
        result = decoder.decode(bytes, sink.clear(), last);
      } while (result.isOverflow());
      failed |= result.isError();
    }
  }
}
