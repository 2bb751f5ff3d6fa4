// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "tests/support/places.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

namespace cli_programs {

using namespace bulkhead::tests;
using nlohmann::json;

// What the user's own programs say: charts and kustomizations, a Docker host, a cluster. The programs are
// scripts that the test puts in PATH.
class ProgramsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void chartsAreRenderedWithLeave();
    void chartsAreNotRenderedWithoutLeave();
    void kustomizationsAreRenderedByWhatIsThere();
    void modelsAreBroughtUpToDate();
    void foreignNamesAreNoOptions();
    void failuresAreTold_data();
    void failuresAreTold();
    void dockerIsAsked();
    void podmanAnswersAsDocker_data();
    void podmanAnswersAsDocker();
    void dockerWithoutContainersIsTold();
    void clustersAreAsked();
    void whatMayNotBeReadIsTold();
    void aNamespaceIsChecked();
    void somethingHasToBeNamed();
    void thePlugInAsksKubectl();
    void chartsBelowAreTold();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void program(const QString &name, const QByteArray &script) const;
    void chart(const QString &name) const;
    QByteArray calls() const { return bytesOf(path("calls")); }
    json model() const { return json::parse(bytesOf(path("out.bulkhead")).toStdString()); }
    Outcome import(QStringList arguments) const
    {
        return run(QStringList{"import", "-o", path("out.bulkhead")} + arguments);
    }
    static bool hasElement(const json &model, const std::string &id);

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path = qgetenv("PATH");
    QString m_from = QDir::currentPath();
};

namespace {

const QByteArray deployment =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\n"
    "spec:\n  template:\n    spec:\n      containers:\n        - name: app\n"
    "          image: nginx:1.25\n          securityContext: {privileged: true}\n";

} // namespace

void ProgramsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath("bin"));
    // The programs of the test alone, and what their scripts need.
    for (const char *tool : {"sh", "cat", "sleep", "yes", "env", "bash", "dirname"}) {
        for (const char *folder : {"/bin/", "/usr/bin/"}) {
            if (QFile::exists(QString(folder) + tool)) {
                QFile::link(QString(folder) + tool, path(QString("bin/") + tool));
                break;
            }
        }
    }
    qputenv("PATH", path("bin").toUtf8());
    QDir::setCurrent(m_folder->path());
}

void ProgramsTest::cleanup()
{
    QDir::setCurrent(m_from);
    qputenv("PATH", m_path);
}

// Every program writes its name and arguments to `calls`, one a line, between lines of their own.
void ProgramsTest::program(const QString &name, const QByteArray &script) const
{
    const QString file = path("bin/" + name);
    write(file, "#!/bin/sh\n{ echo '" + name.toUtf8() + "'; for word; do echo \"[$word]\"; done; } >> '" +
                    path("calls").toUtf8() + "'\n" + script + "\n");
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void ProgramsTest::chart(const QString &name) const
{
    QVERIFY(QDir(m_folder->path()).mkpath(name + "/templates"));
    write(path(name + "/Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
    write(
        path(name + "/templates/web.yaml"),
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}\n  labels: {{- toYaml . }}\n");
    write(path("rendered.yaml"), deployment);
}

bool ProgramsTest::hasElement(const json &model, const std::string &id)
{
    return model.at("elements").contains(id);
}

void ProgramsTest::chartsAreRenderedWithLeave()
{
    chart("chart");
    program("helm", "cat '" + path("rendered.yaml").toUtf8() + "'");
    const Outcome imported = import({"chart", "--render"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(imported.err.contains("running: helm template ./chart"), imported.err);
    QCOMPARE(calls(), QByteArray("helm\n[template]\n[./chart]\n"));
    QVERIFY(hasElement(model(), "shop/Deployment/web/app"));
    // Findings cite the rendered text by the command that wrote it.
    const Outcome analyzed = run({"analyze", "chart", "--render", "--format", "json"});
    QVERIFY2(analyzed.code == 0, analyzed.err);
    const json findings = json::parse(analyzed.out.toStdString());
    QCOMPARE(findings["model"]["sources"][0].get<std::string>(), std::string("helm template ./chart"));
    bool isCited = false;
    for (const json &finding : findings["findings"]) {
        for (const json &evidence : finding["evidence"]) {
            if (finding["id"] == "E1.1@shop/Deployment/web/app" && evidence["source"].is_object())
                isCited |=
                    evidence["source"]["file"] == "helm template ./chart" && evidence["source"]["line"] == 10;
        }
    }
    QVERIFY2(isCited, analyzed.out.left(2000));
}

void ProgramsTest::chartsAreNotRenderedWithoutLeave()
{
    chart("chart");
    program("helm", "cat '" + path("rendered.yaml").toUtf8() + "'");
    write(path("chart/templates/plain.yaml"), deployment);
    const Outcome imported = import({"chart"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(imported.err.contains("`helm template ./chart` renders it, which --render allows"),
             imported.err);
    QVERIFY2(imported.err.contains("templates/web.yaml"), imported.err);
    QCOMPARE(calls(), QByteArray());
    QVERIFY(hasElement(model(), "shop/Deployment/web/app"));
    // Where its files say nothing, the error says what helps.
    QFile::remove(path("chart/templates/plain.yaml"));
    const Outcome refused = import({"chart"});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("--render"), refused.err);
}

void ProgramsTest::kustomizationsAreRenderedByWhatIsThere()
{
    QVERIFY(QDir(m_folder->path()).mkpath("deploy/overlay"));
    write(path("deploy/overlay/kustomization.yaml"), "resources: [../base]\n");
    write(path("rendered.yaml"), deployment);
    program("kubectl", "cat '" + path("rendered.yaml").toUtf8() + "'");
    Outcome imported = import({"deploy/overlay", "--render"});
    QVERIFY2(imported.code == 0, imported.err);
    QCOMPARE(calls(), QByteArray("kubectl\n[kustomize]\n[./deploy/overlay]\n"));
    QFile::remove(path("calls"));
    program("kustomize", "cat '" + path("rendered.yaml").toUtf8() + "'");
    imported = import({"deploy/overlay/kustomization.yaml", "--render"});
    QVERIFY2(imported.code == 0, imported.err);
    QCOMPARE(calls(), QByteArray("kustomize\n[build]\n[./deploy/overlay]\n"));
}

void ProgramsTest::modelsAreBroughtUpToDate()
{
    chart("chart");
    program("helm", "cat '" + path("rendered.yaml").toUtf8() + "'");
    QCOMPARE(import({"chart", "--render"}).code, 0);
    write(path("rendered.yaml"), QByteArray(deployment).replace("name: app", "name: other"));
    const Outcome plain = run({"sync", path("out.bulkhead")});
    QCOMPARE(plain.code, 2);
    QVERIFY2(plain.err.contains("helm template ./chart"), plain.err);
    const Outcome rendered = run({"sync", path("out.bulkhead"), "chart", "--render"});
    QVERIFY2(rendered.code == 0, rendered.err);
    QVERIFY(hasElement(model(), "shop/Deployment/web/other"));
    QVERIFY(!hasElement(model(), "shop/Deployment/web/app"));
}

void ProgramsTest::foreignNamesAreNoOptions()
{
    chart("--post-renderer=x");
    program("helm", "cat '" + path("rendered.yaml").toUtf8() + "'");
    const Outcome imported = import({"--render", "--", "--post-renderer=x"});
    QVERIFY2(imported.code == 0, imported.err);
    QCOMPARE(calls(), QByteArray("helm\n[template]\n[./--post-renderer=x]\n"));
    QFile::remove(path("calls"));
    chart("a$(touch hit) b");
    QVERIFY2(import({"a$(touch hit) b", "--render"}).code == 0, imported.err);
    QCOMPARE(calls(), QByteArray("helm\n[template]\n[./a$(touch hit) b]\n"));
    QVERIFY(!QFile::exists(path("hit")));
}

void ProgramsTest::failuresAreTold_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("missing") << QByteArray() << QByteArray("helm is not installed");
    QTest::newRow("fails") << QByteArray("echo 'WARNING: something' >&2; echo 'Error: no values' >&2; exit 7")
                           << QByteArray("ended with exit code 7: Error: no values");
    QTest::newRow("half") << QByteArray("echo 'kind: Pod'; exit 1") << QByteArray("ended with exit code 1");
    QTest::newRow("killed") << QByteArray("kill -9 $$") << QByteArray("helm failed");
    QTest::newRow("silent") << QByteArray("exit 0") << QByteArray("wrote nothing");
    QTest::newRow("no manifests") << QByteArray("echo '{\"just\": \"notes\"}'") << QByteArray("of no kind");
    QTest::newRow("no YAML") << QByteArray("echo 'a: [b'") << QByteArray("helm template ./chart:");
    QTest::newRow("escapes") << QByteArray("printf 'Error: \\033[31mred\\n' >&2; exit 1")
                             << QByteArray("␛[31mred");
}

void ProgramsTest::failuresAreTold()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, told);
    chart("chart");
    if (!script.isEmpty())
        program("helm", script);
    write(path("out.bulkhead"), "before");
    const Outcome imported = import({"chart", "--render"});
    QCOMPARE(imported.code, 2);
    QVERIFY2(imported.err.contains(told), imported.err);
    QVERIFY2(!imported.err.contains('\033'), imported.err);
    QCOMPARE(bytesOf(path("out.bulkhead")), QByteArray("before"));
}

void ProgramsTest::dockerIsAsked()
{
    program("docker", R"(case "$1 $2" in
"container ls") echo 0a1b; echo '--evil'; echo 2c3d;;
"container inspect") cat <<'J'
[{"Id": "0a1b", "Name": "/web", "Config": {"Image": "nginx:1.25", "User": "0"}, "HostConfig": {"Privileged": true, "NetworkMode": "front"},
  "NetworkSettings": {"Networks": {"front": {}}}}]
J
echo 'Error: No such container: 2c3d' >&2; exit 1;;
"network ls") echo n1;;
"network inspect") echo '[{"Name": "front", "Id": "n1", "Driver": "bridge", "Scope": "local", "Internal": true, "IPAM": {}}]';;
"volume ls") ;;
"image ls") echo sha256:aa; echo sha256:aa;;
"image inspect") echo '[{"Id": "sha256:aa", "RepoTags": ["nginx:1.25"], "RootFS": {}, "Config": {"User": ""}}]';;
"info --format") echo '{"ID": "e", "ServerVersion": "24.0.1", "KernelVersion": "6.1.0", "OperatingSystem": "Debian"}';;
*) exit 9;;
esac)");
    const Outcome imported = import({"--from-docker"});
    QVERIFY2(imported.code == 0, imported.err);
    const QByteArray asked = calls();
    QVERIFY2(asked.contains("[container]\n[inspect]\n[0a1b]\n[2c3d]\n"), asked);
    QVERIFY2(asked.contains("[image]\n[inspect]\n[sha256:aa]\ndocker\n"), asked);
    QVERIFY2(!asked.contains("[volume]\n[inspect]"), asked);
    QVERIFY2(imported.err.contains("running: docker container inspect ID"), imported.err);
    QVERIFY2(imported.err.contains("No such container: 2c3d"), imported.err);
    const json imports = model();
    QVERIFY(hasElement(imports, "web"));
    QVERIFY(hasElement(imports, "net.front"));
    QCOMPARE(imports["metadata"]["title"].get<std::string>(), std::string("Docker host"));
    const Outcome analyzed = run({"analyze", "--from-docker"});
    QVERIFY2(analyzed.code == 0 && analyzed.out.contains("E1.1"), analyzed.err + analyzed.out);
}

void ProgramsTest::podmanAnswersAsDocker_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("told");
    const QByteArray ofNoKind = "docker info: what it wrote is of no kind that is read";
    QTest::newRow("no store") << QByteArray(
                                     R"(echo '{"host": {"arch": "amd64"}, "version": {"Version": "4.3.1"}}')")
                              << ofNoKind;
    QTest::newRow("store")
        << QByteArray(
               R"(echo '{"host": {"arch": "amd64", "os": "linux", "security": {"rootless": true}},
"store": {"configFile": "/etc/containers/storage.conf", "imageStore": {"number": 3}},
"registries": {"search": ["docker.io"]}, "plugins": {"volume": ["local"], "network": ["bridge"]},
"version": {"APIVersion": "4.3.1", "Version": "4.3.1"}}')")
        << ofNoKind;
    QTest::newRow("a compose file") << QByteArray("echo '{\"services\": {\"x\": {\"image\": \"y\"}}}'")
                                    << ofNoKind;
    QTest::newRow("no JSON") << QByteArray("echo '{{json .}'") << QByteArray("docker info:1: ");
    QTest::newRow("nothing") << QByteArray("true") << QByteArray("wrote nothing");
    QTest::newRow("fails") << QByteArray("echo 'Error: no info' >&2; exit 125")
                           << QByteArray("ended with exit code 125: Error: no info");
}

void ProgramsTest::podmanAnswersAsDocker()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, told);
    program("docker", R"(case "$1 $2" in
"container ls") echo 0a1b;;
"container inspect") echo '[{"Id": "0a1b", "Name": "web", "Config": {"Image": "nginx:1.25"}, "HostConfig": {"Privileged": true}}]';;
"network ls") echo 'Error: no networks today' >&2; exit 125;;
"info --format") )" + answer +
                          ";;\nesac");
    const Outcome imported = import({"--from-docker"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(imported.err.contains(told), imported.err);
    QVERIFY2(imported.err.contains("docker network ls --quiet --no-trunc: ended with exit code 125"),
             imported.err);
    QVERIFY(hasElement(model(), "web"));
}

void ProgramsTest::dockerWithoutContainersIsTold()
{
    program("docker", "exit 0");
    Outcome imported = import({"--from-docker"});
    QCOMPARE(imported.code, 2);
    QVERIFY2(imported.err.contains("there are no containers"), imported.err);
    program("docker",
            "echo 'permission denied while trying to connect to the Docker daemon socket' >&2; exit 1");
    imported = import({"--from-docker"});
    QCOMPARE(imported.code, 2);
    QVERIFY2(imported.err.contains("permission denied"), imported.err);
    QVERIFY(!QFile::exists(path("out.bulkhead")));
}

namespace {

const QByteArray kubectl = R"(case "$1 $2" in
"api-resources --namespaced=true") printf 'pods\nsecrets\nevents\ndeployments.apps\n';;
"api-resources --namespaced=false") printf 'namespaces\nnodes\n';;
"get pods,deployments.apps") cat <<'J'
{"apiVersion": "v1", "kind": "List", "items": [
 {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "shop"},
  "spec": {"template": {"spec": {"containers": [{"name": "app", "image": "nginx:1.25"}]}}}}]}
J
)";

} // namespace

void ProgramsTest::clustersAreAsked()
{
    program("kubectl", kubectl + R"(;;
"get nodes") echo '{"apiVersion": "v1", "kind": "List", "items": []}';;
"get namespaces,nodes") echo '{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "idle"}}]}';;
*) exit 9;;
esac)");
    Outcome imported = import({"--from-kubectl", "--namespace", "shop"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(calls().contains("[get]\n[pods,deployments.apps]\n[--namespace=shop]\n[--output=json]\n"),
             calls());
    QVERIFY(hasElement(model(), "shop/Deployment/web/app"));
    QVERIFY(!hasElement(model(), "namespace.idle"));
    QFile::remove(path("calls"));
    imported = import({"--from-kubectl"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(calls().contains("[--all-namespaces]"), calls());
    QVERIFY(!calls().contains("secrets"));
    QVERIFY(hasElement(model(), "namespace.idle"));
    QCOMPARE(model()["metadata"]["title"].get<std::string>(), std::string("Kubernetes cluster"));
}

void ProgramsTest::whatMayNotBeReadIsTold()
{
    program("kubectl", kubectl + R"(echo 'Error from server (Forbidden): pods is forbidden' >&2; exit 1;;
"get nodes") echo 'Error from server (Forbidden): nodes is forbidden' >&2; exit 1;;
esac)");
    const Outcome imported = import({"--from-kubectl", "--namespace", "shop"});
    QVERIFY2(imported.code == 0, imported.err);
    QVERIFY2(imported.err.contains("pods is forbidden"), imported.err);
    QVERIFY2(imported.err.contains("beside its namespaces is left out: kubectl get nodes"), imported.err);
    QVERIFY(hasElement(model(), "shop/Deployment/web/app"));
}

void ProgramsTest::aNamespaceIsChecked()
{
    program("kubectl", "exit 0");
    for (const char *wrong : {"--kubeconfig=x", "Shop", "a b", ""}) {
        const Outcome refused = import({"--from-kubectl", QString("--namespace=") + wrong});
        QCOMPARE(refused.code, 2);
    }
    QCOMPARE(import({"--namespace", "shop"}).code, 2); // of what?
    QCOMPARE(calls(), QByteArray());
}

void ProgramsTest::somethingHasToBeNamed()
{
    const Outcome refused = import({});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("INPUT"), refused.err);
}

void ProgramsTest::thePlugInAsksKubectl()
{
    program("kubectl", kubectl + R"(;;
"get nodes") echo '{"apiVersion": "v1", "kind": "List", "items": []}';;
*) exit 9;;
esac)");
    QFile::link(QString::fromStdString(binaryDir() + "/bulkhead-cli"), path("bin/bulkhead-cli"));
    const QString plugIn = QString::fromStdString(sourceDir()) + "/docs/ci/kubectl-bulkhead";
    QVERIFY(QFileInfo(plugIn).isExecutable());
    Outcome asked = runProgram(plugIn, {"--namespace", "shop"});
    QVERIFY2(asked.code == 0, asked.err);
    QVERIFY2(asked.out.contains("shop/Deployment/web"), asked.out);
    asked = runProgram(plugIn, {"report", "-n", "shop", "-o", path("report.md")});
    QVERIFY2(asked.code == 0, asked.err);
    QVERIFY(bytesOf(path("report.md")).contains("web"));
    QVERIFY2(calls().contains("[--namespace=shop]"), calls());
    for (const char *together : {"-nshop", "-n=shop"}) {
        QFile::remove(path("calls"));
        asked = runProgram(plugIn, {together});
        QVERIFY2(asked.code == 0, asked.err);
        QVERIFY2(calls().contains("[--namespace=shop]"), calls());
    }
}

// Below the folder that was named.
void ProgramsTest::chartsBelowAreTold()
{
    chart("shop/web");
    chart("shop/web/charts/cache");
    write(path("shop/web/values.yaml"), "services:\n  api: {image: api}\n");
    write(path("shop/pod.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n"
                                 "spec: {containers: [{name: c, image: x}]}\n");
    program("helm", "cat '" + path("rendered.yaml").toUtf8() + "'");
    for (const QStringList &arguments : {QStringList{"shop"}, QStringList{"shop", "--render"}}) {
        const Outcome imported = import(arguments);
        QVERIFY2(imported.code == 0, imported.err);
        QVERIFY2(
            imported.err.contains("shop/web is a Helm chart below a folder, read as its files stand; `helm "
                                  "template ./shop/web` renders it, which --render does"),
            imported.err);
        QVERIFY2(!imported.err.contains("charts/cache is"), imported.err);
        QVERIFY2(imported.err.contains("values of a Helm chart"), imported.err);
        QVERIFY(hasElement(model(), "default/Pod/a/c"));
        QVERIFY(!hasElement(model(), "api"));
    }
    QVERIFY(import({"shop", "shop/web", "--render"}).code == 0);
    QVERIFY(hasElement(model(), "shop/Deployment/web/app"));
}

} // namespace cli_programs

BULKHEAD_TEST(cli_programs, ProgramsTest, Core)
#include "programs_test.moc"
