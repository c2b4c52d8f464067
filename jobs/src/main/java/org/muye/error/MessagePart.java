package org.muye.error;

import java.io.Serializable;
import java.util.Locale;

/** What a text is put together from, besides words and numbers. */
public interface MessagePart extends Serializable {
  /** In Chinese or, for any other language, in English. */
  String in(Locale locale);
}
