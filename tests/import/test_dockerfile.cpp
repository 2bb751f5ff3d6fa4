// SPDX-License-Identifier: Apache-2.0
#include "compose_project.h"
#include "tests/support/test_program.h"

#include "import/services/dockerfile.h"

#include <QtTest>

namespace import_dockerfile {

using namespace bulkhead;
using namespace bulkhead::import;
using namespace bulkhead::tests;

// What a Dockerfile says of the image that it builds, with the lines it says it in.
class TestDockerfile : public QObject
{
    Q_OBJECT

private slots:
    void statesTheUser_data();
    void statesTheUser();
    void seesCommands_data();
    void seesCommands();
    void takesInstructionsApart();
    void citesTheLinesOfTheDockerfile();
    void tellsOfAStageThatIsNotThere();
    void seesCredentialsInBuildArguments();
    void checksHealth_data();
    void checksHealth();
};

namespace {

Result<Imported> importBuild(const std::string &dockerfile, const std::string &build = "context: .")
{
    return importProject({"compose.yaml"}, {{"compose.yaml", "services:\n  app: {build: {" + build + "}}\n"},
                                            {"Dockerfile", dockerfile}});
}

constexpr const char *image = "image.local/app";

} // namespace

void TestDockerfile::statesTheUser_data()
{
    QTest::addColumn<QByteArray>("dockerfile");
    QTest::addColumn<QByteArray>("build");
    QTest::addColumn<QString>("user");
    const auto row = [](const char *name, const char *dockerfile, const char *user,
                        const char *build = "context: .") {
        QTest::addRow("%s", name) << QByteArray(dockerfile) << QByteArray(build) << QString(user);
    };
    row("last counts", "FROM a\nUSER 1\nUSER root\n", "root");
    row("system of Windows", "FROM a\nUSER \"NT AUTHORITY\\SYSTEM\"\n", "root");
    row("administrators of Windows", "FROM a\nUSER BUILTIN\\Administrators\n", "root");
    row("service of Windows", "FROM a\nUSER \"NT AUTHORITY\\LocalService\"\n", "non_root");
    row("variable of the base image", "FROM a\nUSER root\nUSER $APP_UID\n", "");
    row("variable of the file", "FROM a\nENV APP_UID=1654\nUSER ${APP_UID}\n", "non_root");
    row("default of ARG", "FROM a\nARG U=root\nUSER $U\n", "root");
    row("build argument", "FROM a\nARG U=root\nUSER $U\n", "non_root", "context: ., args: {U: app}");
    row("build argument that nothing declares", "FROM a\nUSER ${U:-0}\n", "root",
        "context: ., args: {U: app}");
    row("ENV made of ARG", "FROM a\nARG ID=0\nENV U=$ID\nUSER $U\n", "root");
    row("ARG before FROM counts where it is declared again", "ARG U=7\nFROM a\nARG U\nUSER $U\n", "non_root");
    row("ARG before FROM does not count otherwise", "ARG U=7\nFROM a\nUSER $U\n", "");
    row("ENV of a stage below", "FROM a AS b\nENV U=7\nFROM b\nUSER $U\n", "non_root");
    row("administrator of Windows", "FROM a\nUSER ContainerAdministrator\n", "root");
    row("administrator of Windows by its machine", "FROM a\nUSER box\\\\Administrator\n", "root");
    row("system of Windows", "FROM a\nUSER \"NT AUTHORITY\\\\SYSTEM\"\n", "root");
    row("service of Windows", "FROM a\nUSER \"NT AUTHORITY\\\\LOCAL SERVICE\"\n", "non_root");
    row("user of Windows", "FROM a\nUSER ContainerUser\n", "non_root");
    row("group", "FROM a\nUSER 0:0\n", "root");
    row("quoted", "FROM a\nUSER \"root\"\n", "root");
    row("scratch", "FROM scratch\nCOPY a /\n", "root");
    row("first stage by number", "FROM a\nUSER root\nFROM b\nUSER 7\n", "root", "context: ., target: '0'");
    row("stage by name", "FROM a AS X\nUSER root\nFROM b\nUSER 7\n", "root", "context: ., target: x");
    row("base by ARG", "ARG B=scratch\nFROM $B\n", "root");
    row("escape of Windows", "# escape=`\nFROM a\nRUN a `\n  b\nUSER c:\\u\n", "non_root");
    row("in a here-document", "FROM a\nUSER 7\nRUN cat <<EOF >x\nUSER root\nEOF\n", "non_root");
    row("in a file that is copied", "FROM a\nUSER 7\nCOPY <<-\"END\" /x\n\tUSER root\n\tEND\nENV A=b\n",
        "non_root");
    row("two here-documents", "FROM a\nRUN <<A <<B\nx\nA\nUSER root\nB\nUSER 7\n", "non_root");
    row("a here-string is none", "FROM a\nRUN cat <<<EOF\nUSER 7\n", "non_root");
}

void TestDockerfile::statesTheUser()
{
    QFETCH(QByteArray, dockerfile);
    QFETCH(QByteArray, build);
    QFETCH(QString, user);
    IMPORT(imported, importBuild(dockerfile.toStdString(), build.toStdString()));
    QCOMPARE(valueOf(imported.model, image, "user").toLower(), user);
}

void TestDockerfile::seesCommands_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<bool>("isStated");
    const auto row = [](const char *command, const char *property, bool isStated) {
        QTest::addRow("%s", command) << QByteArray(command) << QByteArray(property) << isStated;
    };
    row("RUN curl https://x/i | bash -s", "build_untrusted_downloads", true);
    row("RUN wget -qO- https://x/i|sudo -E /bin/sh", "build_untrusted_downloads", true);
    row("RUN curl -O https://x/i && sha256sum i | sha256sum -c", "build_untrusted_downloads", false);
    row("RUN curl https://x/i | tar xz", "build_untrusted_downloads", false);
    row("RUN curl https://x/i || shutdown", "build_untrusted_downloads", false);
    row("RUN <<EOF\ncurl https://x/i | sh\nEOF", "build_untrusted_downloads", true);
    row("RUN curl -fsSL https://x/i.sh -o /tmp/i.sh && bash /tmp/i.sh", "build_untrusted_downloads", true);
    row("RUN curl -LO https://x/tool && chmod +x tool", "build_untrusted_downloads", true);
    row("RUN wget https://x/i.sh; sh ./i.sh", "build_untrusted_downloads", true);
    row("RUN curl -Lo t https://x/t && sha256sum -c t.sum && chmod +x t", "build_untrusted_downloads", false);
    row("RUN curl -o conf.json https://x/conf.json && chmod 644 conf.json", "build_untrusted_downloads",
        false);
    row("RUN bash -c 'bash <(curl -s https://x/i)'", "build_untrusted_downloads", true);
    row("RUN sh -c \"$(curl -fsSL https://x/i)\"", "build_untrusted_downloads", true);
    row("RUN V=$(curl -s https://x/version) && echo $V", "build_untrusted_downloads", false);
    row("RUN curl -fsSLk https://x/i.tgz | tar xz", "build_untrusted_downloads", true);
    row("RUN apt-get install -y --allow-unauthenticated x", "build_untrusted_downloads", true);
    row("RUN powershell iex ((New-Object Net.WebClient).DownloadString('https://x/i.ps1'))",
        "build_untrusted_downloads", true);
    row("RUN <<'EOF' bash\napt-get install -y openssh-server\nEOF", "contains_sshd", true);
    row("COPY <<EOF /x\napt-get install -y openssh-server\nEOF", "contains_sshd", false);
    row("COPY id_rsa /root/.ssh/id_rsa", "secrets_embedded", true);
    row("COPY --chmod=600 deploy/id_ed25519 /k", "secrets_embedded", true);
    row("ADD [\"a b\", \"secrets/client.p12\", \"/etc/\"]", "secrets_embedded", true);
    row("COPY --from=build /root/.ssh/id_rsa /x", "secrets_embedded", false);
    row("COPY id_rsa.pub /root/.ssh/authorized_keys", "secrets_embedded", false);
    row("COPY app /root/.ssh/id_rsa", "secrets_embedded", false);
    row("RUN <<EOF\nchmod u+s /bin/x\nEOF", "setuid_binaries", true);
}

void TestDockerfile::seesCommands()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, property);
    QFETCH(bool, isStated);
    IMPORT(imported, importBuild("FROM a\n" + command.toStdString() + "\nUSER 7\n"));
    QCOMPARE(valueOf(imported.model, image, property.toStdString()), QString(isStated ? "yes" : ""));
    QCOMPARE(propertyOf(imported.model, image, "user")->origin->line, 3 + int(command.count('\n')));
}

void TestDockerfile::takesInstructionsApart()
{
    const auto instructions = services::parseDockerfile("# c\nfrom a\nRUN one \\\n# c\n\n  two\nRUN last \\");
    QCOMPARE(instructions.size(), std::size_t{3});
    QCOMPARE(instructions[0].name, std::string("FROM"));
    QCOMPARE(instructions[1].text, std::string("one two"));
    QCOMPARE(instructions[1].line, 3);
    QCOMPARE(instructions[2].text, std::string("last"));
}

void TestDockerfile::citesTheLinesOfTheDockerfile()
{
    IMPORT(imported,
           importBuild("# a\nARG B=gcr.io/distroless/base\n\nFROM $B\nENV API_TOKEN=s3cr3tvalue\n"));
    const model::Property *minimal = propertyOf(imported.model, image, "minimal");
    QVERIFY(minimal);
    QCOMPARE(minimal->origin->file.view(), std::string_view("Dockerfile"));
    QCOMPARE(minimal->origin->line, 4);
    QCOMPARE(propertyOf(imported.model, image, "secrets_embedded")->origin->line, 5);
}

void TestDockerfile::tellsOfAStageThatIsNotThere()
{
    IMPORT(imported, importBuild("FROM a\nUSER 7\n", "context: ., target: gone"));
    QVERIFY(diagnosticsOf(imported).contains("Dockerfile:1: the Dockerfile has no stage gone"));
}

void TestDockerfile::seesCredentialsInBuildArguments()
{
    IMPORT(imported, importBuild("FROM a\nARG NPM_TOKEN\n", "context: ., args: {NPM_TOKEN: s3cr3tvalue}"));
    QCOMPARE(valueOf(imported.model, image, "secrets_embedded"), QString("yes"));
    IMPORT(without, importBuild("FROM a\nARG NPM_TOKEN\n"));
    QVERIFY(!propertyOf(without.model, image, "secrets_embedded"));
}

void TestDockerfile::checksHealth_data()
{
    QTest::addColumn<QByteArray>("dockerfile");
    QTest::addColumn<QByteArray>("service");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *dockerfile, const char *service, const char *value) {
        QTest::addRow("%s %s", dockerfile, service)
            << QByteArray(dockerfile) << QByteArray(service) << QString(value);
    };
    row("FROM a\nHEALTHCHECK --interval=5s CMD wget localhost\n", "", "yes");
    row("FROM a\nHEALTHCHECK CMD x\nHEALTHCHECK NONE\n", "", "no");
    row("FROM a AS b\nHEALTHCHECK CMD x\nFROM b\n", "", "yes");
    row("FROM a AS b\nHEALTHCHECK CMD x\nFROM c\n", "", "");
    row("FROM a\nHEALTHCHECK CMD x\n", ", healthcheck: {disable: true}", "no");
    row("FROM a\nHEALTHCHECK CMD x\n", ", healthcheck: {interval: 9s}", "yes");
}

void TestDockerfile::checksHealth()
{
    QFETCH(QByteArray, dockerfile);
    QFETCH(QByteArray, service);
    QFETCH(QString, value);
    IMPORT(imported, importProject({"compose.yaml"}, {{"compose.yaml", "services:\n  app: {build: ." +
                                                                           service.toStdString() + "}\n"},
                                                      {"Dockerfile", dockerfile.toStdString()}}));
    QCOMPARE(valueOf(imported.model, "app", "healthcheck"), value);
    const model::Property *property = propertyOf(imported.model, "app", "healthcheck");
    if (property && property->origin->file.view() == "Dockerfile")
        QCOMPARE(
            std::string(property->origin->note.view()),
            std::string(value == "yes" ? "the image checks its health" : "the image switches the check off"));
}

} // namespace import_dockerfile

BULKHEAD_TEST(import_dockerfile, TestDockerfile, None)
#include "test_dockerfile.moc"
