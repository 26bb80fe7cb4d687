package io.federity.cli.workingcopy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Says how many bytes have been passed, read or skipped, each time another mebibyte is. */
final class WatchedStream extends FilterInputStream {
  private static final long STEP = 1 << 20;

  private final LongConsumer watcher;
  private long position;

  WatchedStream(InputStream bytes, LongConsumer watcher) {
    super(bytes);
    this.watcher = watcher;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    passed(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    passed(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    passed(skipped);
    return skipped;
  }

  private void passed(long bytes) {
    long before = position / STEP;
    position += bytes;
    if (position / STEP > before) {
      watcher.accept(position);
    }
  }
}
