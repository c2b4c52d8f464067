package org.muye.report.svg;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.imageio.ImageIO;
import org.apache.batik.bridge.FontFace;
import org.apache.batik.bridge.FontFamilyResolver;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.GVTFontFamily;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.muye.error.PipelineBug;
import org.muye.report.font.ReportFont;

/** A chart as PNG, for programs that do not show SVG. */
public final class PngPicture {
  private PngPicture() {}

  /**
   * The picture as PNG, its text in the font that comes with the program: the same bytes for the
   * same picture, whatever was drawn before it.
   *
   * @param svg a picture of {@link ChartDrawing}
   * @param width in pixels, 1 or more
   */
  public static byte[] of(String svg, int width) {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageTranscoder transcoder = new WithReportFont();
    transcoder.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width);
    try {
      transcoder.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new PipelineBug("a picture of our own cannot be drawn", e);
    }
    return png.toByteArray();
  }

  /** Draws all text in the report's font: which fonts the machine has must not matter. */
  private static final class WithReportFont extends ImageTranscoder {
    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    /** Batik's own writer compresses at length, which took longer than all the drawing. */
    @Override
    public void writeImage(BufferedImage image, TranscoderOutput output)
        throws TranscoderException {
      try {
        ImageIO.write(image, "png", output.getOutputStream());
      } catch (IOException e) {
        throw new TranscoderException(e);
      }
    }

    @Override
    protected UserAgent createUserAgent() {
      return new SVGAbstractTranscoderUserAgent() {
        @Override
        public FontFamilyResolver getFontFamilyResolver() {
          return new OneFont(Holder.SANS);
        }
      };
    }
  }

  /** Reads the font once, when it is first needed. */
  private static final class Holder {
    private static final AWTFontFamily SANS = read();

    private static AWTFontFamily read() {
      try (InputStream in = ReportFont.SANS.open()) {
        return PictureFont.family(
            ReportFont.SANS.family(), Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (IOException | FontFormatException e) {
        throw new PipelineBug("the font of the report cannot be read", e);
      }
    }
  }

  private record OneFont(GVTFontFamily family) implements FontFamilyResolver {
    @Override
    public GVTFontFamily resolve(String familyName) {
      return family;
    }

    @Override
    public GVTFontFamily resolve(String familyName, FontFace fontFace) {
      return family;
    }

    @Override
    public GVTFontFamily loadFont(InputStream in, FontFace fontFace) {
      return family;
    }

    @Override
    public GVTFontFamily getDefault() {
      return family;
    }

    @Override
    public GVTFontFamily getFamilyThatCanDisplay(char c) {
      return family;
    }
  }
}
