// SPDX-License-Identifier: Apache-2.0
#include "app/gui/layers/layers_page.h"
#include "app/gui/threats/threats_panel.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QSignalSpy>
#include <QTest>
#include <QTextBrowser>
#include <QTreeWidget>

namespace gui_layers {

using namespace bulkhead;
using namespace bulkhead::app;

// The page of the layers: it fills, follows edits, and its links lead to elements and findings.
class LayersPageTest : public QObject
{
    Q_OBJECT

private slots:
    void layersAreFilledAndFollowEdits();
    void linksLeadToElementsAndFindings();

private:
    static LayersPage &openPage(TestWindow &test)
    {
        test.window->resize(1280, 800);
        test.window->show();
        test.loadCatalogs();
        openShop(test);
        QTest::qWait(0);
        auto *page = test.window->findChild<LayersPage *>();
        [&] {
            QTRY_VERIFY(!test.window->session().isAnalysing() && test.window->session().analysis() &&
                        test.window->session().analysis()->find("E1.1@web"));
            test.trigger("view.layersTab");
            QTRY_COMPARE(page->list().topLevelItemCount(), 9);
        }();
        return *page;
    }
    static QTreeWidgetItem *itemOf(const LayersPage &page, const QString &title)
    {
        const auto found = page.list().findItems(title, Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? nullptr : found.front();
    }
};

void LayersPageTest::layersAreFilledAndFollowEdits()
{
    TestWindow test;
    LayersPage &page = openPage(test);
    const QString title = QStringLiteral("Not privileged");
    QVERIFY(itemOf(page, title));
    page.list().setCurrentItem(itemOf(page, title));
    QVERIFY(page.detail().toPlainText().contains(QStringLiteral("Privileged container")));
    const int open = itemOf(page, title)->text(2).toInt();
    QVERIFY(open >= 1);

    const auto before = test.window->session().model().elements().shared("web");
    model::Element after = *before;
    after.properties.set(*test.window->session().model().vocabulary().key("privileged"), false);
    test.window->document().perform(model::editing(before, std::move(after)), QStringLiteral("edit"));
    QTRY_COMPARE(itemOf(page, title)->text(2).toInt(), open - 1);
    QCOMPARE(page.list().currentItem()->text(0), title); // what was chosen stays so
    QTRY_VERIFY(page.detail().toPlainText().contains(QStringLiteral("Privileged: no")));
}

void LayersPageTest::linksLeadToElementsAndFindings()
{
    TestWindow test;
    LayersPage &page = openPage(test);
    page.list().setCurrentItem(itemOf(page, QStringLiteral("Not privileged")));
    const QString html = page.detail().toHtml();
    QVERIFY(html.contains(QStringLiteral("element:web")));
    QVERIFY(html.contains(QStringLiteral("finding:E1.1%40web")));
    QSignalSpy findings(&test.window->session(), &Session::findingRequested);
    emit page.detail().anchorClicked(QUrl(QStringLiteral("finding:E1.1%40web")));
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.front().front().toString(), QStringLiteral("E1.1@web"));
    emit page.detail().anchorClicked(QUrl(QStringLiteral("element:web")));
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web"});
}

} // namespace gui_layers

BULKHEAD_TEST(gui_layers, LayersPageTest, Gui)
#include "test_layers_page.moc"
