package dev.tidemark.server.cluster;

import dev.tidemark.server.backup.Nightly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The whole system on this machine, as the launcher starts, looks at and ends it. */
public final class Cluster {
  private static final Duration GIVE_WAY = Duration.ofSeconds(60);

  private final ClusterConfig config;
  private final ClusterHome home;
  private final Processes processes;
  private final PrintStream out;

  /** Whether this process has said why it ends. */
  private volatile boolean failed;

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
      Rotations.takeAllIn(config);
      List<List<ProcessSpec>> stages = new ClusterPlan(config, files).stages();
      boolean ran = !processes.names().isEmpty();
      try (Supervisor supervisor = new Supervisor(stages, home, processes, new Progress(out))) {
        CountDownLatch ended = endInOrder(supervisor, handover);
        if (ran) {
          bringUpToDate(supervisor);
        } else {
          bringUp(supervisor);
        }
        try (Nightly _ = new ClusterStores(config, out).nightly()) {
          ended.await();
        }
      }
    } catch (IOException e) {
      throw new ClusterException("cannot use the folder " + home.root() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
    Folders.make(home.root().resolve("backups"));
    new ClusterBackups(config, processes).report();
    out.println("Wrote the configuration of every part to " + home.config());
  }

  /**
   * Takes instances out of their balancers and in again as lines ask, for those who replace them
   * themselves; see {@link Rotations#obey}.
   */
  public void rotate(InputStream lines) {
    Rotations.takeAllIn(config);
    try (BufferedReader asked =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      new Rotations(config).obey(asked, out);
    } catch (IOException e) {
      throw new ClusterException("cannot read what is asked: " + e.getMessage(), e);
    }
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
      failed = true;
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

  /** Who waits for everything to be ready would else see no reason why it is not. */
  private void sayWhetherReady() {
    if (!failed && !Files.exists(readyFile()) && !Files.exists(stuckFile())) {
      out.println("  Told to end before everything was ready.");
    }
  }

  private CountDownLatch endInOrder(Supervisor supervisor, Path handover) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  sayWhetherReady();
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
    FileChannel channel = lockFile();
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
      throw new ClusterException(
          "somebody else still starts or ends the cluster on " + home.root());
    }
    return lock[0];
  }

  /** Whoever has locked it may start and end processes. */
  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
    boolean ready = table().print();
    if (supervisor().isEmpty()) {
      out.println("Nobody watches these processes; ./tidemark cluster start does again.");
      return false;
    }
    return ready;
  }

  /** The names of all parts that should run and are not ready. */
  public List<String> notReady() {
    return table().notReady();
  }

  private StatusTable table() {
    ClusterFiles files = new ClusterFiles(config, new Secrets(home.secrets()).all());
    return new StatusTable(config, processes, new ClusterPlan(config, files).stages(), out);
  }

  /**
   * What the parts are told, as far as they agree, with the accounts of the databases.
   *
   * @throws ClusterException before the first start
   */
  public Map<String, String> settings() {
    Path common = home.config().resolve("tidemark").resolve("cluster.properties");
    if (!Files.exists(common)) {
      throw new ClusterException(
          "there is no cluster on " + home.root() + "; ./setup.sh makes one");
    }
    Map<String, String> secrets = new Secrets(home.secrets()).all();
    Map<String, String> all = new TreeMap<>(config.settings());
    all.putAll(PropertiesFile.read(common));
    all.put("data-dir", home.root().toString());
    all.put("user-db.password", secrets.getOrDefault("user-db-user-service", ""));
    all.put("items-db.user", "price_service");
    all.put("items-db.password", secrets.getOrDefault("items-db-price-service", ""));
    if (config.demo().isPresent()) {
      // It is the cluster's own, which nobody has to have set up.
      all.remove("demo.url");
    }
    return all;
  }

  /** Ends everything, in order, with or without a supervisor. */
  public void stop() {
    if (!Files.isDirectory(home.run())) {
      out.println("No cluster runs on " + home.root() + ".");
      return;
    }
    boolean ran = supervisor().isPresent() || !processes.names().isEmpty();
    supervisor()
        .ifPresent(supervisor -> {
          supervisor.destroy();
          boolean _ = Waiting.until(() -> !supervisor.isAlive(), Duration.ofMinutes(2));
        });
    try (FileChannel channel = lockFile();
        FileLock free = channel.tryLock()) {
      if (free == null) {
        throw new ClusterException(
            "somebody has started the cluster on " + home.root() + " meanwhile, so that it runs");
      }
      // What a supervisor that was killed has left behind.
      processes.names().forEach(name -> processes.stop(name, "TERM"));
      forget(supervisorFile());
    } catch (IOException e) {
      throw new ClusterException("cannot lock the cluster: " + e.getMessage(), e);
    }
    out.println(
        (ran ? "The cluster on %s has ended." : "No cluster runs on %s.").formatted(home.root()));
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
