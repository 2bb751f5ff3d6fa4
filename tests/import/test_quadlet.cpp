// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/quadlet/quadlet.h"
#include "import/quadlet/unit_file.h"

#include <QtTest>

namespace import_quadlet {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// Quadlets: what Podman makes services of.
class TestQuadlet : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSyntaxOfUnitFiles();
    void recognisesQuadletsByContent_data();
    void recognisesQuadletsByContent();
    void readsAContainer();
    void readsPrivileges();
    void readsPodmanArguments();
    void readsNetworksAndVolumes();
    void networksWithoutDnsGiveNoNames();
    void defaultNetworksAreThoseOfThePlace();
    void secretsArriveAsFilesOrVariables();
    void podsShareWhatTheyShare();
    void kubeUnitsPlayTheirFile();
    void imagesAndBuildsAreFollowed();
    void dropInsAreLaidOver();
    void dropInsOfAKindHoldForAll();
    void namespacesAndPatternsOfTheHost();
    void dropInsAreRecognisedByTheirFolder();
    void unitsThatAreNoUtf8AreRead();
    void emptiedListsBeginAnew();
    void othersNetworksAreTheHosts();
    void capabilitiesAreSplitAtCommas();
    void sourcesAndImagesAreWhatTheyAre();
    void manySettingsAreRead();
    void limitsOfTheServiceCount();
    void specifiersArePutIn();
    void whatIsNotUnderstoodIsTold();

private:
    static Result<Imported> importUnits(const Files &files)
    {
        std::vector<std::string> names;
        for (const auto &[name, text] : files) {
            if (name.find("Containerfile") == name.npos && !name.ends_with(".yaml") &&
                !name.ends_with(".env"))
                names.push_back(name);
        }
        return importProject(names, files);
    }
};

void TestQuadlet::readsTheSyntaxOfUnitFiles()
{
    const quadlet::UnitFile file = quadlet::parseUnitFile("\xEF\xBB\xBF# comment\n"
                                                          "stray=before any section\n"
                                                          "[Container]\r\n"
                                                          " Exec = run \\\n"
                                                          "; a comment between\n"
                                                          "   --fast\\\n"
                                                          "\n"
                                                          "nonsense\n"
                                                          "Image=a=b\n"
                                                          "[Service]\nRestart=");
    QCOMPARE(file.sections.size(), std::size_t(2));
    QCOMPARE(file.sections[0].line, 3);
    const auto &settings = file.sections[0].settings;
    QCOMPARE(settings.size(), std::size_t(2));
    QCOMPARE(settings[0].value, std::string("run  --fast"));
    QCOMPARE(settings[0].line, 4);
    QCOMPARE(settings[1].value, std::string("a=b"));
    QCOMPARE(file.sections[1].settings[0].value, std::string());
    QCOMPARE(file.strayLines, (std::vector<int>{2, 8}));
}

void TestQuadlet::recognisesQuadletsByContent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("container") << QByteArray("[Unit]\nDescription=x\n[Container]\nImage=a\n") << true;
    QTest::newRow("comment first") << QByteArray("# x\n\n[Pod]\n") << true;
    QTest::newRow("empty network") << QByteArray("[Network]\n") << true;
    QTest::newRow("networkd") << QByteArray("[Match]\nName=eth0\n[Network]\nDHCP=yes\n") << false;
    QTest::newRow("networkd without match") << QByteArray("[Network]\nDHCP=yes\n") << false;
    QTest::newRow("plain service") << QByteArray("[Unit]\n[Service]\nExecStart=/bin/true\n") << false;
    QTest::newRow("flow list") << QByteArray("[1, 2]\n") << false;
    QTest::newRow("other ini") << QByteArray("[Container]\na=b\n[Colours]\nc=d\n") << false;
    QTest::newRow("YAML") << QByteArray("services: {}\n") << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestQuadlet::recognisesQuadletsByContent()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isOne);
    QCOMPARE(isQuadlet(text.toStdString()), isOne);
}

void TestQuadlet::readsAContainer()
{
    IMPORT(imported,
           importUnits({{"web.container",
                         "[Unit]\nRequires=db.service\n"
                         "[Container]\nImage=docker.io/library/nginx:1.25\nPublishPort=127.0.0.1:8080:80\n"
                         "Exec=nginx -g 'daemon off;'\nHealthCmd=curl localhost\nPull=newer\n"
                         "Environment=DB_HOST=systemd-db \"TITLE=a shop\"\nEnvironmentFile=web.env\n"
                         "LogDriver=k8s-file\nNetwork=back.network\nNetwork=front.network\n"},
                        {"front.network", "[Network]\n"},
                        {"web.env", "API_TOKEN=abcdef012345\n"},
                        {"back.network", "[Network]\nInternal=true\n"},
                        {"db.container", "[Container]\nImage=postgres:16\nNetwork=back.network\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(QString::fromStdString(model.element("host")->name), QString("Podman host"));
    QCOMPARE(valueOf(model, "host", "runtime_engine").toLower(), QString("podman"));
    QCOMPARE(valueOf(model, "web", "bind_interface"), QString("localhost"));
    QCOMPARE(valueOf(model, "web", "healthcheck"), QString("yes"));
    QCOMPARE(valueOf(model, "web", "image_pull_policy").toLower(), QString("always"));
    QCOMPARE(valueOf(model, "web", "logs_centralized"), QString("no"));
    QCOMPARE(valueOf(model, "web", "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(propertyOf(model, "web", "image_tag")->origin->line, 4);
    QCOMPARE(propertyOf(model, "web", "image_tag")->origin->file.view(), std::string_view("web.container"));
    QCOMPARE(propertyOf(model, "web", "image_tag")->origin->object.view(), std::string_view("container/web"));
    QVERIFY(model.element("image.docker.io/library/nginx"));
    QVERIFY2(flowsOf(model, model::FlowKind::Data).contains("web->db"),
             qPrintable(flowsOf(model, model::FlowKind::Data).join(' ')));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestQuadlet::readsPrivileges()
{
    IMPORT(imported,
           importUnits(
               {{"a.container",
                 "[Container]\nImage=x\nUser=1000:1000\nReadOnly=yes\nNoNewPrivileges=true\n"
                 "DropCapability=all\nAddCapability=NET_ADMIN CAP_SYS_TIME\nSeccompProfile=unconfined\n"
                 "SecurityLabelType=spc_t\nUnmask=ALL\nAddDevice=-/dev/kvm:/dev/kvm\nUserNS=host\n"
                 "Sysctl=net.core.somaxconn=1024\nPidsLimit=100\nMemory=256m\nNetwork=host\n"},
                {"b.container", "[Container]\nImage=x\nUser=0\nSecurityLabelDisable=true\nUserNS=auto\n"},
                {"c.container", "[Container]\nImage=x\nSecurityLabelDisable=false\nReadOnly=off\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "a", "user_id"), QString("1000"));
    QCOMPARE(valueOf(model, "a", "read_only_rootfs"), QString("yes"));
    QCOMPARE(valueOf(model, "a", "allow_privilege_escalation"), QString("no"));
    QCOMPARE(valueOf(model, "a", "capabilities_drop"), QString("ALL"));
    QCOMPARE(valueOf(model, "a", "capabilities_add"), QString("NET_ADMIN, SYS_TIME"));
    QCOMPARE(valueOf(model, "a", "seccomp_profile"), QString("unconfined"));
    QCOMPARE(valueOf(model, "a", "selinux_type"), QString("spc_t"));
    QCOMPARE(valueOf(model, "a", "proc_mount"), QString("unmasked"));
    QCOMPARE(valueOf(model, "a", "host_devices"), QString("/dev/kvm"));
    QCOMPARE(valueOf(model, "a", "userns"), QString("host"));
    QCOMPARE(valueOf(model, "a", "sysctls"), QString("net.core.somaxconn"));
    QCOMPARE(valueOf(model, "a", "pids_limit"), QString("100 processes"));
    QCOMPARE(valueOf(model, "a", "memory_limit_mb"), QString("256 MiB"));
    QCOMPARE(valueOf(model, "a", "host_network"), QString("yes"));
    QCOMPARE(valueOf(model, "b", "user"), QString("root"));
    QCOMPARE(valueOf(model, "b", "mac_profile"), QString("unconfined"));
    QCOMPARE(valueOf(model, "b", "userns"), QString("private"));
    QCOMPARE(valueOf(model, "c", "mac_profile"), QString());
    QCOMPARE(valueOf(model, "c", "read_only_rootfs"), QString("no"));
}

void TestQuadlet::readsPodmanArguments()
{
    IMPORT(imported,
           importUnits({{"a.container",
                         "[Container]\nImage=x\nPodmanArgs=--privileged --cap-add=SYS_ADMIN --pid host\n"
                         "PodmanArgs=-v /etc:/host:ro --cpus 1.5 --frobnicate\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "a", "privileged"), QString("yes"));
    QCOMPARE(propertyOf(model, "a", "privileged")->origin->line, 3);
    QCOMPARE(valueOf(model, "a", "capabilities_add"), QString("SYS_ADMIN"));
    QCOMPARE(valueOf(model, "a", "host_pid"), QString("yes"));
    QCOMPARE(valueOf(model, "a", "host_mounts"), QString("/etc"));
    QVERIFY(!propertyOf(model, "a", "host_mounts_rw"));
    QCOMPARE(valueOf(model, "a", "cpu_limit"), QString("1.5 CPUs"));
    QVERIFY2(
        diagnosticsOf(imported).contains("a.container:4: a.container has an option of podman that is not "
                                         "understood: --frobnicate"),
        qPrintable(diagnosticsOf(imported)));
}

void TestQuadlet::readsNetworksAndVolumes()
{
    IMPORT(
        imported,
        importUnits({{"a.container",
                      "[Container]\nImage=x\nNetwork=back.network:alias=api\nNetworkAlias=a."
                      "internal\nNetwork=shared\n"
                      "Volume=data.volume:/data\nVolume=logs:/var/log\nVolume=./conf:/conf:ro\n"
                      "Mount=type=bind,source=/srv,destination=/srv,ro\nMount=type=tmpfs,destination=/tmp\n"
                      "Volume=host.volume:/host\n"},
                     {"b.container",
                      "[Container]\nImage=x\nNetwork=back.network\nEnvironment=URL=http://a.internal:80\n"},
                     {"back.network", "[Network]\nDriver=bridge\nInternal=true\nNetworkName=the-back\n"},
                     {"data.volume", "[Volume]\nVolumeName=d\n"},
                     {"host.volume", "[Volume]\nDevice=/opt/x\nType=none\nOptions=bind\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "net.back", "internal"), QString("yes"));
    QVERIFY(model.element("net.shared"));
    QVERIFY(model.element("volume.data") && model.element("volume.logs"));
    QVERIFY2(valueOf(model, "a", "host_mounts").contains("/srv") &&
                 valueOf(model, "a", "host_mounts").contains("/opt/x"),
             qPrintable(valueOf(model, "a", "host_mounts")));
    QVERIFY(!valueOf(model, "a", "host_mounts_rw").contains("/srv"));
    QVERIFY(model.flow("b->a:http") || flowsOf(model, model::FlowKind::Data).contains("b->a"));
    QVERIFY2(!diagnosticsOf(imported).contains("not declared"), qPrintable(diagnosticsOf(imported)));
    QVERIFY2(!diagnosticsOf(imported).contains("not understood"), qPrintable(diagnosticsOf(imported)));
}

void TestQuadlet::networksWithoutDnsGiveNoNames()
{
    for (const bool isDisabled : {false, true}) {
        IMPORT(imported,
               importUnits(
                   {{"db.container", "[Container]\nImage=postgres\nNetwork=back.network:ip=10.89.9.5\n"},
                    {"cache.container", "[Container]\nImage=redis\nNetwork=back.network\nIP=10.89.9.6\n"},
                    {"web.container", "[Container]\nImage=x\nNetwork=back.network\nEnvironment=DB_HOST=db\n"},
                    {"job.container",
                     "[Container]\nImage=x\nNetwork=back.network\nEnvironment=DB_HOST=10.89.9.5 "
                     "CACHE_HOST=10.89.9.6\n"},
                    {"back.network",
                     std::string("[Network]\nDisableDNS=") + (isDisabled ? "true" : "false") + "\n"}}));
        const QStringList flows = flowsOf(imported.model, model::FlowKind::Data);
        QCOMPARE(flows.contains("web->db"), !isDisabled);
        QVERIFY2(flows.contains("job->db") && flows.contains("job->cache"), qPrintable(flows.join(' ')));
    }
}

void TestQuadlet::defaultNetworksAreThoseOfThePlace()
{
    IMPORT(system, importUnits({{"a.container", "[Container]\nImage=x\n"}}));
    QVERIFY(system.model.element("net.podman"));
    QCOMPARE(valueOf(system.model, "net.podman", "default_bridge"), QString("yes"));
    QVERIFY(!propertyOf(system.model, "host", "rootless"));
    IMPORT(user, importUnits({{".config/containers/systemd/a.container", "[Container]\nImage=x\n"}}));
    QVERIFY(!user.model.element("net.podman"));
    QCOMPARE(valueOf(user.model, "host", "rootless"), QString("yes"));
}

void TestQuadlet::secretsArriveAsFilesOrVariables()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=x\nSecret=key,type=env,target=SIGNING\n"},
                        {"b.container", "[Container]\nImage=x\nSecret=key,target=/etc/key\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "a", "secrets_delivery").toLower(), QString("env"));
    QCOMPARE(propertyOf(model, "a", "secrets_delivery")->origin->line, 3);
    QCOMPARE(valueOf(model, "b", "secrets_delivery").toLower(), QString("secret_file"));
    QVERIFY(model.element("secret.key"));
}

void TestQuadlet::podsShareWhatTheyShare()
{
    IMPORT(imported,
           importUnits(
               {{"shop.pod", "[Pod]\nPublishPort=5432:5432\nPublishPort=9000:9000\nNetwork=front.network\n"
                             "Volume=/srv/shop:/shop\nUserNS=auto\n"},
                {"front.network", "[Network]\n"},
                {"app.container", "[Container]\nImage=example.com/app:1\nPod=shop.pod\n"},
                {"db.container", "[Container]\nImage=postgres:16\nPod=shop.pod\n"},
                {"lone.container", "[Container]\nImage=x\nPod=gone.pod\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(QString::fromStdString(model.element("app")->parent), QString("pod.shop"));
    QCOMPARE(QString::fromStdString(model.element("db")->parent), QString("pod.shop"));
    QCOMPARE(QString::fromStdString(model.element("pod.shop")->parent), QString("host"));
    QCOMPARE(valueOf(model, "pod.shop", "boundary_type").toLower(), QString("pod"));
    QCOMPARE(valueOf(model, "db", "networks"), valueOf(model, "app", "networks"));
    QVERIFY2(valueOf(model, "app", "networks").contains("front"),
             qPrintable(valueOf(model, "app", "networks")));
    QCOMPARE(valueOf(model, "db", "published_ports"), QString("5432:5432/tcp"));
    QCOMPARE(valueOf(model, "app", "published_ports"), QString("9000:9000/tcp"));
    QCOMPARE(valueOf(model, "db", "host_mounts"), QString("/srv/shop"));
    QCOMPARE(valueOf(model, "app", "userns"), QString("private"));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("shop.pod:3: the pod shop publishes 9000:9000"), qPrintable(told));
    QVERIFY2(told.contains("gone.pod is not among the inputs"), qPrintable(told));
}

void TestQuadlet::kubeUnitsPlayTheirFile()
{
    IMPORT(imported, importUnits({{"shop.kube", "[Kube]\nYaml=shop.yaml\nPublishPort=8080:80\n"},
                                  {"shop.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
                                                "spec: {containers: [{name: app, image: nginx}]}\n"}}));
    QVERIFY(imported.model.element("default/Pod/web/app"));
    QVERIFY2(diagnosticsOf(imported).contains("shop.kube:3: shop.kube publishes 8080:80"),
             qPrintable(diagnosticsOf(imported)));
    IMPORT(missing, importUnits({{"shop.kube", "[Kube]\nYaml=gone.yaml\n"}}));
    QVERIFY(diagnosticsOf(missing).contains("gone.yaml is left out"));
}

void TestQuadlet::imagesAndBuildsAreFollowed()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=base.image\n"},
                        {"base.image", "[Image]\nImage=registry.example.com/team/base:2\n"},
                        {"b.container", "[Container]\nImage=own.build\n"},
                        {"own.build", "[Build]\nImageTag=localhost/own\nSetWorkingDirectory=unit\n"},
                        {"Containerfile", "FROM alpine\nUSER 1000\n"},
                        {"c.container", "[Container]\nImage=gone.image\n"}}));
    const model::Model &model = imported.model;
    QVERIFY(model.element("image.registry.example.com/team/base"));
    QCOMPARE(propertyOf(model, "a", "image_tag")->origin->file.view(), std::string_view("base.image"));
    QCOMPARE(valueOf(model, "image.local/localhost/own", "user").toLower(), QString("non_root"));
    QVERIFY(diagnosticsOf(imported).contains("c.container:2: gone.image is not among the inputs"));
}

void TestQuadlet::dropInsAreLaidOver()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=x\nUser=1000\nAddCapability=CHOWN\n"},
                        {"a.container.d/10-more.conf", "[Container]\nUser=0\nAddCapability=SYS_ADMIN\n"},
                        {"b.container.d/10-more.conf", "[Container]\nUser=0\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "user"), QString("root"));
    QCOMPARE(propertyOf(imported.model, "a", "user")->origin->file.view(),
             std::string_view("a.container.d/10-more.conf"));
    QCOMPARE(valueOf(imported.model, "a", "capabilities_add"), QString("CHOWN, SYS_ADMIN"));
    QVERIFY(
        diagnosticsOf(imported).contains("b.container, which this is laid over, is not among the inputs"));
}

void TestQuadlet::dropInsOfAKindHoldForAll()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\n"},
                                  {"b.container", "[Container]\nImage=y\nReadOnly=false\n"},
                                  {"container.d/10-hard.conf", "[Container]\nReadOnly=true\n"},
                                  {"data.volume", "[Volume]\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "read_only_rootfs"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "b", "read_only_rootfs"), QString("yes"));
    QCOMPARE(diagnosticsOf(imported), QString());
}

void TestQuadlet::namespacesAndPatternsOfTheHost()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\nNetwork=ns:/run/netns/vpn\n"
                                                  "Mount=type=glob,src=/etc/ssl/*.pem,dst=/certs,ro\n"},
                                  {"b.container", "[Container]\nImage=y\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "networks"), QString());
    QCOMPARE(valueOf(imported.model, "a", "host_mounts"), QString("/etc/ssl"));
    for (const auto &[pattern, path] :
         {std::pair("/*", "/"), std::pair("/etc*", "/"), std::pair("/etc/hosts", "/etc/hosts")}) {
        IMPORT(other, importUnits({{"a.container", std::string("[Container]\nImage=x\nMount=type=glob,src=") +
                                                       pattern + ",dst=/host\n"}}));
        QCOMPARE(valueOf(other.model, "a", "host_mounts"), QString(path));
    }
    for (const model::Element &element : imported.model.elements())
        QVERIFY2(element.id != "net.ns", element.id.c_str());
}

void TestQuadlet::dropInsAreRecognisedByTheirFolder()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\n"},
                                  {"a.container.d/10-limits.conf", "[Service]\nMemoryMax=512M\n"},
                                  {"a.container.d/20-order.conf", "[Unit]\nAfter=b.service\n"},
                                  {"a.container.d/30-none.conf", "# nothing yet\n"},
                                  {"b.container", "[Container]\nImage=redis\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "memory_limit_mb"), QString("512 MiB"));
    QVERIFY(imported.model.flow("a->b"));
    QVERIFY(!importUnits({{"conf.d/10-limits.conf", "[Service]\nMemoryMax=512M\n"}}));
}

void TestQuadlet::unitsThatAreNoUtf8AreRead()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\nLabel=a=caf\xE9\nUser=0\n"},
                                  {"a.container.d/1.conf", "[Container]\nHostName=\xFF\n"}}));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("a.container:3: the text is no valid UTF-8"), qPrintable(told));
    QVERIFY2(told.contains("a.container.d/1.conf:2: the text is no valid UTF-8"), qPrintable(told));
    QCOMPARE(valueOf(imported.model, "a", "user"), QString("root"));
}

void TestQuadlet::emptiedListsBeginAnew()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=x\nAddCapability=SYS_ADMIN\nAddCapability=\n"
                                        "AddCapability=CHOWN\nUser=0\nUser=\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "capabilities_add"), QString("CHOWN"));
    QVERIFY(!propertyOf(imported.model, "a", "user"));
}

void TestQuadlet::othersNetworksAreTheHosts()
{
    IMPORT(imported, importUnits({{"s.pod", "[Pod]\nNetwork=host\n"},
                                  {"a.container", "[Container]\nImage=x\nPod=s.pod\n"},
                                  {"b.container", "[Container]\nImage=x\nPod=s.pod\n"},
                                  {"c.container", "[Container]\nImage=x\nNetwork=b.container\n"},
                                  {"d.container", "[Container]\nImage=x\nNetwork=e.container\n"},
                                  {"e.container", "[Container]\nImage=x\n"}}));
    for (const char *id : {"a", "b", "c"})
        QCOMPARE(valueOf(imported.model, id, "host_network"), QString("yes"));
    QCOMPARE(valueOf(imported.model, "d", "host_network"), QString("no"));
}

void TestQuadlet::capabilitiesAreSplitAtCommas()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=x\nAddCapability=NET_ADMIN,SYS_ADMIN\n"
                                        "DropCapability=CHOWN,KILL SETUID\n"},
                        {"b.container", "[Container]\nImage=x\n"
                                        "PodmanArgs=--cap-add=NET_RAW,SYS_TIME --cap-drop KILL,CHOWN\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "capabilities_add"), QString("NET_ADMIN, SYS_ADMIN"));
    QCOMPARE(valueOf(imported.model, "a", "capabilities_drop"), QString("CHOWN, KILL, SETUID"));
    QCOMPARE(valueOf(imported.model, "b", "capabilities_add"), QString("NET_RAW, SYS_TIME"));
    QCOMPARE(valueOf(imported.model, "b", "capabilities_drop").count(','), 1);
}

void TestQuadlet::sourcesAndImagesAreWhatTheyAre()
{
    IMPORT(imported, importUnits({{"a.container",
                                   "[Container]\nImage=docker://docker.io/library/redis:7\nVolume=%C/x:/c\n"
                                   "Volume=%L:/l:ro\nVolume=%s:/s:ro\nVolume=w.volume:/w:ro\n"},
                                  {"b.container", "[Container]\nImage=containers-storage:localhost/app:1\n"},
                                  {"c.container", "[Container]\nImage=oci-archive:/srv/app.tar\n"},
                                  {"w.volume", "[Volume]\n"}}));
    const model::Model &model = imported.model;
    QCOMPARE(valueOf(model, "a", "image"), QString("image.docker.io/library/redis"));
    QCOMPARE(valueOf(model, "b", "image"), QString("image.localhost/app"));
    QVERIFY(!propertyOf(model, "c", "image"));
    QVERIFY(
        diagnosticsOf(imported).contains("c.container:2: oci-archive:/srv/app.tar is a file of the host"));
    const QString mounts = valueOf(model, "a", "host_mounts");
    QVERIFY2(mounts.contains("/var/cache/x") && mounts.contains("/var/log") && mounts.contains("%s"),
             qPrintable(mounts));
    QCOMPARE(valueOf(model, "a", "host_mounts_rw"), QString("/var/cache/x"));
    QVERIFY2(!mounts.contains("w:"), qPrintable(mounts));
    QVERIFY(model.element("volume.w"));
}

void TestQuadlet::manySettingsAreRead()
{
    std::string unit = "[Container]\nImage=x\n";
    for (int i = 0; i < 100'000; ++i)
        unit += "Label=a" + std::to_string(i) + "=b\n";
    for (int i = 0; i < 30'000; ++i)
        unit += "AddCapability=CHOWN\n";
    IMPORT(imported, importUnits({{"a.container", unit}}));
    QCOMPARE(valueOf(imported.model, "a", "capabilities_add"), QString("CHOWN"));
}

void TestQuadlet::limitsOfTheServiceCount()
{
    IMPORT(imported,
           importUnits({{"a.container", "[Container]\nImage=x\n[Service]\nMemoryMax=1G\nCPUQuota=250%\n"
                                        "TasksMax=50\nRestart=on-abnormal\n"},
                        {"b.container", "[Container]\nImage=x\nMemory=64m\nCgroupsMode=enabled\n"
                                        "[Service]\nMemoryMax=1G\nTasksMax=9\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "memory_limit_mb"), QString("1024 MiB"));
    QCOMPARE(valueOf(imported.model, "a", "cpu_limit"), QString("2.5 CPUs"));
    QCOMPARE(valueOf(imported.model, "a", "pids_limit"), QString("50 processes"));
    QCOMPARE(valueOf(imported.model, "a", "restart_policy").toLower(), QString("on_failure"));
    QCOMPARE(valueOf(imported.model, "b", "memory_limit_mb"), QString("64 MiB"));
    QVERIFY(!propertyOf(imported.model, "b", "pids_limit"));
}

void TestQuadlet::specifiersArePutIn()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\nVolume=%t/podman/podman.sock:/s\n"
                                                  "Volume=%h/data:/data\nEnvironment=RATE=50%%\n"}}));
    QCOMPARE(valueOf(imported.model, "a", "control_socket_mounted"), QString("yes"));
    QVERIFY2(valueOf(imported.model, "a", "host_mounts").contains("/root/data"),
             qPrintable(valueOf(imported.model, "a", "host_mounts")));
}

void TestQuadlet::whatIsNotUnderstoodIsTold()
{
    IMPORT(imported, importUnits({{"a.container", "[Container]\nImage=x\nImgae=y\nstray\n"},
                                  {"n.network", "[Network]\nColour=red\n"},
                                  {"sub/a.container", "[Container]\nImage=z\n"}}));
    const QString told = diagnosticsOf(imported);
    QVERIFY2(told.contains("a.container:3: a.container has a key that is not understood: Imgae"),
             qPrintable(told));
    QVERIFY2(told.contains("a.container:4: a line that is neither"), qPrintable(told));
    QVERIFY2(told.contains("n.network:2: n.network has a key that is not understood: Colour"),
             qPrintable(told));
    QVERIFY2(told.contains("sub/a.container:1: a.container stands in another folder too"), qPrintable(told));
}

} // namespace import_quadlet

BULKHEAD_TEST(import_quadlet, TestQuadlet, None)
#include "test_quadlet.moc"
