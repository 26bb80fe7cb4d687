package io.federity.cli;

import picocli.CommandLine.IVersionProvider;

/** {@code --version} of every command. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {Version.line()};
  }
}
