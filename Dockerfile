# Tidemark's image: it plays any role, one to a container. ./setup.sh builds it; by hand:
#   ./tidemark build && docker build -t tidemark .
FROM eclipse-temurin:25-jre
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
