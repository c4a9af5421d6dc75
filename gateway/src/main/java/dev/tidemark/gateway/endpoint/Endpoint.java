package dev.tidemark.gateway.endpoint;

import dev.tidemark.protocol.user.v1.TokenScope;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;

/**
 * One operation of the API: its method, its path below {@code /api/v1}, who may use it, and what it
 * does. A path has at most two variables, in braces, one after the other.
 *
 * @param maxBodyBytes how large a body may be; 0 when the operation takes none
 * @param scopes a token may use the operation if it has one of these; none: it takes a login
 */
public record Endpoint(
    HttpMethod method,
    String path,
    Access access,
    int maxBodyBytes,
    Set<TokenScope> scopes,
    Work work) {

  /** Thirty times the largest of our usual requests: a link of 2,000 characters and 20 tags. */
  public static final int USUAL_BODY_BYTES = 64 * 1024;

  private static final Set<TokenScope> READERS = Set.of(TokenScope.READ);

  public Endpoint {
    scopes = Set.copyOf(scopes);
  }

  /** Who may use an operation. */
  public enum Access {
    /** Everybody. */
    PUBLIC,
    /** Everybody if the operator has opened the public pages, else whoever is logged in. */
    PUBLIC_PAGE,
    /** Whoever is logged in. */
    LOGIN,
    /** Administrators. */
    ADMINISTRATOR;

    /**
     * Whether nobody may use it without a login, so that a token proves where a request is from.
     */
    public boolean isLoginNeeded() {
      return this == LOGIN || this == ADMINISTRATOR;
    }
  }

  /** How an operation is carried out. */
  public sealed interface Work {
    /** Plain blocking code, on a virtual thread of its own. */
    non-sealed interface Blocking extends Work {
      Answer handle(ApiRequest request) throws Exception;
    }

    /** Composed futures on the event loop: for the few reads that are hot. Must not block. */
    non-sealed interface Hot extends Work {
      Future<Answer> handle(ApiRequest request);
    }

    /** Plain blocking code that reads a large body while it arrives. */
    non-sealed interface Upload extends Work {
      Answer handle(ApiRequest request, UploadBody body) throws Exception;
    }

    /**
     * An answer that is written bit by bit, on the event loop. The future tells whether it has
     * begun.
     */
    non-sealed interface Stream extends Work {
      Future<Void> handle(ApiRequest request, HttpServerResponse response);
    }
  }

  public static Endpoint get(String path, Access access, Work.Blocking work) {
    return new Endpoint(HttpMethod.GET, path, access, 0, READERS, work);
  }

  public static Endpoint hotGet(String path, Access access, Work.Hot work) {
    return new Endpoint(HttpMethod.GET, path, access, 0, READERS, work);
  }

  public static Endpoint stream(String path, Access access, Work.Stream work) {
    return new Endpoint(HttpMethod.GET, path, access, 0, READERS, work);
  }

  public static Endpoint post(String path, Access access, Work.Blocking work) {
    return new Endpoint(HttpMethod.POST, path, access, USUAL_BODY_BYTES, Set.of(), work);
  }

  public static Endpoint upload(String path, Access access, int maxBytes, Work.Upload work) {
    return new Endpoint(HttpMethod.POST, path, access, maxBytes, Set.of(), work);
  }

  public static Endpoint patch(String path, Access access, Work.Blocking work) {
    return new Endpoint(HttpMethod.PATCH, path, access, USUAL_BODY_BYTES, Set.of(), work);
  }

  public static Endpoint delete(String path, Access access, Work.Blocking work) {
    return new Endpoint(HttpMethod.DELETE, path, access, 0, Set.of(), work);
  }

  /** A POST that says all by its address. */
  public static Endpoint postNothing(String path, Access access, Work.Blocking work) {
    return new Endpoint(HttpMethod.POST, path, access, 0, Set.of(), work);
  }

  /** The same operation, also for tokens with one of these scopes. */
  public Endpoint forTokens(TokenScope... allowed) {
    return new Endpoint(method, path, access, maxBodyBytes, Set.of(allowed), work);
  }

  /** The same operation with larger bodies. */
  public Endpoint withBodiesOf(int bytes) {
    return new Endpoint(method, path, access, bytes, scopes, work);
  }

  public boolean takesBody() {
    return maxBodyBytes > 0;
  }

  /** Whether it may change something, so that another site must not make a browser send it. */
  public boolean isUnsafe() {
    return !method.equals(HttpMethod.GET);
  }

  /** The path as metrics and the API's description name it, with its method. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
