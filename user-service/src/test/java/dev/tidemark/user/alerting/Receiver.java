package dev.tidemark.user.alerting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whoever is told over HTTP, on a real socket, in any temper. Safe for use by many threads. */
final class Receiver implements AutoCloseable {
  /** How it behaves. */
  sealed interface Temper {
    /** Answers with a status and these headers. */
    record Answers(int status, String headers) implements Temper {}

    /** Reads the whole request and closes the connection. */
    record HangsUp() implements Temper {}

    /** Reads and never answers. */
    record StaysSilent() implements Temper {}

    /** Speaks something else. */
    record Babbles() implements Temper {}
  }

  static final Temper WELL = new Temper.Answers(200, "");

  /** What was received. */
  record Message(String path, Map<String, String> headers, String body, long nanos) {
    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Temper> tempers = new ConcurrentHashMap<>();
  private volatile Temper temper = WELL;

  Receiver() {
    try {
      server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Future<?> _ = threads.submit(this::listen);
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  void becomes(Temper next) {
    temper = next;
  }

  /** In another temper at one path than at the others. */
  void becomes(String path, Temper next) {
    tempers.put(path, next);
  }

  synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Future<?> _ = threads.submit(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      Message message = read(in);
      Temper now = tempers.getOrDefault(message.path(), temper);
      synchronized (this) {
        messages.add(message);
      }
      behave(socket, now);
    } catch (IOException | InterruptedException gone) {
      // The other side lost its patience, or the test is over.
    }
  }

  private static Message read(BufferedReader in) throws IOException {
    String first = String.valueOf(in.readLine());
    Map<String, String> headers = new TreeMap<>();
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = in.readLine();
    }
    char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    int length = 0;
    while (length < body.length) {
      length += in.read(body, length, body.length - length);
    }
    byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
    return new Message(
        first.split(" ", 3)[1],
        headers,
        new String(bytes, StandardCharsets.UTF_8),
        System.nanoTime());
  }

  private static void behave(Socket socket, Temper temper)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    switch (temper) {
      case Temper.Answers(int status, String headers) ->
          out.write(
              ("HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: 4\r\n\r\nwhat")
                  .getBytes(StandardCharsets.US_ASCII));
      case Temper.HangsUp _ -> socket.setSoLinger(true, 0);
      case Temper.StaysSilent _ -> Thread.sleep(60_000);
      case Temper.Babbles _ ->
          out.write("220 smtp.example.org ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    out.flush();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    threads.shutdownNow();
  }
}
