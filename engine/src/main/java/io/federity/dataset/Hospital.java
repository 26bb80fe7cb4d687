package io.federity.dataset;

/** The four hospitals of the UCI heart-disease data, in FLamby's order of centres. */
public enum Hospital {
  CLEVELAND(
      "cleveland", "a74b7efa387bc9d108d7d0115d831fe9b414b29ae7124f331b622b4efa0427c8", 303, 54.4),
  HUNGARY(
      "hungarian", "d1ad108f785768cd3d7e82dc522e6f5a61eea93cccfb3a46ee8076f73fc3d796", 261, 47.8),
  SWITZERLAND(
      "switzerland", "834a405ccf5b66ab4056bb77794adc8df0b7125186454c0a1d002d33c6c3b314", 46, 55.3),
  VA("va", "e7c93d8d0d2acdadfa4c5e8de768e2191e7f618b952e29623f1f0d5949ff6b8f", 130, 59.4);

  private final String centre;
  private final String sha256;
  private final int completeRows;
  private final double meanAge;

  Hospital(String centre, String sha256, int completeRows, double meanAge) {
    this.centre = centre;
    this.sha256 = sha256;
    this.completeRows = completeRows;
    this.meanAge = meanAge;
  }

  /** Name of the hospital in Federity. */
  public String slug() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Name of the raw file in the UCI archive. */
  public String fileName() {
    return "processed." + centre + ".data";
  }

  /** SHA-256 of the raw file, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** Rows without a missing value in the used columns; also the size of the synthetic sample. */
  public int completeRows() {
    return completeRows;
  }

  /** Mean age in years, which the synthetic sample is centred on. */
  double meanAge() {
    return meanAge;
  }
}
