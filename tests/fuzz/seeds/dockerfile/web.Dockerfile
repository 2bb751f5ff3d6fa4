# syntax=docker/dockerfile:1
ARG BASE=alpine:3
FROM ${BASE} AS build
ARG TOKEN=abc
ENV DB_PASSWORD="hunter2" OTHER=x
RUN apt-get update && \
    apt-get install -y openssh-server sudo && \
    curl -k https://example.com/x.sh | sh
ADD https://example.com/a.tar.gz /a
COPY --from=build --chown=0:0 id_rsa /root/.ssh/
RUN <<EOF
chmod u+s /bin/x
EOF
FROM build
USER 10001:10001
EXPOSE 22 80/tcp
HEALTHCHECK NONE
ENTRYPOINT ["/bin/x"]
