package io.federity.proof.merkle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Elements of F as they stand in columns. */
final class BigEndian {
  /** Eight bytes of an array, big-endian. */
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  /** The bytes of a column. */
  static byte[] bytes(long[] column) {
    byte[] bytes = new byte[column.length * Long.BYTES];
    for (int row = 0; row < column.length; row++) {
      LONGS.set(bytes, row * Long.BYTES, column[row]);
    }
    return bytes;
  }
}
