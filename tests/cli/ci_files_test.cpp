// SPDX-License-Identifier: Apache-2.0
#include "cli_program.h"
#include "tests/support/test_program.h"

#include "import/reading/document.h"
#include "tests/support/places.h"

#include <nlohmann/json.hpp>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <set>

namespace cli_ci_files {

using namespace bulkhead::tests;
using nlohmann::json;

// The files of docs/ci, as a pipeline runs them: in a git repository, with bulkhead-cli in PATH.
class CiFilesTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void changesAreToldAndGated();
    void nothingChangedPasses();
    void newInputsAreCompared();
    void placesAreNamedAsTheRepositoryDoes();
    void inputsOfAnyNameAreCompared_data();
    void inputsOfAnyNameAreCompared();
    void inputsOutsideAreRefused();
    void whatArchivesLeaveOutIsCompared();
    void commitsThatAddThreatsAreRefused();
    void knownThreatsAreCommitted_data();
    void knownThreatsAreCommitted();
    void faultsAreNotCalledThreats();
    void damagedModelsAreNotCommitted();
    void pipelinesCallWhatIsThere_data();
    void pipelinesCallWhatIsThere();

private:
    Outcome shell(const QString &line) const;
    QString path(const QString &name) const { return m_folder->filePath("shop/" + name); }
    void writeCompose(const QByteArray &more = {}) const
    {
        write(path("compose.yaml"), "services:\n  web:\n    image: nginx:1.27\n" + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QString ci = QString::fromStdString(sourceDir()) + "/docs/ci/";
const QByteArray privileged = "    privileged: true\n";

} // namespace

Outcome CiFilesTest::shell(const QString &line) const
{
    const QString start = QString("cd '%1' && PATH='%2':$PATH && export PATH HOME='%3' && ")
                              .arg(path({}), QString::fromStdString(binaryDir()), m_folder->path());
    return runProgram("sh", {"-c", start + line});
}

// A repository whose first commit has a harmless service.
void CiFilesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir("shop"));
    writeCompose();
    const Outcome made = shell("git init -q && git symbolic-ref HEAD refs/heads/main && "
                               "git config user.email a@example && git config user.name A && "
                               "git config bulkhead.input compose.yaml && git add . && git commit -qm one");
    QVERIFY2(made.code == 0, made.err.constData());
}

void CiFilesTest::changesAreToldAndGated()
{
    writeCompose(privileged);
    const Outcome done = shell(ci + "check-changes main compose.yaml out");
    QVERIFY2(done.code == 1, done.err.constData());
    const QByteArray changes = bytesOf(path("out/changes.md"));
    QVERIFY2(changes.startsWith("## Summary\n\n**1 threat opened: 1 critical**\n\n- `E1.1@web` critical: "),
             changes.constData());
    QVERIFY(bytesOf(path("out/threats.txt")).contains("CRITICAL  E1.1@web"));
    const json log = json::parse(bytesOf(path("out/threats.sarif")).toStdString());
    QVERIFY(!log.at("runs").at(0).at("results").empty());
    const json issues = json::parse(bytesOf(path("out/code-quality.json")).toStdString());
    std::set<std::string> fingerprints;
    bool isTold = false;
    for (const json &issue : issues) {
        QVERIFY(fingerprints.insert(issue.at("fingerprint")).second);
        QCOMPARE(issue.at("location").at("path").get<std::string>(), std::string("compose.yaml"));
        QVERIFY(issue.at("location").at("lines").at("begin") >= 1);
        QVERIFY(!issue.at("description").get<std::string>().empty());
        if (issue.at("check_name") != "E1.1")
            continue;
        isTold = true;
        QCOMPARE(issue.at("severity").get<std::string>(), std::string("blocker"));
        QCOMPARE(issue.at("location").at("lines").at("begin").get<int>(), 4);
    }
    QVERIFY(isTold);
    QCOMPARE(shell("BULKHEAD_FAIL_ON=none " + ci + "check-changes main compose.yaml out").code, 2);
}

void CiFilesTest::nothingChangedPasses()
{
    writeCompose(privileged);
    QCOMPARE(shell("git commit -qam two").code, 0);
    const Outcome done = shell(ci + "check-changes main compose.yaml");
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(bytesOf(path("threats/changes.md")), QByteArray("No difference.\n"));
    QCOMPARE(shell(ci + "check-changes main").code, 2);
}

void CiFilesTest::newInputsAreCompared()
{
    write(path("other.yaml"), "services:\n  db:\n    image: postgres:16\n" + privileged);
    const Outcome done = shell(ci + "check-changes main other.yaml");
    QVERIFY2(done.code == 1, done.err.constData());
    QVERIFY(bytesOf(path("threats/changes.md")).contains("- added `db` (container)"));
}

void CiFilesTest::placesAreNamedAsTheRepositoryDoes()
{
    const QByteArray compose = "services:\n  db:\n    image: postgres:16\n" + privileged;
    QVERIFY(QDir(path({})).mkdir("my app"));
    write(path("my app/compose.yaml"), compose);
    for (const char *input : {"my app/compose.yaml", "./my app", "."}) {
        const Outcome done = shell(ci + "check-changes main '" + input + "'");
        QVERIFY2(done.code == 1, done.err.constData());
        const QByteArray issues = bytesOf(path("threats/code-quality.json"));
        QVERIFY2(issues.contains(R"("path": "my app/compose.yaml")"), issues.constData());
        QVERIFY(!issues.contains(R"("path": "compose.yaml")") || input == QByteArray("."));
        const QByteArray log = bytesOf(path("threats/threats.sarif"));
        QVERIFY(log.contains(R"("uri": "my%20app/compose.yaml")"));
    }
}

void CiFilesTest::inputsOfAnyNameAreCompared_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"-compose.yaml", "two words.yaml", "$(id).yaml", "-d/compose.yaml"})
        QTest::newRow(name) << QString(name);
}

void CiFilesTest::inputsOfAnyNameAreCompared()
{
    QFETCH(QString, name);
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    write(path(name), "services:\n  db:\n    image: postgres:16\n" + privileged);
    const Outcome added = shell(ci + "check-changes main '" + name + "'");
    QVERIFY2(added.code == 1, added.err.constData());
    QCOMPARE(shell("git add . && git commit -qm two").code, 0);
    const Outcome same = shell(ci + "check-changes main '" + name + "'");
    QVERIFY2(same.code == 0, same.err.constData());
    QCOMPARE(bytesOf(path("threats/changes.md")), QByteArray("No difference.\n"));
}

// Nothing there would be the same as before, and all would be new.
void CiFilesTest::inputsOutsideAreRefused()
{
    for (const QString &input : {path("compose.yaml"), QString("../shop/compose.yaml")}) {
        const Outcome done = shell(ci + "check-changes main " + input);
        QCOMPARE(done.code, 2);
        QVERIFY2(done.err.contains("repository's root"), done.err.constData());
    }
}

void CiFilesTest::whatArchivesLeaveOutIsCompared()
{
    write(path(".gitattributes"), "compose.yaml export-ignore\n");
    writeCompose(privileged);
    QCOMPARE(shell("git add . && git commit -qm two").code, 0);
    const Outcome done = shell(ci + "check-changes main compose.yaml");
    QVERIFY2(done.code == 0, done.err.constData());
    QCOMPARE(bytesOf(path("threats/changes.md")), QByteArray("No difference.\n"));
}

void CiFilesTest::commitsThatAddThreatsAreRefused()
{
    QVERIFY(QFile::copy(ci + "pre-commit", path(".git/hooks/pre-commit")));
    writeCompose("    read_only: true\n");
    const Outcome harmless = shell("git add . && git commit -qm two");
    QVERIFY2(harmless.code == 0, harmless.err.constData());
    writeCompose(privileged);
    const Outcome refused = shell("git add . && git commit -qm three");
    QVERIFY2(refused.code == 1, refused.err.constData());
    QVERIFY2((refused.out + refused.err).contains("E1.1@web"), refused.out.constData());
    // What is not staged does not count.
    const Outcome other = shell("git reset -q && echo text > notes && git add notes && git commit -qm four");
    QVERIFY2(other.code == 0, other.err.constData());
}

void CiFilesTest::knownThreatsAreCommitted_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QByteArray>("attributes");
    QTest::newRow("a file") << "compose.yaml" << QByteArray();
    QTest::newRow("the repository") << "." << QByteArray();
    QTest::newRow("left out of archives") << "compose.yaml" << QByteArray("compose.yaml export-ignore\n");
}

void CiFilesTest::knownThreatsAreCommitted()
{
    QFETCH(QString, input);
    QFETCH(QByteArray, attributes);
    writeCompose(privileged);
    write(path(".gitattributes"), attributes);
    QCOMPARE(shell("git add . && git commit -qm two && git config bulkhead.input " + input).code, 0);
    QVERIFY(QFile::copy(ci + "pre-commit", path(".git/hooks/pre-commit")));
    writeCompose(privileged + "    read_only: true\n");
    const Outcome done = shell("git commit -qam three");
    QVERIFY2(done.code == 0, (done.out + done.err).constData());
}

void CiFilesTest::faultsAreNotCalledThreats()
{
    QVERIFY(QFile::copy(ci + "pre-commit", path(".git/hooks/pre-commit")));
    writeCompose("    read_only: true\n");
    const Outcome unknown = shell("BULKHEAD_FAIL_ON=none git commit -qam two");
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("compose.yaml cannot be analysed"), unknown.err.constData());
    const Outcome missing = shell("git config bulkhead.input none.yaml && git commit -qam two");
    QCOMPARE(missing.code, 0);
    QVERIFY2(missing.err.contains("bulkhead.input is none.yaml"), missing.err.constData());
}

void CiFilesTest::damagedModelsAreNotCommitted()
{
    QVERIFY(QFile::copy(ci + "pre-commit", path(".git/hooks/pre-commit")));
    const QString name = "-ä \"b.bulkhead";
    write(path(name), R"({"format": "bulkhead-model", "version": 2, "elements": {"web": {}}})");
    QCOMPARE(shell("git add . && git commit -qm two").code, 1);
    write(path(name), R"({"format": "bulkhead-model", "version": 2})");
    const Outcome mended = shell("git add . && git commit -qm two");
    QVERIFY2(mended.code == 0, mended.err.constData());
}

void CiFilesTest::pipelinesCallWhatIsThere_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"github-actions.yml", "gitlab-ci.yml"})
        QTest::newRow(file) << QString(file);
}

void CiFilesTest::pipelinesCallWhatIsThere()
{
    QFETCH(QString, file);
    const std::string text = bytesOf(ci + file).toStdString();
    const auto documents = bulkhead::import::parseDocuments(text, file.toStdString(), {});
    QVERIFY2(documents.ok(), documents ? "" : documents.error().text().c_str());
    QCOMPARE(documents->size(), std::size_t{1});
    static const QRegularExpression call("^ +(?:- |run: )docs/ci/([a-z-]+) ",
                                         QRegularExpression::MultilineOption);
    auto calls = call.globalMatch(QString::fromStdString(text));
    QVERIFY(calls.hasNext());
    while (calls.hasNext())
        QVERIFY(QFileInfo(ci + calls.next().captured(1)).isExecutable());
}

} // namespace cli_ci_files

BULKHEAD_TEST(cli_ci_files, CiFilesTest, Core)
#include "ci_files_test.moc"
