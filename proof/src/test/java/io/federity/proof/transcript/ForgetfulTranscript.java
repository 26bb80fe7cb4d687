package io.federity.proof.transcript;

/** The transcript of a broken protocol: it does not take one of its messages. */
public final class ForgetfulTranscript extends Transcript {
  private final String forgotten;
  private int skipped;

  /**
   * A transcript without a message.
   *
   * @param label of the message
   * @param occurrence which message of that label, from 1
   */
  public ForgetfulTranscript(String label, int occurrence) {
    this.forgotten = label;
    this.skipped = -occurrence;
  }

  @Override
  public void absorb(String label, byte[] message) {
    if (label.equals(forgotten) && ++skipped == 0) {
      return;
    }
    super.absorb(label, message);
  }
}
