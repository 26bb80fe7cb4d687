package io.federity.error;

/**
 * Every expected refusal: its code (the name in kebab case), kind, HTTP status and the next step.
 * The problem type of the API (RFC 9457), the command line's message and exit code and the
 * reference page are made from it.
 */
public enum ErrorCode {
  // Bad input
  BAD_REQUEST(Kind.USER, 400, "Correct the named field and send the request again."),
  BAD_CSV(Kind.USER, 422, "Correct the named line, or the data section of recipe.json."),
  BAD_RECIPE(Kind.USER, 422, "Correct the named member of recipe.json."),
  BAD_ARCHITECTURE(Kind.USER, 422, "Correct the named member of the architecture descriptor."),
  BAD_POLICY(Kind.USER, 422, "Correct the named member of the policy."),
  INVALID_STRATEGY(Kind.USER, 422, "Choose a strategy that is valid for this number of sites."),
  MALFORMED_COMMIT(Kind.USER, 422, "Make the commit with `federity commit`."),
  MALFORMED_SAFETENSORS(
      Kind.USER, 422, "Write the file again with a safetensors library and push again."),
  NON_FINITE_PARAMETER(
      Kind.USER, 422, "Train again with a lower learning rate; nothing was stored."),
  STRUCTURE_CHANGED(
      Kind.USER, 422, "Keep the names, shapes and dtypes of the base; run `federity pull`."),
  OBJECT_MISSING(Kind.USER, 422, "Upload the named object first; `federity push` does."),
  OBJECT_HASH_MISMATCH(Kind.USER, 422, "Send the object again; its bytes are not its name."),
  OBJECT_TOO_LARGE(Kind.USER, 413, "Stay below the limit or ask the operator to raise it."),
  NOT_STATISTICS(Kind.USER, 422, "Make the statistics with `federity stats push`."),
  TRAINING_DIVERGED(Kind.USER, 422, "Lower the learning rate or standardise the data."),
  TRACED_MODULE(Kind.USER, 422, "Export the module with torch.jit.script instead of trace."),
  MISSING_REASON(Kind.USER, 422, "Give a reason; it becomes part of the signed record."),

  // Signatures and wallets
  SIGNATURE_MISSING(Kind.USER, 422, "Sign with your wallet: `federity commit`."),
  SIGNATURE_INVALID(Kind.USER, 422, "Sign the commit again with the wallet it names."),
  WALLET_NOT_LINKED(Kind.USER, 403, "Link the wallet first: `federity wallet link`."),
  WALLET_OF_ANOTHER_USER(Kind.USER, 409, "Use a wallet that is linked to your own account."),
  CHALLENGE_UNKNOWN(Kind.USER, 404, "Ask for a new challenge: `federity wallet link`."),
  CHALLENGE_EXPIRED(Kind.USER, 410, "Ask for a new challenge: `federity wallet link`."),
  WALLET_LOCKED(Kind.USER, 403, "Give the right passphrase (FEDERITY_WALLET_PASSPHRASE)."),

  // Who may
  NOT_SIGNED_IN(Kind.USER, 401, "Sign in: `federity auth login`."),
  NOT_ALLOWED(Kind.USER, 403, "Ask a repository administrator for the role that is named."),
  NOT_A_CONTRIBUTOR(
      Kind.USER, 403, "Ask a maintainer: `federity repo member add <user> --role contributor`."),
  NO_HOSPITAL(Kind.USER, 403, "Ask your identity administrator to put you into a hospital."),
  AUTHOR_CANNOT_APPROVE(Kind.USER, 403, "Let a reviewer of another hospital decide."),
  SAME_HOSPITAL(Kind.USER, 403, "Let a reviewer of another hospital decide."),
  FRESH_LOGIN_REQUIRED(Kind.USER, 403, "Sign in again, then decide: `federity auth login`."),

  // Not there
  NOT_FOUND(Kind.USER, 404, "Check the name; `federity repo list` shows what you may read."),
  UNKNOWN_BASE(Kind.USER, 422, "Run `federity pull`; the base is not in this repository."),

  // Conflicts
  ALREADY_EXISTS(Kind.CONFLICT, 409, "Choose another name."),
  BASE_OUTDATED(Kind.CONFLICT, 409, "Run `federity pull`, train again and push."),
  REF_MOVED(Kind.CONFLICT, 409, "Somebody moved the branch first; pull and try again."),
  STALE_COMMIT(
      Kind.CONFLICT, 409, "Look at the newest revision; a decision names the commit it is for."),
  WRONG_STATE(Kind.CONFLICT, 409, "Look at the current state; this step is not possible now."),
  ALREADY_DECIDED(Kind.CONFLICT, 409, "You have decided on this revision; another must decide."),
  HOSPITAL_ALREADY_IN_ROUND(
      Kind.CONFLICT, 409, "One contribution a hospital and round: withdraw the other one first."),
  BELOW_QUORUM(Kind.CONFLICT, 409, "Wait for more approved contributions, or lower the quorum."),
  LEASE_LOST(Kind.CONFLICT, 409, "Another worker has the job; ask for a new one."),
  STATISTICS_NEEDED(
      Kind.CONFLICT, 409, "Push statistics first (`federity stats push`); a maintainer approves."),
  NOTHING_TO_COMMIT(Kind.CONFLICT, 409, "Train first: `federity train`."),
  NOT_A_WORKING_COPY(Kind.USER, 404, "Change into a clone, or make one: `federity clone`."),

  // The world outside
  SERVER_UNREACHABLE(Kind.EXTERNAL, 503, "Check the address and the network: `federity doctor`."),
  IDENTITY_PROVIDER_UNREACHABLE(Kind.EXTERNAL, 503, "Try again; sign-in is not reachable."),
  LEDGER_UNREACHABLE(Kind.EXTERNAL, 503, "Nothing is lost: minting goes on by itself later."),
  LEDGER_DIFFERS(Kind.EXTERNAL, 409, "The chain and the commit differ: ask an auditor."),

  // Ours
  INTERNAL(Kind.INTERNAL, 500, "Report the id that is shown to the operator.");

  /** Whose turn it is. */
  public enum Kind {
    /** The caller can mend it. Exit code 2. */
    USER(2),
    /** Somebody was faster, or the time is wrong. Exit code 3. */
    CONFLICT(3),
    /** Something outside does not answer. Exit code 4. */
    EXTERNAL(4),
    /** A fault of ours. Exit code 5. */
    INTERNAL(5);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Exit code of the command line. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final int httpStatus;
  private final String remedy;

  ErrorCode(Kind kind, int httpStatus, String remedy) {
    this.kind = kind;
    this.httpStatus = httpStatus;
    this.remedy = remedy;
  }

  /** Whose turn it is. */
  public Kind kind() {
    return kind;
  }

  /** Status of the API's answer. */
  public int httpStatus() {
    return httpStatus;
  }

  /** Exit code of the command line. */
  public int exitCode() {
    return kind.exitCode();
  }

  /** The next step, one sentence. */
  public String remedy() {
    return remedy;
  }

  /** The code as users see it, for example {@code stale-commit}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
