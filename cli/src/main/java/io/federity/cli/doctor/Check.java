package io.federity.cli.doctor;

/**
 * One line of the doctor.
 *
 * @param finding what was found
 * @param advice what to do; empty where all is well
 */
record Check(String name, boolean ok, String finding, String advice) {
  static Check ok(String name, String finding) {
    return new Check(name, true, finding, "");
  }

  static Check bad(String name, String finding, String advice) {
    return new Check(name, false, finding, advice);
  }
}
