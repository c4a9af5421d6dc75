package dev.tidemark.server.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Brings the processes of a plan about and keeps them: starts what is missing, replaces what is
 * different, never two of the same role at a time, restarts what dies, and ends all of them in
 * order. Thread-safe.
 *
 * <p>Processes outlive a supervisor that is killed or gives way to another; the next one finds them
 * by their run files.
 */
final class Supervisor implements AutoCloseable {
  /** A JVM on a busy small machine takes 10 s; a database that recovers may take longer. */
  private static final Duration START = Duration.ofMinutes(2);

  private final List<List<ProcessSpec>> stages;
  private final Processes processes;
  private final Progress progress;
  private final RestartCounts restarts;
  private final LogRotation logs;
  private final Map<String, BackOff> backOffs = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("restart-", 0).factory());
  private volatile boolean ending;

  Supervisor(
      List<List<ProcessSpec>> stages, ClusterHome home, Processes processes, Progress progress) {
    this.stages = List.copyOf(stages);
    this.processes = processes;
    this.progress = progress;
    this.restarts = new RestartCounts(home.run().resolve("cluster.prom"), names());
    this.logs = new LogRotation(home);
  }

  /**
   * Makes reality as planned, stage by stage, and watches it from then on.
   *
   * @throws ClusterException when a part does not become ready; its last words are in the message
   */
  void converge() {
    var _ =
        later.scheduleWithFixedDelay(
            logs::rotate,
            LogRotation.EVERY.toSeconds(),
            LogRotation.EVERY.toSeconds(),
            TimeUnit.SECONDS);
    endUnplanned();
    for (List<ProcessSpec> stage : stages) {
      Map<Boolean, List<ProcessSpec>> running =
          stage.stream()
              .collect(Collectors.partitioningBy(spec -> processes.find(spec.name()).isPresent()));
      startTogether(running.getOrDefault(false, List.of()));
      adoptTogether(running.getOrDefault(true, List.of()));
    }
  }

  /** Roles side by side, the instances of each one after the other. */
  private void adoptTogether(List<ProcessSpec> running) {
    sideBySide(
        running.stream().collect(Collectors.groupingBy(ProcessSpec::role)).values().stream()
            .map(instances -> Executors.callable(() -> instances.forEach(this::adopt)))
            .toList());
  }

  /** Returns when nobody is at work any more, even if one has failed. */
  private static void sideBySide(List<Callable<Object>> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Object> task : threads.invokeAll(tasks)) {
        Object _ = task.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof ClusterException fault
          ? fault
          : new ClusterException("a part could not be brought up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while parts are brought up", e);
    }
  }

  /** After a part could not be brought up: watches what runs, as it is, beside that part. */
  void keepWhatRuns() {
    stages.stream()
        .flatMap(List::stream)
        .filter(spec -> !backOffs.containsKey(spec.name()))
        .forEach(spec -> processes.find(spec.name()).ifPresent(process -> watch(spec, process)));
  }

  private List<String> names() {
    return stages.stream().flatMap(List::stream).map(ProcessSpec::name).toList();
  }

  private void endUnplanned() {
    List<String> planned = names();
    for (String name : processes.names()) {
      if (!planned.contains(name)) {
        processes.stop(name, "TERM");
        progress.say(name + " ended, since it is no longer wanted");
      }
    }
  }

  private void startTogether(List<ProcessSpec> missing) {
    long begin = System.nanoTime();
    sideBySide(
        missing.stream()
            .map(spec ->
                Executors.callable(() -> {
                  processes.endFamily(spec.name());
                  start(spec);
                  awaitReady(spec);
                  progress.ready(spec.name(), millisSince(begin));
                }))
            .toList());
  }

  /** Takes over a running process, or replaces it when it is not what is planned. */
  private void adopt(ProcessSpec spec) {
    Optional<RunRecord> record = processes.record(spec.name());
    boolean sameCommand =
        record.filter(is -> is.commandMark().equals(spec.commandMark())).isPresent();
    boolean sameFiles = record.filter(is -> is.filesMark().equals(spec.filesMark())).isPresent();
    if (sameCommand && sameFiles) {
      processes.find(spec.name()).ifPresent(process -> watch(spec, process));
    } else if (sameCommand && spec.reload().isPresent()) {
      processes.reload(spec, spec.reload().get());
      processes.find(spec.name()).ifPresent(process -> watch(spec, process));
      progress.say(spec.name() + " has read its new configuration");
    } else {
      replace(spec);
    }
  }

  private void replace(ProcessSpec spec) {
    spec.rotation().out();
    processes.stop(spec.name(), spec.stop());
    long begin = System.nanoTime();
    start(spec);
    awaitReady(spec);
    progress.replaced(spec.name(), millisSince(begin));
    spec.rotation().in();
  }

  private void start(ProcessSpec spec) {
    if (ending) {
      throw new ClusterException("the cluster is ending");
    }
    watch(spec, processes.start(spec));
  }

  private static long millisSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000;
  }

  private void awaitReady(ProcessSpec spec) {
    boolean ready =
        Waiting.until(
            () -> {
              if (backOff(spec).isHopeless()) {
                throw failed(spec, "ends again and again");
              }
              return processes.find(spec.name()).isPresent() && spec.probe().isReady();
            },
            START);
    if (!ready) {
      throw failed(spec, "is not ready after " + START.toSeconds() + " s");
    }
  }

  private static ClusterException failed(ProcessSpec spec, String what) {
    return new ClusterException(
        "%s %s; the end of %s says:%n%s"
            .formatted(spec.name(), what, spec.output(), LogRotation.end(spec.output())));
  }

  private void watch(ProcessSpec spec, ProcessHandle process) {
    backOff(spec).started();
    var _ = process.onExit().thenAccept(gone -> afterExit(spec, gone));
  }

  /** Does nothing when the end was ours: then the process is no longer the one on record. */
  private void afterExit(ProcessSpec spec, ProcessHandle gone) {
    if (ending || !processes.isOnRecord(spec.name(), gone.pid())) {
      return;
    }
    Duration delay = backOff(spec).next();
    restarts.add(spec.name());
    progress.event(
        "%s has ended by itself (process %d); starts again in %.1f s"
            .formatted(spec.name(), gone.pid(), delay.toMillis() / 1_000.0));
    var _ =
        later.schedule(() -> restart(spec, gone.pid()), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void restart(ProcessSpec spec, long pid) {
    if (ending || !processes.isOnRecord(spec.name(), pid)) {
      return;
    }
    try {
      processes.endFamily(spec.name());
      start(spec);
    } catch (ClusterException e) {
      progress.event(String.valueOf(e.getMessage()));
      var _ =
          later.schedule(
              () -> restart(spec, pid), backOff(spec).next().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private BackOff backOff(ProcessSpec spec) {
    return backOffs.computeIfAbsent(spec.name(), _ -> new BackOff(System::nanoTime));
  }

  /** Ends every process, those that others need last. */
  void endAll() {
    ending = true;
    for (List<ProcessSpec> stage : stages.reversed()) {
      stage.parallelStream()
          .filter(spec -> processes.record(spec.name()).isPresent())
          .forEach(spec -> {
            processes.stop(spec.name(), spec.stop());
            progress.say(spec.name() + " ended");
          });
    }
  }

  /** Leaves the processes to the next supervisor. */
  @Override
  public void close() {
    ending = true;
    later.shutdownNow();
  }
}
