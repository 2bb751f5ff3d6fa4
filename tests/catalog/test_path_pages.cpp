// SPDX-License-Identifier: Apache-2.0
#include "catalog/content/attack_catalog.h"
#include "catalog/content/foothold.h"
#include "kept_page.h"
#include "support.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <set>

namespace catalog_documentation_paths {

// The pages on the edges of attack paths and on what they cover say what the catalog says. With
// BULKHEAD_LANGUAGE=write they are written anew; what people wrote in the last column of a table is kept.
using namespace bulkhead;
using namespace bulkhead::catalog;
using namespace bulkhead::catalog::test;

namespace {

const QString kubehound = "KUBEHOUND ";

const std::vector<AttackEdge> &edges()
{
    return builtIn()->attack().edges;
}

// As GitHub makes it of a heading.
QString anchorOf(const QString &heading)
{
    QString anchor = heading.toLower();
    anchor.remove(QRegularExpression("[^a-z0-9 _-]"));
    return '#' + anchor.replace(' ', '-');
}

QString headingOf(const AttackEdge &edge)
{
    return text(edge.id) + " – " + text(edge.title);
}

QString linkTo(const AttackEdge &edge, const QString &page = {})
{
    return "[" + text(edge.id) + "](" + page + anchorOf(headingOf(edge)) + ")";
}

QString linkTo(const std::string &id)
{
    const Reference *reference = builtIn()->reference(id);
    QString title = text(reference->title);
    for (const char *prefix : {"MITRE ATT&CK ", "Microsoft Threat Matrix for Kubernetes "})
        title.remove(prefix);
    return reference->url.empty() ? title : "[" + title + "](" + text(reference->url) + ")";
}

// A reason for people who have no element before them: placeholders become words.
QString reasonOf(const std::string &reason)
{
    QString words = text(reason);
    words.remove(QRegularExpression(" \\(\\{[a-z_]+\\}\\)"));
    words.replace("{service_account_permissions}", "do what is asked");
    words.replace("{account_permissions}", "do what is asked");
    return words.replace("{name}", "it");
}

QString measuresOf(const AttackEdge &edge)
{
    QStringList measures;
    for (const Estimate &estimate : edge.estimates)
        for (const std::string &id : estimate.rules)
            for (const RuleMitigation &means : builtIn()->rule(id)->mitigations) {
                const Mitigation &mitigation = builtIn()->mitigations()[means.mitigation];
                const QString named = text(mitigation.title) + " (`" + text(mitigation.id) + "`)";
                if (means.resolves && !measures.contains(named))
                    measures << named;
            }
    return measures.join("; ");
}

const AttackEdge *firstWithGuideOf(const AttackEdge &edge)
{
    const auto found = std::find_if(edges().begin(), edges().end(), [&edge](const AttackEdge &other) {
        return other.guide.needs == edge.guide.needs;
    });
    return &*found;
}

QString sectionOf(const AttackEdge &edge)
{
    QStringList lines = {"## " + headingOf(edge), ""};
    QStringList references;
    for (const std::string &id : edge.references)
        references << linkTo(id);
    QStringList kinds;
    for (const model::Kind kind : edge.kinds)
        kinds << text(model::kindTitle(kind)).toLower();
    lines << "From `" + text(edge.from) + "` to `" + text(edge.to) + "`; asked of " + kinds.join(", ") + ".  "
          << references.join(" · ") + "."
          << "";
    lines << "| it succeeds because | estimate | opened by |"
          << "| --- | --- | --- |";
    for (const Estimate &estimate : edge.estimates) {
        QStringList rules;
        for (const std::string &id : estimate.rules)
            rules << text(id);
        lines << row({reasonOf(estimate.reason), QString::number(estimate.probability * 100) + " %",
                      rules.isEmpty() ? "–" : rules.join(", ")});
    }
    for (const Obstacle &obstacle : edge.obstacles)
        lines << row({"… but " + text(obstacle.reason), "× " + QString::number(obstacle.times), "–"});
    lines << "";
    const AttackEdge *first = firstWithGuideOf(edge);
    if (first->id != edge.id) {
        lines << "Needs, check, notice and stop: as for " + linkTo(*first) + "."
              << "";
        return lines.join('\n');
    }
    lines << "- **Needs.** " + text(edge.guide.needs) << "- **Check.** " + text(edge.guide.check)
          << "- **Notice.** " + text(edge.guide.notice) << "- **Stop.** " + text(edge.guide.stop);
    if (const QString measures = measuresOf(edge); !measures.isEmpty())
        lines << "- **Measures.** " + measures + ".";
    lines << "";
    return lines.join('\n');
}

QString withEdges(QString page)
{
    QStringList sections;
    for (const AttackEdge &edge : edges())
        sections << sectionOf(edge);
    return replaced(page, "<!-- from here on from the catalog -->\n\n", sections.join('\n'),
                    "\n<!-- up to here -->");
}

QString rulesWith(const std::string &reference)
{
    QStringList rules;
    for (const Rule &rule : builtIn()->rules())
        if (std::find(rule.references.begin(), rule.references.end(), reference) != rule.references.end())
            rules << text(rule.id);
    return rules.join(", ");
}

QString edgesWith(const std::string &reference)
{
    QStringList links;
    for (const AttackEdge &edge : edges())
        if (std::find(edge.references.begin(), edge.references.end(), reference) != edge.references.end())
            links << linkTo(edge, "attack-edges.md");
    return links.join(", ");
}

QStringList cellsOf(const QString &line)
{
    QStringList cells = line.split('|');
    for (QString &cell : cells)
        cell = cell.trimmed();
    return cells.mid(1, cells.size() - 2);
}

// The rows of a table: those lines after its head that begin with '|'.
QStringList rowsAfter(const QString &page, const QString &head)
{
    QStringList rows;
    const qsizetype found = page.indexOf(head);
    if (found < 0)
        return rows;
    for (const QString &line : page.mid(found + head.size()).split('\n')) {
        if (!line.startsWith('|'))
            break;
        rows << line;
    }
    return rows;
}

const QString edgeTable = "| KubeHound | what it is | edges here | note |\n| --- | --- | --- | --- |\n";
const QString techniqueTable = "| technique | rules | edges | note |\n| --- | --- | --- | --- |\n";

QString withTechniques(const QString &page, const QString &heading)
{
    const qsizetype at = page.indexOf(heading);
    if (at < 0)
        return page;
    QString tail = page.mid(at);
    QStringList renewed;
    for (const QString &line : rowsAfter(tail, techniqueTable)) {
        const QStringList cells = cellsOf(line);
        const QString id = cells.value(0).section(' ', 0, 0);
        renewed << row(
            {cells.value(0), rulesWith(id.toStdString()), edgesWith(id.toStdString()), cells.value(3)});
    }
    return page.left(at) + replaced(tail, techniqueTable, renewed.join('\n'), "\n\n");
}

QString withCoverage(QString page)
{
    QStringList rows;
    const QStringList before = rowsAfter(page, edgeTable);
    std::set<std::string> named;
    for (const AttackEdge &edge : edges())
        for (const std::string &id : edge.references)
            if (text(id).startsWith(kubehound))
                named.insert(id);
    for (const std::string &id : named) {
        const QString name = text(id).mid(kubehound.size());
        QString note;
        for (const QString &line : before)
            if (cellsOf(line).value(0) == name)
                note = cellsOf(line).value(3);
        const QString title = text(builtIn()->reference(id)->title).section(' ', 2);
        rows << row({name, title, edgesWith(id), note});
    }
    page = replaced(page, edgeTable, rows.join('\n'), "\n\n");
    page = withTechniques(page, "## Microsoft's threat matrix for Kubernetes");
    return withTechniques(page, "## MITRE ATT&CK for containers");
}

} // namespace

class TestPathPages : public QObject
{
    Q_OBJECT

private slots:
    void everyEdgeHasItsGuide();
    void edgesPage();
    void coveragePage();
    void everyTechniqueIsCoveredOrSaysWhyNot_data();
    void everyTechniqueIsCoveredOrSaysWhyNot();
    void guidesBelongToEdges();
};

void TestPathPages::everyEdgeHasItsGuide()
{
    for (const AttackEdge &edge : edges()) {
        for (const std::string &said :
             {edge.guide.needs, edge.guide.check, edge.guide.notice, edge.guide.stop})
            QVERIFY2(said.ends_with('.') || said.ends_with("`"), edge.id.c_str());
        QVERIFY2(!edge.references.empty(), edge.id.c_str());
    }
}

void TestPathPages::edgesPage()
{
    const QString page = readAll("/docs/attack-edges.md");
    QVERIFY(page.contains("<!-- from here on from the catalog -->") && page.contains("<!-- up to here -->"));
    keepsUp("/docs/attack-edges.md", withEdges);
}

void TestPathPages::coveragePage()
{
    const QString page = readAll("/docs/attack-coverage.md");
    QVERIFY(page.contains(edgeTable) && page.count(techniqueTable) == 2);
    keepsUp("/docs/attack-coverage.md", withCoverage);
    QCOMPARE(rowsAfter(page, edgeTable).size(), 27);
}

void TestPathPages::everyTechniqueIsCoveredOrSaysWhyNot_data()
{
    QTest::addColumn<QString>("heading");
    QTest::addColumn<int>("techniques");
    QTest::newRow("Microsoft") << "## Microsoft's threat matrix for Kubernetes" << 41;
    QTest::newRow("ATT&CK") << "## MITRE ATT&CK for containers" << 31;
}

void TestPathPages::everyTechniqueIsCoveredOrSaysWhyNot()
{
    QFETCH(QString, heading);
    QFETCH(int, techniques);
    const QString page = readAll("/docs/attack-coverage.md");
    const QStringList rows = rowsAfter(page.mid(page.indexOf(heading)), techniqueTable);
    QCOMPARE(rows.size(), techniques);
    for (const QString &line : rows) {
        const QStringList cells = cellsOf(line);
        QVERIFY2(!cells.value(1).isEmpty() || !cells.value(2).isEmpty() || !cells.value(3).isEmpty(),
                 qPrintable(line));
    }
}

// A guide that an edge takes over is that of an edge with one of its own.
void TestPathPages::guidesBelongToEdges()
{
    const auto fault = [](const char *edgesOfOwn) {
        const auto loaded =
            with({{"own.json",
                   std::string(R"({"format": "bulkhead-catalog", "version": 1, "id": "own", "title": "Own",
                "catalog_version": "1", "attack_paths": {"edges": [)") +
                       edgesOfOwn + "]}}",
                   false}});
        return loaded ? std::string() : loaded.error().text();
    };
    QCOMPARE(fault(R"({"id": "A2", "guide": "A6"})"), std::string());
    QVERIFY(fault(R"({"id": "A2", "guide": "A99"})").find("A99") != std::string::npos);
    QVERIFY(fault(R"({"id": "A2", "guide": {"needs": "a", "check": "b", "notice": "c"}})").find("stop") !=
            std::string::npos);
}

} // namespace catalog_documentation_paths

BULKHEAD_TEST(catalog_documentation_paths, TestPathPages, Core)
#include "test_path_pages.moc"
