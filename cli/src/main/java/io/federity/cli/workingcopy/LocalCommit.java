package io.federity.cli.workingcopy;

import io.federity.cli.auth.StoredLogin;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.commit.Tree;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.tensor.Tensor;
import io.federity.wallet.SigningKey;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Makes a contribution out of the working copy's model.
 *
 * @param verify whether structure and values are checked here; the server checks them anyway
 */
record LocalCommit(WorkingCopy copy, BaseModel base, TrainingState training, boolean verify) {

  /** What there is to commit; refused where nobody trained since the last pull. */
  static Outcome<LocalCommit> of(WorkingCopy copy, boolean verify) {
    return BaseModel.ofWhole(copy)
        .then(base -> {
          Optional<TrainingState> training = copy.training();
          if (training.isEmpty() || !training.get().base().equals(base.id().hex())) {
            return Outcome.refused(
                ErrorCode.NOTHING_TO_COMMIT,
                "no training on base %s in this working copy".formatted(base.id().shortHex()));
          }
          return SharedFields.checked(training.get())
              .map(state -> new LocalCommit(copy, base, state, verify));
        });
  }

  /** Stores the tensors, signs the commit and keeps it until it is pushed. */
  Outcome<Commit> make(String message, StoredLogin login, SigningKey key, Instant time) {
    return LocalTensors.read(copy.modelFile(), this::tree)
        .then(tree -> {
          if (tree.equals(base.model().tree())) {
            return Outcome.refused(
                ErrorCode.NOTHING_TO_COMMIT, "the model is the same as its base");
          }
          if (message.isBlank() || message.length() > Commit.MAX_MESSAGE) {
            return Outcome.refused(
                ErrorCode.BAD_REQUEST,
                "a message has 1 to %d characters".formatted(Commit.MAX_MESSAGE));
          }
          SignedCommit signed = SignedCommit.sign(commit(tree, message, login, key, time), key);
          copy.saveCommitted(proposal(signed));
          return Outcome.accepted(signed.commit());
        });
  }

  private Outcome<Tree> tree(List<Tensor> tensors) {
    Tree baseTree = base.model().tree();
    Outcome<List<Tensor>> checked =
        verify ? LocalTensors.checked(tensors, baseTree) : Outcome.accepted(tensors);
    return checked.map(all -> {
      Tree tree = LocalTensors.tree(all, baseTree.architecture());
      LocalTensors.store(all, tree, copy.store());
      return tree;
    });
  }

  private Commit commit(
      Tree tree, String message, StoredLogin login, SigningKey key, Instant time) {
    return new Commit(
        CommitKind.CONTRIBUTION,
        copy.config().repositoryId(),
        copy.config().branch(),
        List.of(base.id()),
        tree.id(),
        base.commit().recipe(),
        login.username(),
        login.hospital(),
        key.address(),
        message,
        training.numExamples(),
        training.metrics(),
        training.training(),
        time,
        Optional.empty());
  }

  /** The form in which a signed commit is sent. */
  static ProposeCommit proposal(SignedCommit signed) {
    return new ProposeCommit(
        new String(signed.commit().bytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signed.signature()));
  }
}
