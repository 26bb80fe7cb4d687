package io.federity.ledger.token2022;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/** The layouts byte by byte, as the interfaces' sources write them down. */
class Token2022Test {
  private static final PublicKey MINT = key(1);
  private static final PublicKey AUTHORITY = key(2);
  private static final PublicKey WALLET =
      new PublicKey("4fYNw3dojWmQ4dXtSGE9epjRGy9pFSx62YypT7avPYvA");

  @Test
  void pointers_nameAuthorityAndTheMintItself() {
    String keys = "02".repeat(32) + "01".repeat(32);

    assertThat(hex(Token2022.metadataPointer(MINT, AUTHORITY))).isEqualTo("2700" + keys);
    assertThat(hex(Token2022.groupPointer(MINT, AUTHORITY))).isEqualTo("2800" + keys);
    assertThat(hex(Token2022.memberPointer(MINT, AUTHORITY))).isEqualTo("2900" + keys);
  }

  @Test
  void initializeMint_hasNoDecimalsAndNoFreezeAuthority() {
    assertThat(hex(Token2022.initializeMint(MINT, AUTHORITY)))
        .isEqualTo("1400" + "02".repeat(32) + "00");
  }

  @Test
  void initializeMetadata_writesBorshStrings() {
    TransactionInstruction instruction =
        Token2022.initializeMetadata(MINT, AUTHORITY, "é", "COMMIT", "");

    assertThat(hex(instruction))
        .isEqualTo("d2e11ea258b84d8d" + "02000000c3a9" + "06000000434f4d4d4954" + "00000000");
    assertThat(accounts(instruction)).containsExactly("w 1", "r 2", "r 1", "s 2");
  }

  @Test
  void updateField_namesAnAdditionalField() {
    assertThat(hex(Token2022.updateField(MINT, AUTHORITY, "round", "3")))
        .isEqualTo("dde9312db5cadcc8" + "03" + "05000000726f756e64" + "0100000033");
  }

  @Test
  void updateMetadataAuthority_nobody_is32Zeros() {
    assertThat(hex(Token2022.updateMetadataAuthority(MINT, AUTHORITY, null)))
        .isEqualTo("d7e4a6e45464567b" + "00".repeat(32));
  }

  @Test
  void initializeGroup_writesAuthorityAndSize() {
    assertThat(hex(Token2022.initializeGroup(MINT, AUTHORITY, 258)))
        .isEqualTo("79716c2736330004" + "02".repeat(32) + "0201000000000000");
  }

  @Test
  void initializeMember_isSignedByBothAuthorities() {
    TransactionInstruction instruction =
        Token2022.initializeMember(MINT, AUTHORITY, key(3), key(4));

    assertThat(hex(instruction)).isEqualTo("9820deb0dfed7486");
    assertThat(accounts(instruction)).containsExactly("w 1", "r 1", "s 2", "w 3", "s 4");
  }

  @Test
  void mintToAndRevoke_haveTheBaseProgramsLayout() {
    assertThat(hex(Token2022.mintTo(MINT, key(3), AUTHORITY, 1))).isEqualTo("070100000000000000");
    assertThat(hex(Token2022.revokeMintAuthority(MINT, AUTHORITY))).isEqualTo("060000");
  }

  @Test
  void tokenAccount_ofAWallet_isTheOneThatTheNodeDerived() {
    PublicKey mint = new PublicKey("AEkB82MoknroUAL8VrS28aia4tmc2ZhcxfC2H3y2wvAT");

    assertThat(Token2022.tokenAccount(WALLET, mint).toBase58()).startsWith("DTSaxY");
  }

  private static PublicKey key(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return new PublicKey(bytes);
  }

  private static String hex(TransactionInstruction instruction) {
    assertThat(instruction.getProgramId()).isEqualTo(Token2022.PROGRAM);
    return HexFormat.of().formatHex(instruction.getData());
  }

  private static List<String> accounts(TransactionInstruction instruction) {
    return instruction.getKeys().stream()
        .map(account ->
            (account.isSigner() ? "s " : account.isWritable() ? "w " : "r ")
                + account.getPublicKey().toByteArray()[0])
        .toList();
  }
}
