package org.muye.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of JSON lines: one object on each line. */
final class JsonRowReader extends Lookahead {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final DecodedText text;
  private final FileLayout layout;
  private final JsonKeys keys;
  private final RowValues.Keys rowKeys;
  private final int[] slots;
  private final Set<String> unknown = new LinkedHashSet<>();
  private long line = 1;

  /** A member of an object that a column could take; ambiguous when another is as good. */
  private record Member(String key, int rank, @Nullable String value, boolean ambiguous) {}

  private JsonRowReader(DecodedText text, String fileName, FileLayout layout) throws IOException {
    super(fileName);
    this.text = text;
    this.layout = layout;
    this.keys = new JsonKeys(layout.columns());
    List<String> kept = new ArrayList<>();
    this.slots = new int[layout.columns().size()];
    for (int c = 0; c < slots.length; c++) {
      ColumnLayout column = layout.columns().get(c);
      slots[c] = column.drop() ? -1 : kept.size();
      if (!column.drop()) {
        kept.add(column.key());
      }
    }
    this.rowKeys = new RowValues.Keys(kept);
    for (int i = 0; i < layout.skipRows() && text.hasMore(); i++) {
      text.skipLine();
      line++;
    }
  }

  static JsonRowReader open(InputStream content, String fileName, FileLayout layout)
      throws IOException {
    Charset charset = Charset.forName(layout.encodings().get(0));
    return new JsonRowReader(new DecodedText(content, charset), fileName, layout);
  }

  @Override
  public String encoding() {
    return layout.encodings().get(0);
  }

  @Override
  public List<String> header() {
    return List.of();
  }

  @Override
  public List<String> unknownColumns() {
    return List.copyOf(unknown);
  }

  @Override
  public void close() {
    text.closeQuietly();
  }

  @Override
  @Nullable RawRow read() throws IOException {
    while (text.hasMore()) {
      long at = line++;
      int length = text.endOfLine(0, '\n', RowReaders.MAX_RECORD_CHARS);
      if (length < 0) {
        String head = text.display(RowReaders.MAX_RAW_CHARS);
        text.skipLine();
        return RawRow.bad(
            at,
            RowProblem.FIELD_TOO_LONG,
            "the line has more than " + RowReaders.MAX_RECORD_CHARS + " characters",
            head);
      }
      int next = text.afterLineEnd(length);
      RawRow row = text.isMalformed(next) ? malformed(at, length, next) : parse(at, length);
      text.consume(next);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  private RawRow malformed(long at, int length, int next) {
    String detail = text.malformedDetail(next);
    String shown = text.display(length);
    if (layout.columns().stream().anyMatch(ColumnLayout::drop)) {
      try {
        shown = withoutDropped(text.display(length, "\\\\x"));
      } catch (IOException e) {
        // The line is no object either, so its keys cannot be told apart and it stays whole.
        return RawRow.bad(at, RowProblem.MALFORMED_BYTES, detail, shown);
      }
    }
    return RawRow.bad(at, RowProblem.MALFORMED_BYTES, detail, shown);
  }

  /** The row of a line, or null for a blank line. */
  private @Nullable RawRow parse(long at, int length) throws IOException {
    String object = text.text(0, length);
    if (FieldText.trim(object).isEmpty()) {
      return null;
    }
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return RawRow.bad(at, RowProblem.MALFORMED_ROW, "the line is not a JSON object", object);
      }
      @Nullable String[] values = new @Nullable String[rowKeys.size()];
      String clash = fill(parser, values);
      if (clash != null) {
        return RawRow.bad(at, RowProblem.MALFORMED_ROW, clash, object);
      }
      if (parser.nextToken() != null) {
        return RawRow.bad(at, RowProblem.MALFORMED_ROW, "text follows the JSON object", object);
      }
      return RawRow.of(at, rowKeys.row(values));
    } catch (JsonProcessingException e) {
      return RawRow.bad(at, RowProblem.MALFORMED_ROW, e.getOriginalMessage(), object);
    }
  }

  /** Reads the members; returns why two of them cannot be told apart, or null. */
  private @Nullable String fill(JsonParser parser, @Nullable String[] values) throws IOException {
    @Nullable Member[] best = new @Nullable Member[slots.length];
    for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
      List<JsonKeys.Place> places = keys.places(key);
      parser.nextToken();
      String value = FieldText.clean(value(parser), layout.nullValues());
      if (places == null) {
        remember(key);
        continue;
      }
      for (JsonKeys.Place place : places) {
        Member member = new Member(key, place.rank(), value, false);
        Member other = best[place.column()];
        best[place.column()] = other == null ? member : better(other, member);
      }
    }
    for (int c = 0; c < best.length; c++) {
      Member member = best[c];
      if (member != null && member.ambiguous()) {
        return "several keys could be column " + layout.columns().get(c).key();
      }
      if (member != null && slots[c] >= 0) {
        values[slots[c]] = member.value();
      }
    }
    return null;
  }

  private Member better(Member a, Member b) {
    if (a.rank() == b.rank()) {
      return new Member(a.key(), a.rank(), a.value(), true);
    }
    remember(a.rank() < b.rank() ? b.key() : a.key());
    return a.rank() < b.rank() ? a : b;
  }

  private void remember(String unknownKey) {
    if (unknown.size() < RowReaders.MAX_UNKNOWN_COLUMNS) {
      unknown.add(unknownKey);
    }
  }

  private static @Nullable String value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> null;
      case START_OBJECT -> compact(parser);
      case START_ARRAY -> list(compact(parser));
      default -> parser.getText();
    };
  }

  private static String compact(JsonParser parser) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(json)) {
      generator.copyCurrentStructureExact(parser);
    }
    return json.toString();
  }

  /** Scalars joined by a semicolon; an array that holds more than scalars stays as it is. */
  private static String list(String array) throws IOException {
    List<String> scalars = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(array)) {
      parser.nextToken();
      for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
        if (t == null || t.isStructStart()) {
          return array;
        }
        if (t != JsonToken.VALUE_NULL) {
          scalars.add(FieldText.trim(parser.getText()));
        }
      }
    }
    return String.join(";", scalars);
  }

  private String withoutDropped(String object) throws IOException {
    StringWriter json = new StringWriter();
    try (JsonParser parser = JSON.createParser(object);
        JsonGenerator generator = JSON.createGenerator(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      generator.writeStartObject();
      for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
        parser.nextToken();
        if (isDropped(key)) {
          parser.skipChildren();
        } else {
          generator.writeFieldName(key);
          generator.copyCurrentStructureExact(parser);
        }
      }
      generator.writeEndObject();
    }
    return json.toString();
  }

  private boolean isDropped(String key) {
    List<JsonKeys.Place> places = keys.places(key);
    return places != null
        && places.stream().map(JsonKeys.Place::column).anyMatch(c -> slots[c] < 0);
  }
}
