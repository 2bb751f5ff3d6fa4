// SPDX-License-Identifier: Apache-2.0
#include "export/report/data/gather_report.h"
#include "export/report/data/wording.h"
#include "export/report/html/html_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "model/change.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>
#include <QTest>

#include <algorithm>

namespace export_comparison {

using namespace bulkhead;

// The report's comparison with an earlier state of the architecture.
class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void hardeningIsTold();
    void nothingChangesAgainstItself();
    void whatIsNewIsTold();
    void decidedIssuesAreMarked();
    void unansweredIssuesAreMarked();
    void missingBaselineIsTold();
};

namespace {

catalog::Analysis example(const std::string &name)
{
    const catalog::Analysis analysis =
        analyzed(tests::sourceDir() + "/resources/examples/" + name + ".bulkhead");
    catalog::Options options = analysis.options();
    options.asOf = *model::Date::parse("2026-11-21"); // the examples' kernel is behind by then
    return catalog::analyze(analysis.model(), app::loadKnowledge()->catalogs, options);
}

exporting::ReportData report(const catalog::Analysis &now, const catalog::Analysis *before)
{
    exporting::ReportOptions options;
    options.baseline = before;
    return exporting::gatherReport(now, options);
}

catalog::Analysis changed(const catalog::Analysis &analysis, const model::Change &change)
{
    model::Model model = analysis.model();
    if (!model.apply(change))
        qFatal("the change is refused");
    return catalog::analyze(model, app::loadKnowledge()->catalogs, analysis.options());
}

const exporting::ComparedCause *causeAt(const std::vector<exporting::ComparedCause> &causes,
                                        const std::string &element, const std::string &note)
{
    const auto found = std::find_if(causes.begin(), causes.end(), [&](const exporting::ComparedCause &cause) {
        return cause.note == note &&
               std::find(cause.where.begin(), cause.where.end(), element) != cause.where.end();
    });
    return found == causes.end() ? nullptr : &*found;
}

// The element's property made unknown.
model::Change forgetting(const model::Model &model, const model::Id &id, std::string_view property)
{
    const auto before = model.elements().shared(id);
    model::Element after = *before;
    after.properties.remove(*model.vocabulary().key(property));
    return model::editing(before, std::move(after));
}

} // namespace

void ComparisonTest::hardeningIsTold()
{
    const catalog::Analysis before = example("web-shop");
    const catalog::Analysis now = example("web-shop-hardened");
    const exporting::ReportData earlier = report(before, nullptr);
    const exporting::ReportData data = report(now, &before);
    QVERIFY(!earlier.comparison);
    QVERIFY(data.comparison);
    const exporting::ReportComparison &comparison = *data.comparison;
    QCOMPARE(comparison.title, before.model().metadata().title);
    QCOMPARE(comparison.riskBefore, earlier.summary.residual);
    QCOMPARE(comparison.riskNow, data.summary.residual);
    QVERIFY(comparison.riskNow < comparison.riskBefore / 4);
    QCOMPARE(comparison.closedPlaces + comparison.stayed, earlier.summary.places);
    QCOMPARE(comparison.openedPlaces + comparison.stayed, data.summary.places);
    QVERIFY(std::is_sorted(comparison.closed.begin(), comparison.closed.end(),
                           [](const auto &a, const auto &b) { return a.rating > b.rating; }));

    const std::string text = exporting::comparisonText(comparison);
    const std::string html = exporting::htmlReport(data, {}, {});
    const std::string markdown = exporting::markdownReport(data);
    QVERIFY(html.find("Compared with " + comparison.title) != std::string::npos);
    QVERIFY(markdown.find("Compared with " + comparison.title) != std::string::npos);
    for (const exporting::ComparedCause &cause : comparison.closed)
        QVERIFY2(html.find(cause.title) != std::string::npos, cause.title.c_str());
    const auto json = nlohmann::json::parse(exporting::jsonReport(data));
    QCOMPARE(json["comparison"]["places"]["closed"].get<std::size_t>(), comparison.closedPlaces);
    QCOMPARE(json["comparison"]["risk"]["before"].get<int>(), comparison.riskBefore);
    QVERIFY(!nlohmann::json::parse(exporting::jsonReport(earlier)).contains("comparison"));
}

void ComparisonTest::nothingChangesAgainstItself()
{
    const catalog::Analysis analysis = example("web-shop");
    const exporting::ReportComparison comparison = *report(analysis, &analysis).comparison;
    QVERIFY(comparison.closed.empty());
    QVERIFY(comparison.opened.empty());
    for (const exporting::ComparedFigure &figure : comparison.figures)
        QVERIFY2(figure.before == figure.now, figure.title.c_str());
}

void ComparisonTest::whatIsNewIsTold()
{
    const catalog::Analysis before = example("web-shop-hardened");
    const catalog::Analysis now = example("web-shop");
    const exporting::ReportComparison comparison = *report(now, &before).comparison;
    QVERIFY(comparison.openedPlaces > comparison.closedPlaces);
    const std::string text = exporting::comparisonText(comparison);
    QVERIFY2(text.find("are new") != std::string::npos && text.find("(+") != std::string::npos, text.c_str());
}

void ComparisonTest::decidedIssuesAreMarked()
{
    const catalog::Analysis before = example("web-shop");
    const catalog::Finding &worst = before.findings().front();
    model::Batch accepted;
    for (const std::uint32_t index : before.findingsOf(before.subjectId(worst))) {
        model::Decision decision;
        decision.finding = before.id(before.findings()[index]);
        decision.state = model::DecisionState::NotApplicable;
        decision.rationale = "The element is retired next week";
        decision.rating = model::Rating::Critical;
        decision.basis = model::Basis::Stated;
        if (!before.model().decisions().find(decision.finding))
            accepted.changes.push_back(model::adding(decision));
    }
    const catalog::Analysis now = changed(before, model::Change(std::move(accepted)));
    const exporting::ReportComparison comparison = *report(now, &before).comparison;
    const std::string name = before.model().element(before.subjectId(worst))->name;
    QVERIFY(causeAt(comparison.closed, name, "decided since"));
    QVERIFY(comparison.opened.empty());
    const exporting::ReportComparison back = *report(before, &now).comparison;
    QVERIFY(causeAt(back.opened, name, "was decided"));
}

void ComparisonTest::unansweredIssuesAreMarked()
{
    const catalog::Analysis before = example("web-shop");
    const model::Id host = "host";
    const catalog::Analysis now = changed(before, forgetting(before.model(), host, "kernel_last_patched"));
    const exporting::ReportComparison comparison = *report(now, &before).comparison;
    QVERIFY(causeAt(comparison.closed, before.model().element(host)->name, "now to verify"));
}

void ComparisonTest::missingBaselineIsTold()
{
    const catalog::Analysis analysis = example("web-shop");
    exporting::ReportOptions options;
    options.baselineFault = "old.bulkhead: is not there";
    const exporting::ReportData data = exporting::gatherReport(analysis, options);
    for (const std::string &told : {exporting::htmlReport(data, {}, {}), exporting::markdownReport(data)})
        QVERIFY(told.find("Not compared:") != std::string::npos &&
                told.find("is not there") != std::string::npos);
}

} // namespace export_comparison

BULKHEAD_TEST(export_comparison, ComparisonTest, Core)
#include "comparison_test.moc"
