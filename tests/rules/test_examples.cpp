// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "model/file/file.h"

#include "tests/support/places.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace rules_examples {

// The bundled examples against what was found in them when a person last read it finding by finding: the
// tables in tests/data/examples, worst first. After a change that is meant, `BULKHEAD_REVIEWED=write ctest -R
// rules_examples` writes them anew; what has changed is then read before it is committed.
using namespace bulkhead;
using namespace bulkhead::tests;

namespace {

std::string tableOf(const catalog::Analysis &analysis)
{
    std::ostringstream table;
    table << "rating\tbasis\trule\tsubject\n";
    for (const catalog::Finding &finding : analysis.findings())
        table << model::ratingName(finding.rating) << '\t' << model::basisName(finding.basis) << '\t'
              << analysis.rule(finding).id << '\t' << analysis.subjectId(finding) << '\n';
    return table.str();
}

std::vector<std::string> linesOf(const std::string &text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

class TestExamples : public QObject
{
    Q_OBJECT

private slots:
    void reviewed_data();
    void reviewed();
};

void TestExamples::reviewed_data()
{
    QTest::addColumn<QString>("name");
    const std::filesystem::path folder = std::filesystem::path(tests::sourceDir()) / "resources/examples";
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".bulkhead")
            QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().stem());
}

void TestExamples::reviewed()
{
    QFETCH(QString, name);
    const std::filesystem::path root(tests::sourceDir());
    const auto model = model::readModel(root / "resources/examples" / (name.toStdString() + ".bulkhead"),
                                        builtInVocabulary());
    QVERIFY2(model, model ? "" : model.error().text().c_str());
    const std::string actual =
        tableOf(catalog::analyze(*model, builtInCatalogs(), {*model::Date::parse("2026-11-21")}));
    const std::filesystem::path table = root / "tests/data/examples" / (name.toStdString() + ".tsv");
    if (qEnvironmentVariable("BULKHEAD_REVIEWED") == "write") {
        std::ofstream(table, std::ios::binary) << actual;
        QSKIP("written; read what has changed");
    }
    const std::vector<std::string> expected = linesOf(readFile(table));
    const std::vector<std::string> found = linesOf(actual);
    std::vector<std::string> wrong;
    std::set_symmetric_difference(expected.begin(), expected.end(), found.begin(), found.end(),
                                  std::back_inserter(wrong));
    std::string text;
    for (const std::string &line : wrong)
        text += (std::binary_search(found.begin(), found.end(), line) ? "\n  new: " : "\n  gone: ") + line;
    QVERIFY2(wrong.empty(), text.c_str());
    QCOMPARE(QString::fromStdString(actual), QString::fromStdString(readFile(table))); // and in this order
}

} // namespace rules_examples

BULKHEAD_TEST(rules_examples, TestExamples, Core)
#include "test_examples.moc"
