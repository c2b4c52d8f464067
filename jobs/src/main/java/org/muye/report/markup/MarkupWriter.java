package org.muye.report.markup;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.muye.error.PipelineBug;

/**
 * Builds markup in memory: every element that is started must be ended, and all text is escaped.
 *
 * <p>Characters that XML does not allow, such as a stray control character in a name, appear as the
 * replacement character, so that one of them cannot make a whole report unreadable.
 */
public final class MarkupWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringWriter sink = new StringWriter();
  private final XMLStreamWriter writer;

  /** An empty page. */
  public MarkupWriter() {
    try {
      // The JDK's own: another on the class path would write the same markup in other bytes.
      writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(sink);
    } catch (XMLStreamException e) {
      throw new PipelineBug("the JDK has no writer of XML", e);
    }
  }

  /**
   * Starts an element.
   *
   * @param attributes names and values in turn
   */
  public MarkupWriter start(String name, String... attributes) {
    return write(
        () -> {
          writer.writeStartElement(name);
          attributes(attributes);
        });
  }

  /** Ends the element that was started last. */
  public MarkupWriter end() {
    // Without characters between, the JDK's writer would join the two tags to one, which HTML
    // reads as a start tag alone.
    return write(
        () -> {
          writer.writeCharacters("");
          writer.writeEndElement();
        });
  }

  /**
   * Writes an element without content, such as {@code <br/>}.
   *
   * @param attributes names and values in turn
   */
  public MarkupWriter empty(String name, String... attributes) {
    return write(
        () -> {
          writer.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /**
   * Writes an element that holds text alone.
   *
   * @param attributes names and values in turn
   */
  public MarkupWriter element(String name, String text, String... attributes) {
    return start(name, attributes).text(text).end();
  }

  /** Writes text. */
  public MarkupWriter text(String text) {
    return write(() -> writer.writeCharacters(allowed(text)));
  }

  /** Writes what is markup already. */
  public MarkupWriter markup(String markup) {
    return write(
        () -> {
          writer.writeCharacters("");
          writer.flush();
          sink.write(markup);
        });
  }

  /** Starts a new line where blanks do not matter. */
  public MarkupWriter newLine() {
    return markup("\n");
  }

  /** All that was written. */
  @Override
  public String toString() {
    write(writer::flush);
    return sink.toString();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      writer.writeAttribute(attributes[i], allowed(attributes[i + 1]));
    }
  }

  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().map(c -> isAllowed(c) ? c : REPLACEMENT).forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  /** The characters of XML 1.0, production 2. */
  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private MarkupWriter write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new PipelineBug("markup in memory cannot be written", e);
    }
  }
}
