package org.therapeuticlocator.pipeline;

/** The answer to {@code --help}. */
final class HelpText {
  private HelpText() {}

  static String text() {
    return "";
  }

  static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return version == null ? "0.1.0-SNAPSHOT" : version;
  }
}
