// SPDX-License-Identifier: Apache-2.0
#include "app/workspace/source_lines.h"
#include "export/report/chapters/chapters.h"
#include "export/report/data/gather_report.h"
#include "export/report/data/own_lines.h"
#include "export/report/html/html_report.h"
#include "export/report/pdf/pdf_report.h"
#include "model/file/file.h"
#include "model/file/sha256.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QApplication>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace export_audiences {

using namespace bulkhead;
using exporting::Audience;

// The report for who decides, who mends and who audits, of the bundled examples.
class AudiencesTest : public QObject
{
    Q_OBJECT

private slots:
    void pagesAreFew_data();
    void pagesAreFew();
    void boardFindsTheWorstOnTheFirstPage();
    void whatIsDecidedIsNotAskedNorPlanned();
    void boardIsShownNoIds();
    void engineersFindEveryFinding();
    void auditTellsWhatWasCheckedAndHow();
    void chosenChaptersStandInTheirOrder();
    void linksToChaptersThatAreMissingAreMended();
    void repairsAreForThePlatformOfWhatHasThem_data();
    void repairsAreForThePlatformOfWhatHasThem();
    void quotedLinesHideWhatMayBeSecret_data();
    void quotedLinesHideWhatMayBeSecret();
    void snippetsBearTheServicesName_data();
    void snippetsBearTheServicesName();
};

namespace {

struct Made
{
    catalog::Analysis analysis;
    exporting::ReportData data;
};

Made made(const std::string &example, const exporting::ReportChoice &choice)
{
    catalog::Analysis analysis =
        analyzed(tests::sourceDir() + "/resources/examples/" + example + ".bulkhead");
    exporting::ReportOptions options;
    options.choice = choice;
    exporting::ReportData data = exporting::gatherReport(analysis, options);
    return {std::move(analysis), std::move(data)};
}

QString htmlOf(const exporting::ReportData &data)
{
    return QString::fromStdString(exporting::htmlReport(data, {}, {}));
}

QString shown(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

// The ids of all findings that the report tells of, confirmed or not.
QStringList findingIds(const exporting::ReportData &data)
{
    QStringList ids;
    const auto add = [&](const exporting::Issue &issue) {
        for (const exporting::ReportFinding &finding : issue.findings)
            ids << QString::fromStdString(finding.id);
    };
    for (const exporting::Issue &issue : data.issues)
        add(issue);
    for (const exporting::ToVerify &element : data.toVerify)
        for (const exporting::Issue &issue : element.issues)
            add(issue);
    return ids;
}

} // namespace

void AudiencesTest::pagesAreFew_data()
{
    QTest::addColumn<QString>("example");
    QTest::addColumn<int>("engineering"); // pages at most
    QTest::newRow("shop") << "web-shop" << 26;
    QTest::newRow("hardened shop") << "web-shop-hardened" << 22;
    QTest::newRow("cluster") << "kubernetes-cluster" << 27;
}

// A board has four pages, of which the second tells what is worst; who mends has half of what an audit has.
void AudiencesTest::pagesAreFew()
{
    QFETCH(QString, example);
    QFETCH(int, engineering);
    const auto pagesFor = [&](Audience audience) {
        const Made report = made(example.toStdString(), {audience, {}});
        const exporting::PagedDocument pages = exporting::composeReport(report.analysis, report.data);
        if (pages.anchors.at("summary").page != 1)
            qFatal("the summary is not the second page");
        return static_cast<int>(pages.pages.size());
    };
    const int board = pagesFor(Audience::Board);
    const int forEngineers = pagesFor(Audience::Engineering);
    const int audit = pagesFor(Audience::Audit);
    QVERIFY2(board >= 3 && board <= 4, qPrintable(QString::number(board)));
    QVERIFY2(forEngineers <= engineering, qPrintable(QString::number(forEngineers)));
    QVERIFY2(forEngineers * 4 <= audit * 3, qPrintable(QString("%1 of %2").arg(forEngineers).arg(audit)));
}

void AudiencesTest::boardFindsTheWorstOnTheFirstPage()
{
    Made report = made("web-shop", {Audience::Board, {}});
    report.data.actions.front().kind = catalog::StepKind::Now;
    report.data.actions.back().kind = catalog::StepKind::Hygiene;
    const exporting::Cause &worst = report.data.causes.front();
    const exporting::Issue &issue = report.data.issues[worst.issues.front()];
    const QString page = htmlOf(report.data);
    const QString cover = page.left(page.indexOf("</header>"));
    for (const std::string &text :
         {worst.title, exporting::pathText(issue.subject), std::string("has to act")})
        QVERIFY2(cover.contains(shown(text)), text.c_str());
    // The table of the worst: each with where it is, who acts and what mends it.
    const QString summary = page.mid(page.indexOf("id=\"summary\""));
    const QString table = summary.left(summary.indexOf("</table>"));
    QVERIFY(table.contains("Who acts") && table.contains("Fix"));
    QVERIFY(table.count("<tr>") >= 10);
    qsizetype before = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        const qsizetype at = table.indexOf(shown(report.data.causes[i].title), before);
        QVERIFY2(at > before, report.data.causes[i].title.c_str());
        before = at;
    }
    // Both lists of the plan, and the worst path drawn.
    QVERIFY(page.contains("<ol class=\"way\">"));
    QVERIFY(page.indexOf(">Now:") > 0 && page.indexOf(">Now:") < page.indexOf(">Hygiene:"));
}

// Points to verify that are decided, and no step left: nobody is told to ask, and no step is explained.
void AudiencesTest::whatIsDecidedIsNotAskedNorPlanned()
{
    Made report = made("web-shop", {Audience::Board, {}});
    QVERIFY(!report.data.toVerify.empty());
    QVERIFY(htmlOf(report.data).contains("Each step is worked out"));
    report.data.causes.clear();
    report.data.actions.clear();
    report.data.summary.count.toVerify = 0;
    report.data.summary.residual = report.data.summary.inherent / 2;
    const QString page = htmlOf(report.data);
    QVERIFY(page.contains("No grave issue is open."));
    QVERIFY(!page.contains("have to be asked"));
    QVERIFY(page.contains("as decided"));
    QVERIFY(!page.contains("Each step is worked out"));
}

void AudiencesTest::boardIsShownNoIds()
{
    const Made report = made("web-shop", {Audience::Board, {}});
    const QString page = htmlOf(report.data);
    for (const QString &id : findingIds(report.data))
        QVERIFY2(!page.contains(id.toHtmlEscaped()), qPrintable(id));
}

void AudiencesTest::engineersFindEveryFinding()
{
    const Made report = made("web-shop", {Audience::Engineering, {}});
    const QString page = htmlOf(report.data);
    const QStringList ids = findingIds(report.data);
    QCOMPARE(static_cast<std::size_t>(ids.size()), report.analysis.findings().size());
    for (const QString &id : ids)
        QVERIFY2(page.contains(id.toHtmlEscaped()), qPrintable(id));
}

void AudiencesTest::auditTellsWhatWasCheckedAndHow()
{
    const Made report = made("web-shop", {Audience::Audit, {}});
    const exporting::ReportMethod &method = report.data.method;
    QCOMPARE(method.modelHash, model::sha256(model::serializeModel(report.analysis.model())));
    std::size_t told = 0;
    QSet<QString> found;
    for (const catalog::Finding &finding : report.analysis.findings())
        found.insert(QString::fromStdString(report.analysis.rule(finding).id));
    const QString page = htmlOf(report.data);
    for (const exporting::CheckedThreat &threat : method.withoutFindings) {
        for (const std::string &rule : threat.rules) {
            ++told;
            QVERIFY2(page.contains(shown(rule)), rule.c_str());
            QVERIFY2(!found.contains(QString::fromStdString(rule.substr(0, rule.find(' ')))), rule.c_str());
        }
    }
    QCOMPARE(told + method.rulesWithFindings, method.rulesChecked);
    QCOMPARE(method.rulesWithFindings, static_cast<std::size_t>(found.size()));
    QVERIFY(page.contains(QString::fromStdString(method.modelHash)));
    QVERIFY(page.contains("no certificate"));
}

void AudiencesTest::chosenChaptersStandInTheirOrder()
{
    const Made report =
        made("web-shop", {Audience::Board, {"decisions", "issues", "decisions", "none such"}});
    const exporting::ReportDocument document = exporting::reportDocument(report.data);
    QCOMPARE(document.chapters.size(), std::size_t{2});
    QCOMPARE(document.chapters[0].anchor, std::string("decisions"));
    QCOMPARE(document.chapters[1].anchor, std::string("issues"));
}

// A reference leads to its source where the report has no list of them; what leads nowhere is text.
void AudiencesTest::linksToChaptersThatAreMissingAreMended()
{
    const Made report = made("web-shop", {Audience::Engineering, {"issues"}});
    const QString page = htmlOf(report.data);
    static const QRegularExpression inside("href=\"#([^\"]+)\"");
    static const QRegularExpression id("\\bid=\"([^\"]+)\"");
    QSet<QString> ids;
    for (auto it = id.globalMatch(page); it.hasNext();)
        ids.insert(it.next().captured(1));
    int links = 0;
    for (auto it = inside.globalMatch(page); it.hasNext(); ++links) {
        const QString target = it.next().captured(1);
        QVERIFY2(ids.contains(target), qPrintable(target));
    }
    QVERIFY(links > 0);
    QVERIFY(page.contains("<a href=\"https://"));
}

void AudiencesTest::repairsAreForThePlatformOfWhatHasThem_data()
{
    using Platform = std::optional<model::Platform>;
    QTest::addColumn<Platform>("all");
    QTest::addColumn<Platform>("last");
    QTest::addColumn<bool>("hasOtherPlatforms");
    const Platform compose = model::Platform::Docker;
    const Platform kubernetes = model::Platform::Kubernetes;
    QTest::newRow("drawn") << Platform() << Platform() << true;
    QTest::newRow("compose") << compose << compose << false;
    QTest::newRow("both") << compose << kubernetes << true;
    QTest::newRow("Kubernetes") << kubernetes << kubernetes << true;
}

// Beside the lines of a compose file no other way to run it is shown, unless some of it runs on Kubernetes.
void AudiencesTest::repairsAreForThePlatformOfWhatHasThem()
{
    QFETCH(std::optional<model::Platform>, all);
    QFETCH(std::optional<model::Platform>, last); // of each cause
    QFETCH(bool, hasOtherPlatforms);
    Made report = made("web-shop", {Audience::Engineering, {}});
    for (exporting::Issue &issue : report.data.issues)
        issue.subject.platform = all;
    for (const exporting::Cause &cause : report.data.causes)
        report.data.issues[cause.issues.back()].subject.platform = last;
    QCOMPARE(htmlOf(report.data).contains("docker run"), hasOtherPlatforms);
}

void AudiencesTest::quotedLinesHideWhatMayBeSecret_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("a fact") << "    privileged: true\r"
                            << "privileged: true";
    QTest::newRow("a command") << "  entrypoint: nodemon --inspect=0.0.0.0"
                               << "entrypoint: nodemon --inspect=0.0.0.0";
    QTest::newRow("a port") << "      - \"8080:80\""
                            << "- \"8080:80\"";
    QTest::newRow("a password") << "  db_password: hunter2"
                                << "db_password: …";
    QTest::newRow("an environment") << "      DB: hunter2"
                                    << "DB: …";
    QTest::newRow("an environment's item") << "      - db=hunter2"
                                           << "- db=…";
    QTest::newRow("a quoted item") << "      - \"DB=hunter2\""
                                   << "- \"DB=…";
    QTest::newRow("a manifest's value") << "  value: hunter2"
                                        << "value: …";
    QTest::newRow("an address") << "  url: redis://me:hunter2@cache"
                                << "url: …";
    QTest::newRow("a bare token") << "  - my-token-hunter2"
                                  << "";
    QTest::newRow("a command's item") << "  - redis-server --requirepass hunter2 --port=1"
                                      << "";
    QTest::newRow("a hash") << "  tag: 0123456789abcdef0123456789abcdef"
                            << "tag: …";
    QTest::newRow("a switch with a password") << "  command: mysql -phunter2 -P3306"
                                              << "command: mysql -p… -P3306";
    QTest::newRow("an account") << "  command: [\"curl\", \"-u\", \"me:hunter2\", \"web\"]"
                                << "command: [\"curl\", \"-u\", \"me:…\", \"web\"]";
    QTest::newRow("an administrator") << "  command: login --user=me:hunter2 admin:hunter2"
                                      << "command: login --user=me:… admin:…";
    QTest::newRow("an image") << "  image: redis:alpine"
                              << "image: redis:alpine";
    QTest::newRow("a mount") << "      - data:/var/lib:ro"
                             << "- data:/var/lib:ro";
    QTest::newRow("a port of a command") << "  command: docker run -p8080:80 -p 80:80 -u root:0"
                                         << "command: docker run -p8080:80 -p 80:80 -u root:0";
    QTest::newRow("an option") << "      - seccomp:unconfined"
                               << "- seccomp:unconfined";
    QTest::newRow("nothing") << "   "
                             << "";
    QTest::newRow("a long line") << "  command: " + QString(100, 'a') + QString(100, QChar(0xE4))
                                 << "command: " + QString(100, 'a') + QString(5, QChar(0xE4)) + "…";
}

void AudiencesTest::quotedLinesHideWhatMayBeSecret()
{
    QFETCH(QString, line);
    QFETCH(QString, quoted);
    QCOMPARE(QString::fromStdString(app::withoutSecrets(line.toStdString())), quoted);
}

void AudiencesTest::snippetsBearTheServicesName_data()
{
    QTest::addColumn<QString>("snippet");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("lines");
    const QString one = "services:\n  app:\n    image: registry.example.org/app:1\n    read_only: true";
    QTest::newRow("one service") << one << "vote"
                                 << "services:\n  vote:\n    read_only: true";
    QTest::newRow("no service") << one << "" << one;
    QTest::newRow("a name to be quoted") << one << "a: b" << one;
    const QString image = "services:\n  app:\n    image: registry.example.org/app@sha256:1";
    QTest::newRow("the image is the fix")
        << image << "vote"
        << "services:\n  vote:\n    image: registry.example.org/app@sha256:1";
    const QString two = "services:\n  app:\n    read_only: true\n  db:\n    read_only: true";
    QTest::newRow("two services") << two << "vote" << two;
    const QString secret = "services:\n  app:\n    secrets: [key]\nsecrets:\n  key:\n    file: ./key";
    QTest::newRow("what stands beside")
        << secret << "vote"
        << "services:\n  vote:\n    secrets: [key]\nsecrets:\n  key:\n    file: ./key";
    QTest::newRow("no compose file") << "docker run app"
                                     << "vote"
                                     << "docker run app";
}

void AudiencesTest::snippetsBearTheServicesName()
{
    QFETCH(QString, snippet);
    QFETCH(QString, service);
    QFETCH(QString, lines);
    QCOMPARE(QString::fromStdString(exporting::withService(snippet.toStdString(), service.toStdString())),
             lines);
}

} // namespace export_audiences

BULKHEAD_TEST(export_audiences, AudiencesTest, Gui)
#include "audiences_test.moc"
