package org.muye.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Spoils bytes, whatever they mean. */
enum ByteMutator implements Mutator<byte[]> {
  FLIPPED_BITS {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      byte[] flipped = content.clone();
      for (int i = random.nextInt(1, 6); i > 0 && flipped.length > 0; i--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return flipped;
    }
  },
  DELETED_BYTES {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      int from = random.nextInt(content.length + 1);
      int to = Math.min(content.length, from + random.nextInt(1, 20));
      return spliced(content, from, to, new byte[0]);
    }
  },
  INSERTED_BYTES {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      byte[] piece = new byte[random.nextInt(1, 20)];
      for (int i = 0; i < piece.length; i++) {
        piece[i] = (byte) random.nextInt(256);
      }
      int at = random.nextInt(content.length + 1);
      return spliced(content, at, at, piece);
    }
  },
  TRUNCATED {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      return Arrays.copyOf(content, random.nextInt(content.length + 1));
    }
  },
  EMPTY {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      return random.nextBoolean() ? new byte[0] : new byte[random.nextInt(1, 5)];
    }
  },
  REPEATED_PIECE {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      int from = random.nextInt(content.length + 1);
      int to = Math.min(content.length, from + random.nextInt(1, 400));
      int at = random.nextInt(content.length + 1);
      return spliced(content, at, at, Arrays.copyOfRange(content, from, to));
    }
  },
  BYTE_ORDER_MARK {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      int at = random.nextBoolean() ? 0 : random.nextInt(content.length + 1);
      return spliced(content, at, at, OddValues.of(MARKS, random));
    }
  },
  INVALID_SEQUENCE {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      int at = random.nextInt(content.length + 1);
      return spliced(content, at, at, OddValues.of(INVALID, random));
    }
  },
  MIXED_ENCODINGS {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      Charset other = OddValues.of(OTHERS, random);
      int at = random.nextInt(content.length + 1);
      return spliced(content, at, at, "邻里纠纷，已化解🚓\n".getBytes(other));
    }
  },
  OTHER_ENCODING {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      Charset other = OddValues.of(OTHERS, random);
      return new String(content, StandardCharsets.UTF_8).getBytes(other);
    }
  },
  HUGE_NUMBER {
    @Override
    public byte[] apply(byte[] content, SplittableRandom random) {
      byte[] changed = content.clone();
      int at = random.nextInt(Math.max(1, changed.length - 3));
      for (int i = at; i < Math.min(changed.length, at + 4); i++) {
        changed[i] = (byte) (random.nextInt(4) == 0 ? 0x7f : 0xff);
      }
      return changed;
    }
  };

  private static final List<byte[]> MARKS =
      List.of(bytes(0xef, 0xbb, 0xbf), bytes(0xff, 0xfe), bytes(0xfe, 0xff), bytes(0xef, 0xbb));
  private static final List<byte[]> INVALID =
      List.of(
          bytes(0x80),
          bytes(0xff),
          bytes(0xc0, 0xaf),
          bytes(0xed, 0xa0, 0x80),
          bytes(0xf4, 0x90, 0x80, 0x80),
          bytes(0xe4, 0xb8),
          bytes(0x81, 0x30, 0x81),
          bytes(0x81, 0x0a),
          bytes(0x1b, 0x24, 0x42));
  private static final List<Charset> OTHERS =
      List.of(
          Charset.forName("GB18030"),
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.UTF_16,
          Charset.forName("Big5"),
          StandardCharsets.ISO_8859_1);

  @Override
  public String label() {
    return "bytes: " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static byte[] spliced(byte[] content, int from, int to, byte[] piece) {
    byte[] result = new byte[content.length - (to - from) + piece.length];
    System.arraycopy(content, 0, result, 0, from);
    System.arraycopy(piece, 0, result, from, piece.length);
    System.arraycopy(content, to, result, from + piece.length, content.length - to);
    return result;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
