// SPDX-License-Identifier: Apache-2.0
#include "catalog_fixture.h"
#include "tests/support/test_program.h"

#include "catalog/attack/attack_paths.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace rules_architectures {

// Small architectures, one for each threat of the catalog and one for each question about the architecture as
// a whole, against exactly what an expert says of them: tests/data/architectures. An element is written as
// far as it differs from one that is in order ("like"); null takes back what that states.
using namespace bulkhead;
using namespace bulkhead::tests;
using nlohmann::json;

namespace {

catalog::Analysis analysisOf(const json &entry)
{
    return catalog::analyze(modelFromJson(entry), builtInCatalogs(), optionsOf(entry));
}

std::vector<std::string> findingsOf(const catalog::Analysis &analysis)
{
    std::vector<std::string> lines;
    for (const catalog::Finding &finding : analysis.findings())
        lines.push_back(analysis.id(finding) +
                        (model::isConfirmed(finding.basis) ? " confirmed " : " to verify ") +
                        std::string(model::ratingName(finding.rating)));
    return lines;
}

std::vector<std::string> walksOf(const catalog::Analysis &analysis)
{
    std::vector<std::string> lines;
    const catalog::AttackPaths paths = catalog::attackPaths(analysis);
    for (const catalog::WalkResult &walk : paths.walks())
        lines.push_back(std::string(walk.walk) + ' ' + std::string(walk.subject) + ' ' +
                        std::string(model::ratingName(walk.rating)));
    return lines;
}

// What is in one list and not in the other, a line each; empty where they are equal.
std::string difference(std::vector<std::string> expected, std::vector<std::string> actual)
{
    std::sort(expected.begin(), expected.end());
    std::sort(actual.begin(), actual.end());
    std::vector<std::string> missing;
    std::vector<std::string> surplus;
    std::set_difference(expected.begin(), expected.end(), actual.begin(), actual.end(),
                        std::back_inserter(missing));
    std::set_difference(actual.begin(), actual.end(), expected.begin(), expected.end(),
                        std::back_inserter(surplus));
    std::string text;
    for (const std::string &line : missing)
        text += "\n  missing: " + line;
    for (const std::string &line : surplus)
        text += "\n  surplus: " + line;
    return text;
}

} // namespace

class TestArchitectures : public QObject
{
    Q_OBJECT

private slots:
    void everyThreatAndWalkHasOne();
    void findings_data();
    void findings();
    void walks_data();
    void walks();
};

void TestArchitectures::everyThreatAndWalkHasOne()
{
    const auto exists = [known = architectures()](const std::string &name) {
        return std::find(known.begin(), known.end(), name) != known.end();
    };
    for (const catalog::Threat &threat : builtInCatalogs()->threats()) {
        if (threat.id.size() != 2)
            continue; // the general STRIDE table's
        QVERIFY2(exists(threat.id), threat.id.c_str());
        const json read = readArchitecture(threat.id);
        const auto &findings = read["findings"];
        QVERIFY2(std::any_of(
                     findings.begin(), findings.end(),
                     [&](const json &line) { return line.get<std::string>().starts_with(threat.id + '.'); }),
                 threat.id.c_str());
    }
    for (int walk = 1; walk <= 13; ++walk)
        QVERIFY(exists('W' + std::to_string(walk)));
}

void TestArchitectures::findings_data()
{
    QTest::addColumn<QString>("name");
    for (const std::string &name : architectures())
        QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestArchitectures::findings()
{
    QFETCH(QString, name);
    const json read = readArchitecture(name.toStdString());
    const std::string wrong = difference(read["findings"], findingsOf(analysisOf(read)));
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void TestArchitectures::walks_data()
{
    QTest::addColumn<QString>("name");
    for (int walk = 1; walk <= 13; ++walk)
        QTest::addRow("W%d", walk) << QString("W%1").arg(walk);
    QTest::newRow("hardened") << "hardened";
}

void TestArchitectures::walks()
{
    QFETCH(QString, name);
    const json read = readArchitecture(name.toStdString());
    const std::string wrong = difference(read["walks"], walksOf(analysisOf(read)));
    QVERIFY2(wrong.empty(), wrong.c_str());
}

} // namespace rules_architectures

BULKHEAD_TEST(rules_architectures, TestArchitectures, Core)
#include "test_architectures.moc"
