package dev.tidemark.server.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a process is to be.
 *
 * @param environment added to that of the supervisor
 * @param files its configuration; when one changes it has to be replaced or told
 * @param output where its output goes
 * @param preparation run before each start
 * @param reload the signal by which it reads its files anew; without one it is replaced
 * @param stop the signal by which it ends in order
 * @param rotation takes it out of its balancer and in again, while it is replaced
 */
record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    List<Path> files,
    Path output,
    Probe probe,
    Runnable preparation,
    Optional<String> reload,
    String stop,
    Rotation rotation) {
  ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
  }

  static ProcessSpec of(String name, List<String> command, Path output, Probe probe) {
    return new ProcessSpec(
        name,
        command,
        Map.of(),
        List.of(),
        output,
        probe,
        () -> {},
        Optional.empty(),
        "TERM",
        Rotation.NONE);
  }

  ProcessSpec environment(Map<String, String> variables) {
    return new ProcessSpec(
        name, command, variables, files, output, probe, preparation, reload, stop, rotation);
  }

  ProcessSpec files(Path... read) {
    return new ProcessSpec(
        name,
        command,
        environment,
        List.of(read),
        output,
        probe,
        preparation,
        reload,
        stop,
        rotation);
  }

  ProcessSpec prepared(Runnable first) {
    return new ProcessSpec(
        name, command, environment, files, output, probe, first, reload, stop, rotation);
  }

  ProcessSpec reloadedBy(String signal) {
    return new ProcessSpec(
        name,
        command,
        environment,
        files,
        output,
        probe,
        preparation,
        Optional.of(signal),
        stop,
        rotation);
  }

  ProcessSpec stoppedBy(String signal) {
    return new ProcessSpec(
        name, command, environment, files, output, probe, preparation, reload, signal, rotation);
  }

  ProcessSpec rotatedBy(Rotation balancer) {
    return new ProcessSpec(
        name, command, environment, files, output, probe, preparation, reload, stop, balancer);
  }

  /**
   * What all instances of a role share: {@code item} of item-1 and item-2, else the name itself.
   */
  String role() {
    return name.replaceFirst("-[0-9]+$", "");
  }

  /** Changes with the command. */
  String commandMark() {
    return Mark.of(String.join("\0", command) + "\0\0" + new TreeMap<>(environment));
  }

  /** Changes with the content of the configuration. */
  String filesMark() {
    StringBuilder all = new StringBuilder();
    files.forEach(file -> all.append(ClusterHome.read(file)).append('\0'));
    return Mark.of(all.toString());
  }
}
