package io.federity.tensor;

/** Every way in which bytes fail to be a safetensors file. */
public enum SafetensorsDefect {
  /** Fewer than the 8 bytes that hold the header's length. */
  TOO_SHORT,
  /** The header claims more than the format's 100 MB. */
  HEADER_TOO_LARGE,
  /** The header claims to be longer than what follows its length. */
  HEADER_BEYOND_END,
  /** The header does not begin with an opening brace. */
  HEADER_NOT_OBJECT,
  /** A string of the header is not valid UTF-8, or escapes half a surrogate pair. */
  HEADER_NOT_UNICODE,
  /** The header is not JSON, or has a value of a kind that does not belong in its place. */
  HEADER_NOT_JSON,
  /** Something other than spaces follows the header's closing brace. */
  HEADER_TRAILING_BYTES,
  /** A tensor name, a field or a metadata key occurs twice. */
  DUPLICATE_KEY,
  /** More tensors or metadata entries than this reader accepts. */
  TOO_MANY_ENTRIES,
  /** {@code __metadata__} is not a map from strings to strings. */
  BAD_METADATA,
  /** A tensor name is empty, too long, or has control characters. */
  BAD_NAME,
  /** A tensor lacks its dtype, shape or data_offsets. */
  MISSING_FIELD,
  /** A tensor has a field other than dtype, shape and data_offsets. */
  UNKNOWN_FIELD,
  /** The dtype is not one that Federity stores. */
  UNKNOWN_DTYPE,
  /** A shape is not an array of whole numbers from 0 on, or has too many dimensions. */
  BAD_SHAPE,
  /** The size of a shape overflows 64 bits. */
  SHAPE_OVERFLOW,
  /** Data offsets are not two whole numbers in ascending order. */
  BAD_OFFSETS,
  /** The span of the offsets is not the size of dtype and shape. */
  LENGTH_MISMATCH,
  /** Bytes between two tensors, or before the first, belong to none. */
  DATA_GAP,
  /** Two tensors share bytes. */
  DATA_OVERLAP,
  /** The tensors reach beyond the end of the file. */
  DATA_TOO_SHORT,
  /** Bytes after the last tensor belong to none. */
  DATA_TOO_LONG
}
