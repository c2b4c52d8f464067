package org.muye.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads markup strictly. */
public final class Markup {
  private static final Pattern REFERENCES =
      Pattern.compile("(?:(?:src|href|srcset|data|action)=\"|url\\(['\"]?)([^\"')]*)");

  private Markup() {}

  /** The document; fails if the markup is not well-formed XML. */
  public static Document parse(String markup) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(markup)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  /** What the markup or its style sheet would fetch or lead to. */
  public static List<String> references(String markup) {
    List<String> found = new ArrayList<>();
    Matcher matcher = REFERENCES.matcher(markup);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
