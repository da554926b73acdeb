package org.therapeuticlocator.pipeline.destination.folder;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.therapeuticlocator.pipeline.Main;

/** The program with folders as its only destinations, for a JVM that is killed, too. */
public final class FolderMain {
  private static final String BASE = "folders";

  private FolderMain() {}

  public static void main(String[] arguments) {
    Path base = Path.of(System.getProperty(BASE));
    System.exit(run(base, arguments, System.getenv(), System.out, System.err));
  }

  /** The JVM's property that says where the folders lie. */
  public static String property(Path base) {
    return "-D" + BASE + '=' + base;
  }

  /** Runs the program; {@code --table} is a folder in {@code base}. */
  public static int run(
      Path base,
      String[] arguments,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    return Main.run(
        arguments,
        environment,
        out,
        err,
        Map.of(
            FolderDestination.KIND,
            (settings, aws, local) -> FolderDestination.in(base.resolve(settings.table()))),
        Clock.systemUTC());
  }
}
