package org.therapeuticlocator.pipeline.fault;

/** The runners, with the program's own defaults. */
enum Runner {
  DIRECT("DirectRunner"),
  FLINK("FlinkRunner");

  private final String className;

  Runner(String className) {
    this.className = className;
  }

  String option() {
    return "--runner=" + className;
  }
}
