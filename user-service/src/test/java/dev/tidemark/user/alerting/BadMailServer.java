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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on a real socket that seldom behaves. Safe for use by many threads. */
final class BadMailServer implements AutoCloseable {
  /** How it behaves. */
  enum Temper {
    TAKES,
    /** Asks to come again with a recipient. */
    PUTS_OFF,
    /** Knows no recipient. */
    REFUSES,
    /** Never greets. */
    STAYS_SILENT,
    /** Greets for ever, a line a second. */
    DRIPS,
    /** Takes a message, says so, and resets the connection. */
    TAKES_AND_HANGS_UP
  }

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger taken = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Temper temper;

  BadMailServer(Temper temper) {
    this.temper = temper;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Future<?> _ = threads.submit(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  void becomes(Temper next) {
    temper = next;
  }

  /** How many messages it said it took. */
  int taken() {
    return taken.get();
  }

  /** Whether nobody is connected. */
  boolean isLeft() {
    return open.get() == 0;
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        open.incrementAndGet();
        Future<?> _ = threads.submit(() -> serve(socket));
      } catch (IOException end) {
        return;
      }
    }
  }

  private void serve(Socket accepted) {
    try (Socket socket = accepted) {
      behave(socket);
    } catch (IOException | InterruptedException gone) {
      // The other side lost its patience, or the test is over.
    } finally {
      open.decrementAndGet();
    }
  }

  private void behave(Socket socket) throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    if (temper == Temper.STAYS_SILENT) {
      closed.await();
    }
    while (temper == Temper.DRIPS) {
      say(out, "220-One moment please");
      Thread.sleep(1_000);
    }
    say(out, "220 mail.example.org ESMTP");
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String line = in.readLine();
    while (line != null && !line.startsWith("QUIT")) {
      say(out, answer(line));
      if (line.equals("DATA")) {
        take(in);
        say(out, "250 2.0.0 Taken");
        if (temper == Temper.TAKES_AND_HANGS_UP) {
          socket.setSoLinger(true, 0);
          return;
        }
      }
      line = in.readLine();
    }
  }

  private void take(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
    taken.incrementAndGet();
  }

  private String answer(String line) {
    if (line.startsWith("RCPT") && temper == Temper.PUTS_OFF) {
      return "451 4.7.1 Greylisted, come again";
    }
    if (line.startsWith("RCPT") && temper == Temper.REFUSES) {
      return "550 5.1.1 No such mailbox";
    }
    return line.equals("DATA") ? "354 Go on" : "250 OK";
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    threads.shutdownNow();
  }
}
