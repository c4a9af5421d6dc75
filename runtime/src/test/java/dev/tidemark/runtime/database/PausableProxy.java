package dev.tidemark.runtime.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Stands before a database and can fall silent, as a stopped process or a lost network does. */
final class PausableProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition resumed = lock.newCondition();
  private boolean paused;

  PausableProxy(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void pause() {
    set(true);
  }

  void resume() {
    set(false);
  }

  private void set(boolean value) {
    lock.lock();
    try {
      paused = value;
      resumed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        Socket database = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
        sockets.add(client);
        sockets.add(database);
        Thread.ofVirtual().start(() -> pump(client, database));
        Thread.ofVirtual().start(() -> pump(database, client));
      }
    } catch (IOException e) {
      // Closed: the test is over.
      return;
    }
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8_192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        awaitResumed();
        out.write(bytes, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // One side has gone; closing the other is all there is to do.
      return;
    }
  }

  private void awaitResumed() throws InterruptedException {
    lock.lock();
    try {
      while (paused) {
        resumed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    resume();
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
