package io.federity.ledger.token2022;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

/**
 * Instructions of the Token-2022 program, of its metadata and group interfaces, and of the
 * associated token account program.
 *
 * @see <a href="https://github.com/solana-program/token-2022">Token-2022</a>
 * @see <a href="https://github.com/solana-program/token-metadata">Token metadata interface</a>
 * @see <a href="https://github.com/solana-program/token-group">Token group interface</a>
 */
public final class Token2022 {
  public static final PublicKey PROGRAM =
      new PublicKey("TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb");
  static final PublicKey ASSOCIATED_TOKEN_PROGRAM =
      new PublicKey("ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL");

  private static final int SET_AUTHORITY = 6;
  private static final int MINT_TO = 7;
  private static final int INITIALIZE_MINT_2 = 20;
  private static final int METADATA_POINTER = 39;
  private static final int GROUP_POINTER = 40;
  private static final int MEMBER_POINTER = 41;
  private static final int CREATE_IDEMPOTENT = 1;
  private static final int INITIALIZE = 0;
  private static final int MINT_TOKENS = 0;
  private static final int NONE = 0;
  private static final int FIELD_KEY = 3;

  private Token2022() {}

  /** A fresh account of the program; {@code space} covers the mint and its pointers only. */
  public static TransactionInstruction createAccount(
      PublicKey payer, PublicKey account, long lamports, long space) {
    return SystemProgram.createAccount(payer, account, lamports, space, PROGRAM);
  }

  /** The mint carries its own metadata. */
  public static TransactionInstruction metadataPointer(PublicKey mint, PublicKey authority) {
    return pointer(METADATA_POINTER, mint, authority);
  }

  /** The mint is a group of other mints. */
  public static TransactionInstruction groupPointer(PublicKey mint, PublicKey authority) {
    return pointer(GROUP_POINTER, mint, authority);
  }

  /** The mint is a member of a group. */
  public static TransactionInstruction memberPointer(PublicKey mint, PublicKey authority) {
    return pointer(MEMBER_POINTER, mint, authority);
  }

  /** Without decimals and without a freeze authority. */
  public static TransactionInstruction initializeMint(PublicKey mint, PublicKey mintAuthority) {
    byte[] data =
        new LittleEndianWriter()
            .u8(INITIALIZE_MINT_2)
            .u8(0)
            .key(mintAuthority)
            .u8(NONE)
            .toByteArray();
    return instruction(data, writable(mint));
  }

  /** Writes name, symbol and URI into the mint account, which grows. */
  public static TransactionInstruction initializeMetadata(
      PublicKey mint, PublicKey authority, String name, String symbol, String uri) {
    byte[] data =
        new LittleEndianWriter()
            .raw(discriminator("spl_token_metadata_interface:initialize_account"))
            .string(name)
            .string(symbol)
            .string(uri)
            .toByteArray();
    return instruction(
        data, writable(mint), readable(authority), readable(mint), signer(authority));
  }

  /** Adds or replaces a metadata field. */
  public static TransactionInstruction updateField(
      PublicKey mint, PublicKey authority, String key, String value) {
    byte[] data =
        new LittleEndianWriter()
            .raw(discriminator("spl_token_metadata_interface:updating_field"))
            .u8(FIELD_KEY)
            .string(key)
            .string(value)
            .toByteArray();
    return instruction(data, writable(mint), signer(authority));
  }

  /** Hands the metadata over; nobody as the next authority seals it for ever. */
  public static TransactionInstruction updateMetadataAuthority(
      PublicKey mint, PublicKey current, @Nullable PublicKey next) {
    byte[] data =
        new LittleEndianWriter()
            .raw(discriminator("spl_token_metadata_interface:update_the_authority"))
            .key(next)
            .toByteArray();
    return instruction(data, writable(mint), signer(current));
  }

  /** Makes the mint a group; only {@code authority} may admit members. */
  public static TransactionInstruction initializeGroup(
      PublicKey mint, PublicKey authority, long maxSize) {
    byte[] data =
        new LittleEndianWriter()
            .raw(discriminator("spl_token_group_interface:initialize_token_group"))
            .key(authority)
            .u64(maxSize)
            .toByteArray();
    return instruction(data, writable(mint), readable(mint), signer(authority));
  }

  /** Admits a mint to a group; both authorities sign. */
  public static TransactionInstruction initializeMember(
      PublicKey member, PublicKey mintAuthority, PublicKey group, PublicKey groupAuthority) {
    byte[] data = discriminator("spl_token_group_interface:initialize_member");
    return instruction(
        data,
        writable(member),
        readable(member),
        signer(mintAuthority),
        writable(group),
        signer(groupAuthority));
  }

  /** Creates the wallet's token account for the mint unless it exists. */
  public static TransactionInstruction createTokenAccount(
      PublicKey payer, PublicKey wallet, PublicKey mint) {
    List<AccountMeta> accounts =
        List.of(
            new AccountMeta(payer, true, true),
            writable(tokenAccount(wallet, mint)),
            readable(wallet),
            readable(mint),
            readable(SystemProgram.PROGRAM_ID),
            readable(PROGRAM));
    byte[] data = {CREATE_IDEMPOTENT};
    return new TransactionInstruction(ASSOCIATED_TOKEN_PROGRAM, accounts, data);
  }

  public static TransactionInstruction mintTo(
      PublicKey mint, PublicKey tokenAccount, PublicKey mintAuthority, long amount) {
    byte[] data = new LittleEndianWriter().u8(MINT_TO).u64(amount).toByteArray();
    return instruction(data, writable(mint), writable(tokenAccount), signer(mintAuthority));
  }

  /** Nobody can mint another token, ever. */
  public static TransactionInstruction revokeMintAuthority(PublicKey mint, PublicKey current) {
    byte[] data = {SET_AUTHORITY, MINT_TOKENS, NONE};
    return instruction(data, writable(mint), signer(current));
  }

  /** The associated token account: where a wallet holds the mint's tokens. */
  public static PublicKey tokenAccount(PublicKey wallet, PublicKey mint) {
    List<byte[]> seeds = List.of(wallet.toByteArray(), PROGRAM.toByteArray(), mint.toByteArray());
    return PublicKey.findProgramAddress(seeds, ASSOCIATED_TOKEN_PROGRAM).getAddress();
  }

  private static TransactionInstruction pointer(int opcode, PublicKey mint, PublicKey authority) {
    byte[] data =
        new LittleEndianWriter().u8(opcode).u8(INITIALIZE).key(authority).key(mint).toByteArray();
    return instruction(data, writable(mint));
  }

  /** The interfaces name an instruction by the first 8 bytes of the SHA-256 of its full name. */
  static byte[] discriminator(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Arrays.copyOf(sha256.digest(name.getBytes(StandardCharsets.UTF_8)), 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static TransactionInstruction instruction(byte[] data, AccountMeta... accounts) {
    return new TransactionInstruction(PROGRAM, List.of(accounts), data);
  }

  private static AccountMeta writable(PublicKey key) {
    return new AccountMeta(key, false, true);
  }

  private static AccountMeta readable(PublicKey key) {
    return new AccountMeta(key, false, false);
  }

  private static AccountMeta signer(PublicKey key) {
    return new AccountMeta(key, true, false);
  }
}
