// SPDX-License-Identifier: Apache-2.0
#include "diagram/cards.h"
#include "export/pictures/badges.h"
#include "export/report/data/gather_report.h"
#include "export/report/pdf/preview.h"
#include "model/change.h"
#include "tests/export/analyzed_model.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace export_preview {

using namespace bulkhead;

// What the preview of a report shows of the diagrams.
class PreviewTest : public QObject
{
    Q_OBJECT

private slots:
    void cardsAndLinesCountWhatTheyStandFor();
};

namespace {

// The same model with every box of every view collapsed.
model::Model collapsed(model::Model model)
{
    std::vector<model::Change> changes;
    for (const model::View &view : model.views()) {
        model::View after = view;
        const diagram::ViewGraph graph(model, view.id);
        after.collapsed.clear();
        for (const diagram::ViewNode &node : graph.nodes())
            if (!node.children.empty())
                after.collapsed.push_back(node.element->id); // by id, as the nodes are
        if (!(after == view))
            changes.push_back(model::editing(model.views().shared(view.id), std::move(after)));
    }
    if (!model.apply(model::batch(std::move(changes))))
        qFatal("not collapsed");
    return model;
}

} // namespace

void PreviewTest::cardsAndLinesCountWhatTheyStandFor()
{
    const catalog::Analysis before =
        analyzed(tests::sourceDir() + "/resources/examples/web-shop.compose.yaml");
    catalog::Options options;
    options.asOf = *model::Date::parse("2026-01-31");
    const catalog::Analysis analysis =
        catalog::analyze(collapsed(before.model()), app::loadKnowledge()->catalogs, options);
    const auto content = exporting::previewContent(analysis, exporting::gatherReport(analysis, {}), {});
    QVERIFY(content.ok());
    const diagram::Overlay all = exporting::badgesOf(analysis);
    int cards = 0;
    int lines = 0;
    for (const model::View &view : analysis.model().views()) {
        const diagram::ViewGraph graph(analysis.model(), view.id);
        for (const diagram::ViewNode &node : graph.nodes()) {
            const diagram::Badge shown = diagram::badgeOf(content->badges, node);
            QVERIFY(shown == diagram::badgeOf(all, node));
            cards += node.isCard() && shown.count > 0 ? 1 : 0;
        }
        for (const diagram::ViewFlow &flow : graph.flows()) {
            QVERIFY(diagram::badgeOf(content->badges, flow) == diagram::badgeOf(all, flow));
            lines += flow.bundled.empty() ? 0 : 1;
        }
    }
    QVERIFY(cards > 0);
    QVERIFY(lines > 0);
}

} // namespace export_preview

BULKHEAD_TEST(export_preview, PreviewTest, Gui)
#include "preview_test.moc"
