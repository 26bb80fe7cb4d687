package io.federity.tensor;

import static io.federity.tensor.SafetensorsDefect.BAD_METADATA;
import static io.federity.tensor.SafetensorsDefect.BAD_NAME;
import static io.federity.tensor.SafetensorsDefect.BAD_OFFSETS;
import static io.federity.tensor.SafetensorsDefect.BAD_SHAPE;
import static io.federity.tensor.SafetensorsDefect.DUPLICATE_KEY;
import static io.federity.tensor.SafetensorsDefect.HEADER_NOT_JSON;
import static io.federity.tensor.SafetensorsDefect.HEADER_NOT_OBJECT;
import static io.federity.tensor.SafetensorsDefect.HEADER_TRAILING_BYTES;
import static io.federity.tensor.SafetensorsDefect.LENGTH_MISMATCH;
import static io.federity.tensor.SafetensorsDefect.MISSING_FIELD;
import static io.federity.tensor.SafetensorsDefect.SHAPE_OVERFLOW;
import static io.federity.tensor.SafetensorsDefect.TOO_MANY_ENTRIES;
import static io.federity.tensor.SafetensorsDefect.UNKNOWN_DTYPE;
import static io.federity.tensor.SafetensorsDefect.UNKNOWN_FIELD;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the JSON header of a safetensors file. */
final class HeaderParser {
  static final int MAX_TENSORS = 100_000;
  static final int MAX_METADATA_ENTRIES = 10_000;

  /** A tensor and where its data begins and ends, counted from the end of the header. */
  record Entry(TensorSpec spec, long begin, long end) {}

  /** What a header says. */
  record Header(List<Entry> entries, Map<String, String> metadata) {}

  private final HeaderScanner scanner;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private @Nullable Map<String, String> metadata;

  private HeaderParser(HeaderScanner scanner) {
    this.scanner = scanner;
  }

  static Header parse(byte[] header) throws MalformedHeaderException {
    if (header.length == 0 || header[0] != '{') {
      throw new MalformedHeaderException(HEADER_NOT_OBJECT, "the header must begin with '{'");
    }
    return new HeaderParser(new HeaderScanner(header)).header();
  }

  private Header header() throws MalformedHeaderException {
    scanner.require('{');
    if (!scanner.take('}')) {
      do {
        member(scanner.string());
      } while (scanner.take(','));
      scanner.require('}');
    }
    if (!scanner.onlyPaddingLeft()) {
      throw new MalformedHeaderException(
          HEADER_TRAILING_BYTES, "after the header's end at byte " + scanner.position());
    }
    return new Header(List.copyOf(entries.values()), metadata == null ? Map.of() : metadata);
  }

  private void member(String name) throws MalformedHeaderException {
    scanner.require(':');
    if (name.equals(TensorSpec.METADATA_KEY)) {
      if (metadata != null) {
        throw new MalformedHeaderException(DUPLICATE_KEY, name);
      }
      metadata = metadata();
      return;
    }
    if (entries.containsKey(name)) {
      throw new MalformedHeaderException(DUPLICATE_KEY, "tensor '" + abridged(name) + "'");
    }
    if (entries.size() == MAX_TENSORS) {
      throw new MalformedHeaderException(TOO_MANY_ENTRIES, "more than " + MAX_TENSORS + " tensors");
    }
    Optional<String> objection = TensorSpec.objectionToName(name);
    if (objection.isPresent()) {
      throw new MalformedHeaderException(BAD_NAME, objection.get());
    }
    entries.put(name, tensor(name));
  }

  private Map<String, String> metadata() throws MalformedHeaderException {
    if (!scanner.take('{')) {
      throw new MalformedHeaderException(BAD_METADATA, "not an object");
    }
    Map<String, String> read = new LinkedHashMap<>();
    if (scanner.take('}')) {
      return read;
    }
    do {
      String key = scanner.string();
      scanner.require(':');
      if (read.containsKey(key)) {
        throw new MalformedHeaderException(DUPLICATE_KEY, "metadata '" + abridged(key) + "'");
      }
      if (read.size() == MAX_METADATA_ENTRIES) {
        throw new MalformedHeaderException(
            TOO_MANY_ENTRIES, "more than " + MAX_METADATA_ENTRIES + " metadata entries");
      }
      if (!scanner.nextIs('"')) {
        throw new MalformedHeaderException(
            BAD_METADATA, "the value of '" + abridged(key) + "' is not a string");
      }
      read.put(key, scanner.string());
    } while (scanner.take(','));
    scanner.require('}');
    return read;
  }

  private Entry tensor(String name) throws MalformedHeaderException {
    Set<String> seen = new HashSet<>();
    @Nullable DType dtype = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    scanner.require('{');
    if (!scanner.take('}')) {
      do {
        String field = scanner.string();
        scanner.require(':');
        if (!seen.add(field)) {
          throw new MalformedHeaderException(DUPLICATE_KEY, field + " of '" + name + "'");
        }
        switch (field) {
          case "dtype" -> dtype = dtype(name);
          case "shape" -> shape = numbers(BAD_SHAPE, TensorSpec.MAX_RANK);
          case "data_offsets" -> offsets = numbers(BAD_OFFSETS, 2);
          default ->
              throw new MalformedHeaderException(
                  UNKNOWN_FIELD, "'" + abridged(field) + "' of '" + name + "'");
        }
      } while (scanner.take(','));
      scanner.require('}');
    }
    if (dtype == null || shape == null || offsets == null) {
      throw new MalformedHeaderException(
          MISSING_FIELD, "'" + name + "' needs dtype, shape and data_offsets");
    }
    return checked(name, dtype, shape, offsets);
  }

  private DType dtype(String name) throws MalformedHeaderException {
    String text = scanner.string();
    return DType.parse(text)
        .orElseThrow(() ->
            new MalformedHeaderException(
                UNKNOWN_DTYPE, "'" + abridged(text) + "' of '" + name + "'"));
  }

  private List<Long> numbers(SafetensorsDefect otherwise, int most)
      throws MalformedHeaderException {
    if (!scanner.take('[')) {
      throw new MalformedHeaderException(otherwise, "not an array at byte " + scanner.position());
    }
    List<Long> numbers = new ArrayList<>();
    if (scanner.take(']')) {
      return numbers;
    }
    do {
      if (numbers.size() == most) {
        throw new MalformedHeaderException(otherwise, "more than " + most + " numbers");
      }
      numbers.add(scanner.wholeNumber(otherwise));
    } while (scanner.take(','));
    if (!scanner.take(']')) {
      throw new MalformedHeaderException(
          HEADER_NOT_JSON, "unterminated array at byte " + scanner.position());
    }
    return numbers;
  }

  private static Entry checked(String name, DType dtype, List<Long> shape, List<Long> offsets)
      throws MalformedHeaderException {
    Optional<String> objection = TensorSpec.objectionToShape(dtype, shape);
    if (objection.isPresent()) {
      throw new MalformedHeaderException(SHAPE_OVERFLOW, "'" + name + "': " + objection.get());
    }
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
      throw new MalformedHeaderException(BAD_OFFSETS, "'" + name + "': " + offsets);
    }
    Entry entry = new Entry(new TensorSpec(name, dtype, shape), offsets.get(0), offsets.get(1));
    long bytes = entry.spec().byteSize();
    if (entry.end() - entry.begin() != bytes) {
      throw new MalformedHeaderException(
          LENGTH_MISMATCH,
          "'%s': %s of shape %s has %d bytes, the offsets span %d"
              .formatted(name, dtype, shape, bytes, entry.end() - entry.begin()));
    }
    return entry;
  }

  private static String abridged(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
