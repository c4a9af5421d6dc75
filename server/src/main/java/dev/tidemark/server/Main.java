package dev.tidemark.server;

import dev.tidemark.mariadb.MariaDbException;
import dev.tidemark.runtime.config.ConfigException;
import dev.tidemark.runtime.config.Settings;
import dev.tidemark.runtime.config.SettingsLoader;
import dev.tidemark.server.backup.BackupException;
import dev.tidemark.simulator.DemoShopMain;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Parses, answers the small questions, runs. */
public final class Main {
  /** As shells and service managers read it: the request was wrong, trying again will not help. */
  private static final int EXIT_USAGE = 2;

  private static final int EXIT_FAILED = 1;

  private Main() {}

  /** The entry point; see {@link CommandLine#USAGE}. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("shop")) {
      DemoShopMain.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    try {
      if (arguments.length > 0 && arguments[0].equals("cluster")) {
        System.exit(ClusterCommand.run(List.of(arguments).subList(1, arguments.length)));
      }
      CommandLine commandLine = CommandLine.parse(List.of(arguments));
      int exit = answer(commandLine);
      if (exit != 0) {
        System.exit(exit);
      }
    } catch (ConfigException e) {
      System.err.println("tidemark: " + e.getMessage());
      System.exit(EXIT_USAGE);
    } catch (MariaDbException | BackupException e) {
      System.err.println("tidemark: " + e.getMessage());
      System.exit(EXIT_FAILED);
    }
  }

  private static int answer(CommandLine commandLine) {
    return switch (commandLine.command()) {
      case HELP -> say(CommandLine.USAGE);
      case VERSION -> say("Tidemark " + Version.CURRENT);
      case PRINT_CONFIG -> say(settings(commandLine).describe());
      case STATUS -> StatusCommand.run(settings(commandLine), System.out);
      case DOCTOR -> DoctorCommand.run(settings(commandLine), System.out);
      case DEMO -> DemoCommand.run(settings(commandLine), commandLine.username(), System.out);
      case BACKUP -> BackupCommand.backUp(settings(commandLine), commandLine.file(), System.out);
      case RESTORE -> BackupCommand.restore(settings(commandLine), commandLine.file(), System.out);
      case MIGRATIONS -> BackupCommand.migrations(settings(commandLine), System.out);
      case RUN -> run(commandLine);
    };
  }

  private static int say(String text) {
    System.out.println(text.stripTrailing());
    return 0;
  }

  private static Settings settings(CommandLine commandLine) {
    SettingsLoader loader = new SettingsLoader(ServerSettings.all());
    commandLine.config().ifPresent(loader::file);
    return loader.environment(System.getenv()).overrides(commandLine.overrides()).load();
  }

  /** Runs until a signal ends the process, or only until ready when that was asked for. */
  private static int run(CommandLine commandLine) {
    Server server = Server.start(settings(commandLine), commandLine.role());
    if (commandLine.stopWhenReady()) {
      server.close();
      return 0;
    }
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(server::close));
    System.out.println(server.greeting());
    server.announce();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
