package dev.tidemark.server.cluster;

import dev.tidemark.server.backup.BackupException;
import dev.tidemark.server.backup.Nightly;
import dev.tidemark.server.backup.PendingMigrations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The whole system on this machine, as the launcher starts, looks at and ends it. */
public final class Cluster {
  private static final Duration GIVE_WAY = Duration.ofSeconds(30);

  private final ClusterConfig config;
  private final ClusterHome home;
  private final Processes processes;
  private final PrintStream out;

  public Cluster(ClusterConfig config, PrintStream out) {
    this.config = config;
    this.home = config.home();
    this.processes = new Processes(home);
    this.out = out;
  }

  /**
   * Brings the system up to what is wanted and keeps it so until this process is told to end, which
   * ends the system as well, or gives way to another supervisor.
   *
   * <p>Where a part of a running system cannot be replaced, what else runs is left as it is and
   * kept so, for the next start to go on from.
   *
   * @throws ClusterException when none ran and it cannot be brought up; then nothing is left
   *     running
   */
  public void run() {
    home.create();
    if (isUpToDate()) {
      out.println("  Nothing to change: this very cluster runs.");
      return;
    }
    Path handover = home.run().resolve("handover");
    try (FileLock _ = takeOver(handover)) {
      Files.deleteIfExists(handover);
      RunRecord.of(ProcessHandle.current(), mark(), "").write(supervisorFile());
      ClusterFiles files = new ClusterFiles(config, new Secrets(home.secrets()).all());
      files.write();
      NginxRotation.forgetAll(home.run());
      List<List<ProcessSpec>> stages = new ClusterPlan(config, files).stages();
      boolean ran = !processes.names().isEmpty();
      try (Supervisor supervisor = new Supervisor(stages, home, processes, new Progress(out))) {
        CountDownLatch ended = endInOrder(supervisor, handover);
        if (ran) {
          bringUpToDate(supervisor);
        } else {
          bringUp(supervisor);
        }
        try (Nightly _ = nightlyBackups()) {
          ended.await();
        }
      }
    } catch (IOException e) {
      throw new ClusterException("cannot use the folder " + home.root() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Nightly nightlyBackups() {
    ClusterBackups backups = new ClusterBackups(config, processes);
    backups.report();
    Progress progress = new Progress(out);
    return Nightly.start(
        () -> {
          try {
            progress.event("Wrote the backup " + backups.make(Optional.empty()));
            return true;
          } catch (BackupException e) {
            progress.event("The backup failed: " + e.getMessage());
            return false;
          }
        },
        InstantSource.system(),
        ZoneId.systemDefault());
  }

  /** Writes a backup while the cluster runs. */
  public void backUp(Optional<Path> file) {
    if (processes.find("user-db").isEmpty() || processes.find("items-db").isEmpty()) {
      throw new ClusterException("the databases of " + home.root() + " do not run");
    }
    out.println("Wrote " + new ClusterBackups(config, processes).make(file));
  }

  /** Prints what a start of this version would change in the schemas of the cluster that runs. */
  public void showMigrations() {
    if (processes.find("user-db").isEmpty() || processes.find("items-db").isEmpty()) {
      throw new ClusterException("the databases of " + home.root() + " do not run");
    }
    PendingMigrations.print(new ClusterBackups(config, processes).databases(), out);
  }

  /** Puts a backup into a new cluster, which is started afterwards as any other. */
  public void restore(Path file) {
    home.create();
    if (supervisor().isPresent() || !processes.names().isEmpty()) {
      throw new ClusterException(
          "the cluster on " + home.root() + " runs; end it first, or name another by --data-dir");
    }
    ClusterFiles files = new ClusterFiles(config, new Secrets(home.secrets()).all());
    files.write();
    List<ProcessSpec> stores = new ClusterPlan(config, files).databases();
    long rows = new ClusterBackups(config, processes).restore(file, stores);
    out.printf("Restored %,d rows from %s; everybody logs in again.%n", rows, file);
  }

  /**
   * Writes passwords and configuration and starts nothing, for those who start parts themselves.
   */
  public void writeFiles() {
    home.create();
    new ClusterFiles(config, new Secrets(home.secrets()).all()).write();
    Instant _ = new FirstStart(home.data("demo-shop").resolve("start")).at();
    List.of("redis", "databases", "nginx", "prometheus", "grafana")
        .forEach(part -> Folders.make(home.data(part)));
    new ClusterBackups(config, processes).report();
    out.println("Wrote the configuration of every part to " + home.config());
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ClusterException("cannot delete " + file, e);
    }
  }

  private void bringUp(Supervisor supervisor) {
    try {
      supervisor.converge();
      sayReady();
    } catch (ClusterException e) {
      supervisor.endAll();
      throw e;
    }
  }

  private void bringUpToDate(Supervisor supervisor) {
    try {
      supervisor.converge();
      sayReady();
    } catch (ClusterException e) {
      supervisor.keepWhatRuns();
      out.println("tidemark: " + e.getMessage());
      out.println("  Nothing more is replaced; what ran goes on. Mend it, and start again.");
      ClusterHome.writePrivately(stuckFile(), ProcessHandle.current().pid() + "\n");
    }
  }

  private void sayReady() {
    out.println("  Everything is ready on " + config.url());
    ClusterHome.writePrivately(readyFile(), ProcessHandle.current().pid() + "\n");
  }

  private CountDownLatch endInOrder(Supervisor supervisor, Path handover) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  supervisor.close();
                  forget(readyFile());
                  forget(stuckFile());
                  if (!Files.exists(handover)) {
                    supervisor.endAll();
                    forget(supervisorFile());
                  }
                  ended.countDown();
                }));
    return ended;
  }

  /** Waits until another supervisor has left its processes to this one. */
  private FileLock takeOver(Path handover) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock free = channel.tryLock();
    if (free != null) {
      return free;
    }
    out.println("  Takes over from the supervisor that runs.");
    ClusterHome.writePrivately(handover, "");
    supervisor().ifPresent(ProcessHandle::destroy);
    FileLock[] lock = new FileLock[1];
    boolean taken =
        Waiting.until(
            () -> {
              lock[0] = tryLock(channel);
              return lock[0] != null;
            },
            GIVE_WAY);
    if (!taken) {
      throw new ClusterException("the supervisor that runs on " + home.root() + " does not end");
    }
    return lock[0];
  }

  private static FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException e) {
      throw new ClusterException("cannot lock the cluster: " + e.getMessage(), e);
    }
  }

  /** Prints what runs; true when all of it is ready. */
  public boolean status() {
    if (!Files.exists(supervisorFile()) && processes.names().isEmpty()) {
      out.println("No cluster runs on " + home.root() + ".");
      return false;
    }
    ClusterFiles files = new ClusterFiles(config, new Secrets(home.secrets()).all());
    List<List<ProcessSpec>> stages = new ClusterPlan(config, files).stages();
    boolean ready = new StatusTable(config, processes, stages, out).print();
    if (supervisor().isEmpty()) {
      out.println("Nobody watches these processes; ./tidemark cluster start does again.");
      return false;
    }
    return ready;
  }

  /** Ends everything, in order, with or without a supervisor. */
  public void stop() {
    if (!Files.isDirectory(home.run())) {
      out.println("No cluster runs on " + home.root() + ".");
      return;
    }
    supervisor()
        .ifPresent(supervisor -> {
          supervisor.destroy();
          boolean _ = Waiting.until(() -> !supervisor.isAlive(), Duration.ofMinutes(2));
        });
    // What a supervisor that was killed has left behind.
    processes.names().forEach(name -> processes.stop(name, "TERM"));
    forget(supervisorFile());
    out.println("The cluster on " + home.root() + " has ended.");
  }

  /** Whether a supervisor keeps just what is wanted; a part that is away at the moment is its. */
  private boolean isUpToDate() {
    return RunRecord.read(supervisorFile())
        .filter(record -> record.commandMark().equals(mark()))
        .flatMap(RunRecord::process)
        .filter(_ -> Files.exists(readyFile()))
        .isPresent();
  }

  /** Changes with what is wanted, and with every password. */
  private String mark() {
    return Mark.of(config + "\0" + new TreeMap<>(new Secrets(home.secrets()).all()));
  }

  private Optional<ProcessHandle> supervisor() {
    return RunRecord.read(supervisorFile()).flatMap(RunRecord::process);
  }

  private Path supervisorFile() {
    return home.run().resolve("supervisor");
  }

  /** There while the supervisor that it names could not replace a part. */
  private Path stuckFile() {
    return home.run().resolve("stuck");
  }

  private Path readyFile() {
    return home.run().resolve("ready");
  }
}
