# The whole system in one container: the image of the roles, and Debian's packages of everything else.
ARG TIDEMARK_IMAGE=tidemark
FROM ${TIDEMARK_IMAGE}
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
