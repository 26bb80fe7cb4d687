package io.federity.ledger;

import io.federity.ledger.token2022.MintSize;
import io.federity.ledger.token2022.Token2022;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * What one mint will be. The instructions of a plan go into one transaction: either the complete,
 * sealed NFT comes into being or nothing does.
 *
 * @param fields the additional metadata fields, in order
 * @param owner receives the single token
 * @param group the collection to join, null for a collection itself
 */
record MintPlan(
    PublicKey mint,
    String name,
    String symbol,
    String uri,
    Map<String, String> fields,
    PublicKey owner,
    @Nullable PublicKey group) {
  private static final int NAME_BYTES = 32;
  private static final int COLLECTION_NAME_BYTES = 64;
  private static final int COMMIT_DIGITS = 8;
  private static final long UNLIMITED = -1L;

  /** A collection's metadata stays open: a repository may be renamed. */
  static MintPlan collection(PublicKey mint, PublicKey owner, CollectionOrder order) {
    Map<String, String> fields = Map.of("repository", order.repositoryId());
    String name = shortened(order.name(), COLLECTION_NAME_BYTES);
    return new MintPlan(mint, name, "MODEL", order.uri(), fields, owner, null);
  }

  /** Named like {@code risk@1a2b3c4d}: the repository without its owner, the short commit id. */
  static MintPlan commit(PublicKey mint, PublicKey owner, PublicKey group, NftOrder order) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(OnChainNft.COMMIT, order.commitId());
    fields.put(OnChainNft.ROUND, Integer.toString(order.round()));
    fields.put(OnChainNft.DIGEST, order.digest());
    String repository = order.repository().substring(order.repository().indexOf('/') + 1);
    String suffix = "@" + order.commitId().substring(0, COMMIT_DIGITS);
    String name = shortened(repository, NAME_BYTES - suffix.length()) + suffix;
    return new MintPlan(mint, name, order.kind().symbol(), order.uri(), fields, owner, group);
  }

  /** The size of the finished account in bytes: the creator funds it, the program grows into it. */
  int accountSize() {
    int membership = group == null ? MintSize.GROUP : MintSize.MEMBER;
    return MintSize.WITH_TWO_POINTERS + membership + MintSize.metadata(name, symbol, uri, fields);
  }

  /**
   * @param authority pays, and has authority over mint, metadata and collection
   * @param lamports for the account's rent
   */
  List<TransactionInstruction> instructions(PublicKey authority, long lamports) {
    PublicKey holding = Token2022.tokenAccount(owner, mint);
    List<TransactionInstruction> all = new ArrayList<>();
    all.add(Token2022.createAccount(authority, mint, lamports, MintSize.WITH_TWO_POINTERS));
    all.add(Token2022.metadataPointer(mint, authority));
    all.add(
        group == null
            ? Token2022.groupPointer(mint, authority)
            : Token2022.memberPointer(mint, authority));
    all.add(Token2022.initializeMint(mint, authority));
    all.add(Token2022.initializeMetadata(mint, authority, name, symbol, uri));
    all.add(
        group == null
            ? Token2022.initializeGroup(mint, authority, UNLIMITED)
            : Token2022.initializeMember(mint, authority, group, authority));
    fields.forEach((key, value) -> all.add(Token2022.updateField(mint, authority, key, value)));
    all.add(Token2022.createTokenAccount(authority, owner, mint));
    all.add(Token2022.mintTo(mint, holding, authority, 1));
    all.add(Token2022.revokeMintAuthority(mint, authority));
    if (group != null) {
      all.add(Token2022.updateMetadataAuthority(mint, authority, null));
    }
    return List.copyOf(all);
  }

  private static String shortened(String name, int bytes) {
    int[] codePoints = name.codePoints().toArray();
    int length = codePoints.length;
    String text = name;
    while (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
      text = new String(codePoints, 0, --length);
    }
    return text;
  }
}
