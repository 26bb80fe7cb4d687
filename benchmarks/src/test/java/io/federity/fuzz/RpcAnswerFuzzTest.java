package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.ledger.NftReader;
import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.RpcTransport;
import io.federity.ledger.rpc.SolanaRpc;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A node that answers one zero-terminated text after the other, and then no more. */
class RpcAnswerFuzzTest {
  private static final URI NODE = URI.create("http://node.example");

  /** The mint of the account among the inputs that are kept. */
  private static final String ADDRESS = "AEkB82MoknroUAL8VrS28aia4tmc2ZhcxfC2H3y2wvAT";

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void answer(byte[] input) {
    assertThat(new NftReader(new SolanaRpc(NODE, new Answers(input))).read(ADDRESS)).isNotNull();
    SolanaRpc rpc = new SolanaRpc(NODE, new Answers(input).repeated());
    List<Supplier<RpcReply<?>>> requests =
        List.of(
            () -> rpc.getAccountInfo(ADDRESS),
            () -> rpc.getBalance(ADDRESS),
            () -> rpc.getMinimumBalanceForRentExemption(165),
            rpc::getLatestBlockhash,
            () -> rpc.isBlockhashValid(ADDRESS),
            () -> rpc.sendTransaction(new byte[] {1}),
            () -> rpc.getSignatureStatus(ADDRESS),
            () -> rpc.getSignaturesForAddress(ADDRESS),
            () -> rpc.getTransaction(ADDRESS),
            () -> rpc.getTokenAccountBalance(ADDRESS),
            () -> rpc.getTokenLargestAccounts(ADDRESS),
            () -> rpc.requestAirdrop(ADDRESS, 1));
    for (Supplier<RpcReply<?>> request : requests) {
      switch (request.get()) {
        case RpcReply.Result<?> result -> assertThat(result.value()).isNotNull();
        case RpcReply.Failure<?> failure -> assertThat(failure.detail()).isNotBlank();
        case RpcReply.Unreachable<?> unreachable -> assertThat(unreachable.detail()).isNotBlank();
      }
    }
  }

  private static final class Answers implements RpcTransport {
    private final List<byte[]> answers = new ArrayList<>();
    private int next;
    private boolean repeats;

    Answers(byte[] input) {
      int begin = 0;
      for (int i = 0; i <= input.length; i++) {
        if (i == input.length || input[i] == 0) {
          answers.add(Arrays.copyOfRange(input, begin, i));
          begin = i + 1;
        }
      }
    }

    Answers repeated() {
      repeats = true;
      return this;
    }

    @Override
    public byte[] send(String request) throws IOException {
      if (next == answers.size()) {
        throw new IOException("the node is gone");
      }
      return answers.get(repeats ? next : next++);
    }
  }
}
