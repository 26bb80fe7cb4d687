package io.federity.ledger.token2022;

import java.util.Arrays;
import java.util.List;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.Transaction;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.utils.Base58;

/**
 * A legacy transaction, ready to send.
 *
 * @param bytes the wire format; not copied, do not change them
 * @param signature the fee payer's signature, base58, by which the chain knows the transaction
 */
public record SignedTransaction(byte[] bytes, String signature) {
  /** What fits into one packet. */
  public static final int MAX_BYTES = 1232;

  /**
   * @param signers the first one pays the fee
   * @param blockhash base58, bounds the transaction's life
   */
  public static SignedTransaction sign(
      List<TransactionInstruction> instructions, List<Account> signers, String blockhash) {
    Transaction transaction = new Transaction();
    instructions.forEach(transaction::addInstruction);
    transaction.setRecentBlockHash(blockhash);
    transaction.sign(signers);
    byte[] bytes = transaction.serialize();
    byte[] first = Arrays.copyOfRange(bytes, 1, 1 + Transaction.SIGNATURE_LENGTH);
    return new SignedTransaction(bytes, Base58.encode(first));
  }

  public boolean fits() {
    return bytes.length <= MAX_BYTES;
  }
}
