package io.federity.proof.file;

import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.OpenedColumns;
import io.federity.proof.ligero.Opening;
import io.federity.proof.statement.Statement;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Writes proof files (section 6.3): a header of 48 bytes, then, without lengths or tags, the fresh
 * root, messages, combinations, q, g, columns, salts and hashes.
 */
public final class ProofWriter {
  private ProofWriter() {}

  /**
   * The file.
   *
   * @param root hash of the fresh root
   * @param messages padded values in schedule order
   */
  public static byte[] write(Statement statement, byte[] root, Fp2Array messages, Opening opening) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(root);
    body.writeBytes(messages.toBytes());
    opening.polynomials().combinations().forEach(w -> body.writeBytes(w.toBytes()));
    body.writeBytes(opening.polynomials().linear().toBytes());
    body.writeBytes(opening.polynomials().quadratic().toBytes());
    opening.columns().forEach(opened -> writeColumns(opened, body));
    for (OpenedColumns opened : opening.columns()) {
      for (byte[] salt : opened.salts()) {
        body.writeBytes(salt);
      }
    }
    for (OpenedColumns opened : opening.columns()) {
      for (byte[] sibling : opened.siblings()) {
        body.writeBytes(sibling);
      }
    }
    ByteBuffer file = ByteBuffer.allocate(Math.addExact(ProofHeader.BYTES, body.size()));
    ProofHeader.put(
        file, statement.tier(), HexFormat.of().parseHex(statement.hash()), file.capacity());
    return file.put(body.toByteArray()).array();
  }

  private static void writeColumns(OpenedColumns opened, ByteArrayOutputStream body) {
    for (long[] column : opened.columns()) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(column.length, Long.BYTES));
      bytes.asLongBuffer().put(column);
      body.writeBytes(bytes.array());
    }
  }
}
