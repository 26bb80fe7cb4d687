package io.federity.cli.remote;

import io.federity.cli.remote.ApiConnection.Bytes;
import io.federity.error.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** The bytes of an object over as many connections as it takes. */
final class ResumedDownload extends InputStream {
  private final ApiConnection connection;
  private final String path;
  private final String tag;
  private final OptionalLong length;
  private InputStream content;
  private long position;
  private int stalled;

  ResumedDownload(ApiConnection connection, String path, String tag, Bytes first) {
    this.connection = connection;
    this.path = path;
    this.tag = tag;
    this.length = first.length();
    this.content = first.content();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    while (true) {
      IOException broken;
      try {
        int read = content.read(buffer, offset, count);
        if (read > 0) {
          position += read;
          stalled = 0;
        }
        if (read >= 0 || length.isEmpty() || position >= length.getAsLong()) {
          return read;
        }
        broken = new IOException("the connection ended at byte " + position);
      } catch (IOException e) {
        broken = e;
      }
      goOn(broken);
    }
  }

  private void goOn(IOException broken) throws IOException {
    content.close();
    if (++stalled > ObjectApi.MAX_STALLED) {
      throw broken;
    }
    connection.pauseBefore(stalled - 1);
    switch (connection.getBytes(path, position, tag)) {
      case Outcome.Accepted<Bytes>(Bytes rest) -> {
        content = rest.content();
        content.skipNBytes(position - rest.from());
      }
      case Outcome.Refused<Bytes>(var refusal) -> {
        broken.addSuppressed(new IOException(refusal.detail()));
        throw broken;
      }
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
