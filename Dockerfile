# Tidemark's image. "roles" plays any role, one to a container; "system" is the whole system in one container.
# ./setup.sh builds it; by hand: ./tidemark build && docker build -t tidemark .
FROM eclipse-temurin:25-jre AS roles
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /var/lib/tidemark tidemark \
  && install --directory --owner tidemark --group tidemark /var/lib/tidemark
COPY server/target/dist/lib /opt/tidemark/lib
COPY server/target/dist/tidemark.jar /opt/tidemark/tidemark.jar
COPY deploy /opt/tidemark/deploy
COPY deploy/docker/tidemark deploy/docker/healthy /usr/local/bin/
USER 10001:10001
WORKDIR /var/lib/tidemark
ENTRYPOINT ["tidemark"]
CMD ["--data-dir", "/var/lib/tidemark"]

FROM roles AS system
USER root
RUN apt-get update \
  && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends nginx-light haproxy redis-server \
  mariadb-server-core mariadb-client prometheus prometheus-node-exporter prometheus-process-exporter \
  prometheus-mysqld-exporter prometheus-redis-exporter prometheus-nginx-exporter procps \
  && rm -rf /var/lib/apt/lists/*
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=180s --retries=3 CMD ["healthy", "8080", "/api/v1/instance"]
CMD ["cluster", "start", "--data-dir", "/var/lib/tidemark", "--address", "0.0.0.0", "--port", "8080"]

# What a build without --target makes.
FROM roles
