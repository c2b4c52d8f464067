package org.muye.report.svg;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Point2D;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.util.HashMap;
import java.util.Map;
import org.apache.batik.gvt.font.AWTFontFamily;
import org.apache.batik.gvt.font.AWTGVTFont;
import org.apache.batik.gvt.font.AWTGlyphGeometryCache;
import org.apache.batik.gvt.font.GVTFont;
import org.apache.batik.gvt.font.GVTFontFace;
import org.apache.batik.gvt.font.GVTGlyphVector;

/**
 * A font whose letters have the same outlines whatever was drawn before.
 *
 * <p>Batik keeps the outline of a letter for all pictures of a process, moved back from where the
 * letter first stood. The rounding of that move differs from place to place, and with it the shade
 * of single pixels. Here every outline is taken from a letter that stands at the origin.
 */
final class PictureFont extends AWTGVTFont {
  /** Held for as long as the text is drawn: Batik's own references are soft. */
  private final Map<Character, AWTGlyphGeometryCache.Value> outlines = new HashMap<>();

  private PictureFont(Font font, double size) {
    super(font, size);
  }

  /** The family of one font. */
  static AWTFontFamily family(String name, Font font) {
    return new Family(name, font);
  }

  @Override
  public GVTGlyphVector createGlyphVector(FontRenderContext context, CharacterIterator text) {
    int start = text.getIndex();
    for (char letter = text.first(); letter != CharacterIterator.DONE; letter = text.next()) {
      outlines.computeIfAbsent(letter, one -> atOrigin(one, context));
    }
    text.setIndex(start);
    return super.createGlyphVector(context, text);
  }

  private AWTGlyphGeometryCache.Value atOrigin(char letter, FontRenderContext context) {
    return getGlyphGeometry(
        this,
        letter,
        awtFont.createGlyphVector(context, new char[] {letter}),
        0,
        new Point2D.Float());
  }

  private static final class Family extends AWTFontFamily {
    private Family(String name, Font font) {
      super(new GVTFontFace(name), font);
    }

    @Override
    public GVTFont deriveFont(float size, AttributedCharacterIterator text) {
      return new PictureFont(font, size);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Batik declares it
    public GVTFont deriveFont(float size, Map attributes) {
      return new PictureFont(font, size);
    }
  }
}
