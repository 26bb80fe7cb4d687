package io.federity.error;

/**
 * Every expected refusal: its code (the name in kebab case), kind, HTTP status, meaning and next
 * step. The problem type of the API (RFC 9457), the command line's message and exit code and the
 * reference page are made from it.
 */
public enum ErrorCode {
  // Bad input
  BAD_REQUEST(
      Kind.USER,
      400,
      "The request or a command's argument cannot be understood.",
      "Correct the named field and send the request again."),
  REQUEST_TOO_LARGE(
      Kind.USER,
      413,
      "The body of the request is longer than the endpoint takes.",
      "Send less; tensors are uploaded as objects of their own."),
  IDEMPOTENCY_KEY_REUSED(
      Kind.USER,
      422,
      "The idempotency key was used for another request.",
      "Make a new key for each request; repeat one with the same key only."),
  BAD_CSV(
      Kind.USER,
      422,
      "A data file does not fit the data section of the recipe.",
      "Correct the named line, or the data section of recipe.json."),
  BAD_RECIPE(
      Kind.USER,
      422,
      "The recipe has a member that is missing, unknown or out of range.",
      "Correct the named member of recipe.json."),
  BAD_ARCHITECTURE(
      Kind.USER,
      422,
      "The architecture descriptor has a member that is missing, unknown or out of range.",
      "Correct the named member of the architecture descriptor."),
  BAD_POLICY(
      Kind.USER,
      422,
      "The branch policy has a member that is missing, unknown or out of range.",
      "Correct the named member of the policy."),
  INVALID_STRATEGY(
      Kind.USER,
      422,
      "The strategy is unknown, or not valid for this number of sites.",
      "Choose a strategy that is valid for this number of sites."),
  MALFORMED_COMMIT(
      Kind.USER,
      422,
      "The commit is not in its canonical encoding.",
      "Make the commit with `federity commit`."),
  MALFORMED_SAFETENSORS(
      Kind.USER,
      422,
      "The bytes are not a well-formed safetensors file.",
      "Write the file again with a safetensors library and push again."),
  NON_FINITE_PARAMETER(
      Kind.USER,
      422,
      "A parameter is NaN or infinite.",
      "Train again with a lower learning rate; nothing was stored."),
  STRUCTURE_CHANGED(
      Kind.USER,
      422,
      "A tensor was added, removed or renamed, or has another shape or dtype than in the base.",
      "Keep the names, shapes and dtypes of the base; run `federity pull`."),
  NOT_A_REVERT(
      Kind.USER,
      422,
      "The commit says that it restores an earlier commit's tensors, and does not.",
      "Make it with `federity revert`, which names a commit of the branch and takes its tensors."),
  OBJECT_MISSING(
      Kind.USER,
      422,
      "The commit names an object that this repository does not have.",
      "Upload the named object first; `federity push` does."),
  OBJECT_HASH_MISMATCH(
      Kind.USER,
      422,
      "The bytes sent do not hash to the object's id.",
      "Send the object again; its bytes are not its name."),
  OBJECT_TOO_LARGE(
      Kind.USER,
      413,
      "The object is larger than the server accepts.",
      "Stay below the limit or ask the operator to raise it."),
  UPLOAD_OFFSET_DIFFERS(
      Kind.CONFLICT,
      409,
      "The bytes sent do not follow those of the object that have arrived.",
      "Ask how much has arrived and go on there; `federity push` does."),
  UPLOAD_INTERRUPTED(
      Kind.EXTERNAL,
      408,
      "The upload ended before its declared end; what arrived is kept for a day.",
      "Go on where it broke off: `federity push`."),
  NOT_STATISTICS(
      Kind.USER,
      422,
      "The statistics are malformed, or are not those of the recipe's features.",
      "Make the statistics with `federity stats push`."),
  TRAINING_DIVERGED(
      Kind.USER,
      422,
      "Training produced a value that is not finite.",
      "Lower the learning rate or standardise the data."),
  TRACED_MODULE(
      Kind.USER,
      422,
      "The TorchScript module was traced; a trace fixes the branches it happened to take.",
      "Export the module with torch.jit.script instead of trace."),
  MISSING_REASON(
      Kind.USER,
      422,
      "The decision has no reason.",
      "Give a reason; it becomes part of the signed record."),

  // Signatures and wallets
  SIGNATURE_MISSING(
      Kind.USER, 422, "The record has no signature.", "Sign with your wallet: `federity commit`."),
  SIGNATURE_INVALID(
      Kind.USER,
      422,
      "The signature is not that of the named key over this record.",
      "Sign the commit again with the wallet it names."),
  WALLET_NOT_LINKED(
      Kind.USER,
      403,
      "The wallet that signed is not linked to any account.",
      "Link the wallet first: `federity wallet link`."),
  WALLET_OF_ANOTHER_USER(
      Kind.USER,
      409,
      "The wallet is linked to somebody else's account.",
      "Use a wallet that is linked to your own account."),
  CHALLENGE_UNKNOWN(
      Kind.USER,
      404,
      "The sign-in challenge does not exist, or was used already.",
      "Ask for a new challenge: `federity wallet link`."),
  CHALLENGE_EXPIRED(
      Kind.USER,
      410,
      "The sign-in challenge was not answered in time.",
      "Ask for a new challenge: `federity wallet link`."),
  WALLET_LOCKED(
      Kind.USER,
      403,
      "The wallet file cannot be opened with this passphrase.",
      "Give the right passphrase: type it, or set FEDERITY_WALLET_PASSPHRASE."),

  // Who may
  NOT_SIGNED_IN(
      Kind.USER,
      401,
      "The request carries no valid access token.",
      "Sign in: `federity auth login`."),
  NOT_ALLOWED(
      Kind.USER,
      403,
      "The account lacks a role that this step needs.",
      "Ask a repository administrator for the role that is named."),
  NOT_A_CONTRIBUTOR(
      Kind.USER,
      403,
      "The account is not a contributor of this repository.",
      "Ask a maintainer: `federity repo member add <user> --role contributor`."),
  NO_HOSPITAL(
      Kind.USER,
      403,
      "The account belongs to no hospital, or to more than one.",
      "Ask your identity administrator to put you into a hospital."),
  AUTHOR_CANNOT_APPROVE(
      Kind.USER,
      403,
      "The author of a contribution tried to decide on it.",
      "Let a reviewer of another hospital decide."),
  SAME_HOSPITAL(
      Kind.USER,
      403,
      "The reviewer is of the author's hospital.",
      "Let a reviewer of another hospital decide."),
  FRESH_LOGIN_REQUIRED(
      Kind.USER,
      403,
      "The last sign-in is too long ago to sign a decision.",
      "Sign in again, then decide: `federity auth login`."),

  // Not there
  NOT_FOUND(
      Kind.USER,
      404,
      "There is no such thing, or the account may not read it.",
      "Check the name; `federity repo list` shows what you may read."),
  UNKNOWN_BASE(
      Kind.USER,
      422,
      "The commit's parent is not on the branch that the commit is for.",
      "Run `federity pull` and train again; the base is not on the branch."),

  // Conflicts
  IDEMPOTENCY_KEY_IN_USE(
      Kind.CONFLICT,
      409,
      "The request with the same idempotency key is under way.",
      "Wait as long as Retry-After says and send the same request again."),
  TOO_MANY_REQUESTS(
      Kind.CONFLICT,
      429,
      "The account, or the address without one, has sent too many requests.",
      "Wait as long as Retry-After says and send the request again."),
  ALREADY_EXISTS(Kind.CONFLICT, 409, "The name is taken.", "Choose another name."),
  BASE_OUTDATED(
      Kind.CONFLICT,
      409,
      "The branch has a newer head than the commit was trained from.",
      "Run `federity pull`, train again and push."),
  PRECONDITION_REQUIRED(
      Kind.USER,
      428,
      "A change of a ref names no condition.",
      "Send If-Match with the ref's ETag, or If-None-Match: * to create it."),
  PRECONDITION_FAILED(
      Kind.CONFLICT,
      412,
      "The ref is not what the request's condition says: somebody moved, made or deleted it.",
      "Read the ref again, look at what changed, and decide anew."),
  PROTECTED_REF(
      Kind.USER,
      403,
      "The ref is protected: a protected branch moves by review alone, a tag never.",
      "Propose the change: `federity push` or `federity revert`; make a new tag under another name."),
  COMMIT_NOT_PUBLISHED(
      Kind.CONFLICT,
      409,
      "The commit is on no branch: it was not merged, or not signed off.",
      "Name a commit that `federity log` shows."),
  REF_MOVED(
      Kind.CONFLICT,
      409,
      "The branch moved while this step was under way.",
      "Somebody moved the branch first; pull and try again."),
  STALE_COMMIT(
      Kind.CONFLICT,
      409,
      "The decision names a commit that is not the newest revision.",
      "Look at the newest revision; a decision names the commit it is for."),
  WRONG_STATE(
      Kind.CONFLICT,
      409,
      "The contribution or round is in a state that does not allow this step.",
      "Look at the current state; this step is not possible now."),
  ALREADY_DECIDED(
      Kind.CONFLICT,
      409,
      "The same person has approved this revision before.",
      "You have decided on this revision; another must decide."),
  HOSPITAL_ALREADY_IN_ROUND(
      Kind.CONFLICT,
      409,
      "The hospital has another contribution in the open round.",
      "One contribution a hospital and round: withdraw the other one first."),
  HOSPITAL_CHANGED(
      Kind.CONFLICT,
      409,
      "The author belongs to another hospital than when the contribution was opened.",
      "Withdraw the open contribution, then push again for the hospital you belong to now."),
  AUTHOR_REVOKED(
      Kind.CONFLICT,
      409,
      "The author of the contribution is a contributor of the repository no longer.",
      "Reject the contribution, or ask a maintainer to make its author a member again."),
  BELOW_QUORUM(
      Kind.CONFLICT,
      409,
      "The round has fewer approved contributions than the policy's quorum.",
      "Wait for more approved contributions, or lower the quorum."),
  LEASE_LOST(
      Kind.CONFLICT,
      409,
      "The lease on the evaluation job has ended or belongs to another worker.",
      "Another worker has the job; ask for a new one."),
  STATISTICS_NEEDED(
      Kind.CONFLICT,
      409,
      "The recipe asks for federated standardisation, and round 0 is not finished.",
      "Push statistics first (`federity stats push`); a maintainer approves."),
  NOTHING_TO_COMMIT(
      Kind.CONFLICT,
      409,
      "The parameters are those of the base.",
      "Train first: `federity train`."),
  NOT_A_WORKING_COPY(
      Kind.USER,
      404,
      "The folder is not inside a clone.",
      "Change into a clone, or make one: `federity clone`."),

  // This machine
  PULL_INTERRUPTED(
      Kind.CONFLICT,
      409,
      "A clone or pull was interrupted, and the files of the working copy are between two commits.",
      "Run `federity pull`; it goes on where it stopped."),
  BAD_SETTING(
      Kind.USER,
      400,
      "An environment variable of the command line has a value that cannot be used.",
      "Correct the named variable; docs/reference/cli.md lists them."),
  FILE_UNUSABLE(
      Kind.USER,
      422,
      "A file or folder of this machine cannot be read or written.",
      "Make room or give access to the named file, then run the command again."),

  // The world outside
  SERVER_NOT_TRUSTED(
      Kind.EXTERNAL,
      502,
      "The certificate that a server showed is not one that this machine trusts.",
      "Name your network's certificate authority in FEDERITY_CA_FILE, then `federity doctor`."),
  SERVER_UNREACHABLE(
      Kind.EXTERNAL,
      503,
      "The Federity server does not answer.",
      "Check the address and the network: `federity doctor`."),
  DATABASE_UNREACHABLE(
      Kind.EXTERNAL,
      503,
      "The server's database does not answer.",
      "Send the same request again in a moment; nothing that was answered is lost."),
  IDENTITY_PROVIDER_UNREACHABLE(
      Kind.EXTERNAL,
      503,
      "The identity provider does not answer.",
      "Try again; sign-in is not reachable."),
  LEDGER_UNREACHABLE(
      Kind.EXTERNAL,
      503,
      "The Solana node does not answer.",
      "Nothing is lost: minting goes on by itself later."),
  LEDGER_DIFFERS(
      Kind.EXTERNAL,
      409,
      "What the chain says of the NFT is not what the commit says.",
      "The chain and the commit differ: ask an auditor."),
  STORAGE_FULL(
      Kind.EXTERNAL,
      507,
      "The disk that objects are written to is full; nothing was stored.",
      "Free space on that disk, or ask its operator to, then do the same again."),

  // What an operator looks for
  STORE_DAMAGED(
      Kind.INTERNAL,
      500,
      "Objects of the store are missing, unreadable or not what their names say.",
      "Push the named objects again from a clone, or restore them from a backup."),
  RECORDS_DISAGREE(
      Kind.INTERNAL,
      500,
      "Something does not fit or does not go on by itself.",
      "Do what stands beside each finding; `federity admin reconcile` looks again."),

  // Ours
  INTERNAL(
      Kind.INTERNAL,
      500,
      "A fault of ours; the answer carries an id that the server's log has too.",
      "Report the id that is shown to the operator.");

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
  private final String meaning;
  private final String remedy;

  ErrorCode(Kind kind, int httpStatus, String meaning, String remedy) {
    this.kind = kind;
    this.httpStatus = httpStatus;
    this.meaning = meaning;
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

  /** What happened, one sentence; the title of the API's problem. */
  public String meaning() {
    return meaning;
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
