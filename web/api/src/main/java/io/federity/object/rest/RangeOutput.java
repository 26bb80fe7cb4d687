package io.federity.object.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Sends a range of an object's bytes. */
record RangeOutput(InputStream bytes, ByteRange range) implements StreamingOutput {
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public void write(OutputStream output) throws IOException {
    try (bytes) {
      bytes.skipNBytes(range.first());
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long left = range.length(); left > 0; ) {
        int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("the object is shorter than its size");
        }
        output.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
