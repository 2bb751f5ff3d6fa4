// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>

namespace import_compose_applications {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Whole applications, with the features that go together in the files of real ones.
class TestComposeApplications : public QObject
{
    Q_OBJECT

private slots:
    void volumesOfOthersAreTheSame();
    void importsAFileLikeAnErrorTrackersWhole();
    void importsAFileLikeATelemetryDemoWhole();
};

// The features of a large self-hosted product: lists closed under their keys, anchors with merges, variables
// with defaults, builds with arguments, profiles that .env activates, a list of env files.
void TestComposeApplications::importsAFileLikeAnErrorTrackersWhole()
{
    const std::string compose = R"(x-restart-policy: &restart_policy
  restart: unless-stopped
x-depends_on-healthy: &depends_on-healthy
  condition: service_healthy
x-health: &health
  interval: "$HEALTH_INTERVAL"
  retries: $HEALTH_RETRIES
x-tracker: &tracker
  <<: *restart_policy
  image: tracker-local
  build:
    context: ./tracker
    args:
      - TRACKER_IMAGE
  depends_on:
    redis:
      <<: *depends_on-healthy
    queue:
      <<: *depends_on-healthy
  entrypoint: "/etc/tracker/entrypoint.sh"
  command: ["run", "web"]
  environment:
    PYTHONUSERBASE: "/data/custom"
    DSN_HOST: store
    MAIL_HOST:
  volumes:
    - "data:/data"
    - "./tracker:/etc/tracker"
services:
  mail:
    <<: *restart_policy
    image: registry.example.org/mail:1
    hostname: "${MAIL_HOST:-}"
  redis:
    <<: *restart_policy
    image: "redis:6.2-alpine"
    healthcheck:
      <<: *health
      test: redis-cli ping | grep PONG
    volumes:
      - "redis:/data"
    ulimits:
      nofile:
        soft: 10032
        hard: 10032
  store:
    <<: *restart_policy
    image: "postgres:14"
    healthcheck:
      <<: *health
      test: ["CMD-SHELL", "pg_isready -U ${POSTGRES_USER:-postgres}"]
    command:
      [
        "postgres",
        "-c",
        "max_connections=${MAX_CONNECTIONS:-100}",
      ]
    environment:
      POSTGRES_HOST_AUTH_METHOD: "trust"
  queue:
    <<: *restart_policy
    image: "confluentinc/cp-kafka:7.6.1"
    healthcheck: &queue_health
      test: [
        "CMD-SHELL",
        "nc -z localhost 9092",
      ]
      <<: *health
  web:
    <<: *tracker
    ulimits: {
      nofile: 4096
    }
    healthcheck:
      <<: *health
      test: [ "CMD", "curl", "-f",
      "http://localhost:9000/_health/" ]#ready
  cron:
    <<: *tracker
    command: run cron
    profiles: [
      feature-complete
    ]
  nginx:
    <<: *restart_policy
    ports:
      - "$BIND:80/tcp"
    image: "nginx:1.27"
    volumes:
      - type: bind
        read_only: true
        source: ./nginx.conf
        target: /etc/nginx/nginx.conf
    depends_on:
      - web
volumes:
  data:
    external: true
  redis:
    external: true
)";
    IMPORT(imported,
           importProject({"compose.yaml"},
                         {{"compose.yaml", compose},
                          {".env", "COMPOSE_PROJECT_NAME=tracker\nCOMPOSE_PROFILES=feature-complete\n"
                                   "BIND=9000\nTRACKER_IMAGE=registry.example.org/tracker:1\n"
                                   "HEALTH_INTERVAL=30s\nHEALTH_RETRIES=10\nMAIL_HOST=mail\n"},
                          {"tracker/Dockerfile", "ARG TRACKER_IMAGE\nFROM ${TRACKER_IMAGE}\nUSER 0\n"}}));
    const model::Model &model = imported.model;
    for (const char *service : {"mail", "redis", "store", "queue", "web", "cron", "nginx"})
        QVERIFY2(model.element(service), service);
    for (const char *checked : {"redis", "store", "queue", "web"})
        QCOMPARE(valueOf(model, checked, "healthcheck"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "restart_policy"), QString("unless_stopped"));
    QCOMPARE(valueOf(model, "nginx", "published_ports"), QString("9000:80/tcp"));
    QCOMPARE(valueOf(model, "image.local/tracker-local", "user"), QString("root"));
    for (const char *flow : {"web->store", "web->redis", "web->queue", "cron->store", "web->mail",
                             "nginx->web", "outside->nginx"})
        QVERIFY2(flowsOf(model, model::FlowKind::Data).contains(flow), flow);
    for (const Diagnostic &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.severity == Severity::Info, diagnostic.message.c_str());
}

// The features of a telemetry demo: addresses passed through from .env, builds with cache, deploy limits,
// logging anchors, flow lists, includes of .env by two names.
void TestComposeApplications::importsAFileLikeATelemetryDemoWhole()
{
    const std::string compose = R"(x-default-logging: &logging
  driver: "json-file"
  options:
    max-size: "5m"
networks:
  default:
    name: demo
    driver: bridge
services:
  checkout:
    image: ${IMAGE_NAME}:${DEMO_VERSION}-checkout
    container_name: checkout
    build:
      context: ./
      dockerfile: ${CHECKOUT_DOCKERFILE}
      cache_from:
        - ${IMAGE_NAME}:${IMAGE_VERSION}-checkout
    deploy:
      resources:
        limits:
          memory: 20M
    restart: unless-stopped
    environment:
      - CHECKOUT_PORT
      - CART_ADDR
      - KAFKA_ADDR
      - OTEL_EXPORTER_OTLP_ENDPOINT=http://${OTEL_COLLECTOR_HOST}:${OTEL_COLLECTOR_PORT_GRPC}
    depends_on:
      cart:
        condition: service_started
    logging: *logging
  cart:
    image: ${IMAGE_NAME}:${DEMO_VERSION}-cart
    ports:
      - "${CART_PORT}"
    environment:
      - VALKEY_ADDR
    logging: *logging
  valkey:
    image: ${VALKEY_IMAGE}
    user: valkey
  kafka:
    image: ${IMAGE_NAME}:${DEMO_VERSION}-kafka
    healthcheck:
      test: nc -z kafka 9092
  collector:
    image: ${COLLECTOR_IMAGE}
    command: [ "--config=/etc/otelcol-config.yml",
      "--config=/etc/otelcol-config-extras.yml"
    ]
    user: 0:0
    volumes:
      - ${HOST_FILESYSTEM}:/hostfs:ro
      - ${DOCKER_SOCK}:/var/run/docker.sock:ro
    environment:
      - ENVOY_PORT
  proxy:
    image: ${IMAGE_NAME}:${DEMO_VERSION}-proxy
    ports:
      - "${ENVOY_PORT}:${ENVOY_PORT}"
      - 10000:10000
)";
    IMPORT(
        imported,
        importProject({"compose.yaml"},
                      {{"compose.yaml", compose},
                       {".env", "IMAGE_NAME=ghcr.io/example/demo\nDEMO_VERSION=latest\nIMAGE_VERSION=2.0\n"
                                "CHECKOUT_DOCKERFILE=./src/checkout/Dockerfile\nCHECKOUT_PORT=5050\n"
                                "CART_PORT=7070\nCART_ADDR=cart:${CART_PORT}\nKAFKA_ADDR=kafka:9092\n"
                                "VALKEY_ADDR=valkey:6379\nVALKEY_IMAGE=valkey/valkey:8.1\n"
                                "OTEL_COLLECTOR_HOST=collector\nOTEL_COLLECTOR_PORT_GRPC=4317\n"
                                "COLLECTOR_IMAGE=otel/opentelemetry-collector-contrib:0.1\n"
                                "HOST_FILESYSTEM=/\nDOCKER_SOCK=/var/run/docker.sock\nENVOY_PORT=8080\n"}}));
    const model::Model &model = imported.model;
    for (const char *flow : {"checkout->cart", "checkout->kafka", "checkout->collector", "cart->valkey",
                             "outside->proxy", "outside->cart"})
        QVERIFY2(flowsOf(model, model::FlowKind::Data).contains(flow), flow);
    QCOMPARE(valueOf(model, "checkout", "memory_limit_mb"), QString("20 MiB"));
    QCOMPARE(valueOf(model, "collector", "user"), QString("root"));
    QCOMPARE(valueOf(model, "collector", "host_mounts"), QString("/, /var/run/docker.sock"));
    QCOMPARE(valueOf(model, "proxy", "published_ports"), QString("8080:8080/tcp, 10000:10000/tcp"));
    QCOMPARE(valueOf(model, "cart", "image_tag"), QString("latest-cart"));
    QVERIFY(model.element("image.ghcr.io/example/demo"));
    for (const Diagnostic &diagnostic : imported.diagnostics)
        QVERIFY2(diagnostic.severity == Severity::Info, diagnostic.message.c_str());
}

void TestComposeApplications::volumesOfOthersAreTheSame()
{
    IMPORT(imported, importText("services:\n"
                                "  last: {image: acme/last, volumes_from: [app, app]}\n"
                                "  app: {image: acme/app, volumes_from: ['data:ro'], volumes: [/own]}\n"
                                "  data: {image: busybox, volumes: [/data, 'named:/n']}\n"
                                "  by-name: {image: acme/x, volumes_from: ['container:box']}\n"
                                "  boxed: {image: acme/y, container_name: box, volumes: [/b]}\n"
                                "  ring: {image: acme/z, volumes_from: [gnir]}\n"
                                "  gnir: {image: acme/z, volumes_from: [ring]}\n"
                                "volumes: {named: {}}\n"));
    QStringList flows = flowsOf(imported.model, model::FlowKind::Mount);
    flows.sort();
    QCOMPARE(flows.join('\n'), QString("app->volume.app:/own\napp->volume.data:/data\napp->volume.named\n"
                                       "boxed->volume.boxed:/b\nby-name->volume.boxed:/b\n"
                                       "data->volume.data:/data\ndata->volume.named\n"
                                       "last->volume.app:/own\nlast->volume.data:/data\n"
                                       "last->volume.named"));
    QCOMPARE(QString::fromStdString(imported.model.element("volume.data:/data")->name),
             QString("data:/data"));
}

} // namespace import_compose_applications

BULKHEAD_TEST(import_compose_applications, TestComposeApplications, None)
#include "test_compose_applications.moc"
