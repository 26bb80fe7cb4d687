package io.federity.cli.remote;

/** All areas of one server's API. */
public record Api(ApiConnection connection) {
  /** The server and the signed-in person. */
  public ServerApi server() {
    return new ServerApi(connection);
  }

  /** Wallets. */
  public WalletApi wallets() {
    return new WalletApi(connection);
  }

  /** Repositories and members. */
  public RepositoryApi repositories() {
    return new RepositoryApi(connection);
  }

  /** Objects. */
  public ObjectApi objects() {
    return new ObjectApi(connection);
  }

  /** Commits and refs. */
  public CommitApi commits() {
    return new CommitApi(connection);
  }

  /** Contributions. */
  public ContributionApi contributions() {
    return new ContributionApi(connection);
  }

  /** Rounds. */
  public RoundApi rounds() {
    return new RoundApi(connection);
  }

  /** Column statistics. */
  public StatisticsApi statistics() {
    return new StatisticsApi(connection);
  }

  /** Evaluation jobs. */
  public EvaluationApi evaluations() {
    return new EvaluationApi(connection);
  }

  /** NFTs. */
  public NftApi nfts() {
    return new NftApi(connection);
  }

  /** Whether everything fits. */
  public AdminApi admin() {
    return new AdminApi(connection);
  }

  /** Tasks and audit. */
  public TaskApi tasks() {
    return new TaskApi(connection);
  }
}
