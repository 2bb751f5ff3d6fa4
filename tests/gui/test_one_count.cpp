// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/threat_overlay.h"
#include "app/gui/matrix/hardening_page.h"
#include "app/gui/matrix/matrix_page.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/threats_panel.h"
#include "app/gui/threats/top_threats_list.h"
#include "export/findings/findings_document.h"
#include "export/pictures/badges.h"
#include "export/report/data/gather_report.h"
#include "export/report/json/json_report.h"
#include "export/report/markdown/markdown_report.h"
#include "tests/support/places.h"
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace gui_one_count {

using namespace bulkhead;
using namespace bulkhead::app;

// One number for one thing, wherever it stands: what is undecided, with the threats that people added; what
// is decided stands beside it.
class OneCountTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void statusBar();
    void badges();
    void matrix();
    void threatsPage();
    void commandLine();
    void report();
    void topThreatsLeadThePage();
    void aTopThreatListsAllItsFindings();
    void aTopThreatGoesWithItsModel();
    void theMatrixFitsTheWindow();
    void hardeningStandsBesideTheMatrix();
    void hardeningLeavesRoomForNames();
    void aClickInTheHardeningMatrixShowsTheFinding();
    void listsKeepTheirPlace();

private:
    const catalog::Summary &summary() const { return m_test->window->session().assessment()->summary; }
    const catalog::Analysis &analysis() const { return *m_test->window->session().analysis(); }
    QString statusText() const
    {
        QString text;
        for (const auto *button : m_test->window->statusBar()->findChildren<QToolButton *>())
            text += button->text() + '\n';
        for (const auto *label : m_test->window->statusBar()->findChildren<QLabel *>())
            text += label->text() + '\n';
        return text;
    }

    std::unique_ptr<TestWindow> m_test;
};

// The bundled shop with a confirmed and an unsure finding decided, and three threats of people, one of them
// decided.
void OneCountTest::initTestCase()
{
    m_test = std::make_unique<TestWindow>();
    m_test->window->resize(1280, 800);
    m_test->window->show();
    m_test->loadCatalogs();
    const QString file = m_test->file("shop.bulkhead");
    QVERIFY(QFile::copy(QString::fromStdString(tests::sourceDir()) + "/resources/examples/web-shop.bulkhead",
                        file));
    m_test->dialogs->nextFile = file;
    m_test->trigger("file.open");
    QTRY_VERIFY_WITH_TIMEOUT(!m_test->window->session().isAnalysing() && m_test->window->session().analysis(),
                             patience);
    std::vector<model::Change> changes;
    const auto decide = [&](const std::string &finding, model::Rating rating, model::Basis basis) {
        model::Decision decision;
        decision.finding = finding;
        decision.state = model::DecisionState::Accepted;
        decision.rating = rating;
        decision.basis = basis;
        changes.push_back(model::adding(decision));
    };
    bool sure = false;
    bool unsure = false;
    for (const catalog::Finding &finding : analysis().findings()) {
        bool &done = model::isConfirmed(finding.basis) ? sure : unsure;
        if (!std::exchange(done, true))
            decide(analysis().id(finding), finding.rating, finding.basis);
    }
    QVERIFY(sure && unsure);
    const model::Id subject = analysis().model().elements().begin()->id;
    for (const char *id : {"own.1", "own.2", "own.3"}) {
        model::ManualThreat threat;
        threat.id = id;
        threat.subject = subject;
        threat.title = std::string("A threat of ours, ") + id;
        threat.category = model::Stride::Repudiation;
        threat.likelihood = 5;
        threat.impact = 5;
        changes.push_back(model::adding(threat));
    }
    decide("own.3", model::Rating::Critical, model::Basis::Stated);
    const std::size_t before = summary().open();
    QVERIFY(m_test->window->document().perform(model::batch(std::move(changes)), "Decide"));
    QTRY_VERIFY_WITH_TIMEOUT(summary().decided == 3, patience);
    QCOMPARE(summary().open(), before - 2 + 2);
    QCOMPARE(summary().manual, std::size_t{2});
    QCOMPARE(summary().confirmed + summary().toVerify, summary().open());
    QCOMPARE(std::accumulate(summary().byRating.begin(), summary().byRating.end(), std::size_t{0}),
             summary().open());
}

void OneCountTest::statusBar()
{
    const QString text = statusText();
    const char *words[] = {"", "low", "medium", "high", "critical"};
    for (std::size_t rating = 1; rating < 5; ++rating)
        QVERIFY2(text.contains(QStringLiteral("%1 %2\n").arg(summary().byRating[rating]).arg(words[rating])),
                 qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("%1 confirmed, %2 to verify, 3 decided")
                               .arg(summary().confirmed)
                               .arg(summary().toVerify)),
             qPrintable(text));
}

void OneCountTest::badges()
{
    std::size_t shown = 0;
    std::size_t drawn = 0;
    const auto mark = [&](const model::Id &subject) {
        shown += static_cast<std::size_t>(threatMark(analysis(), subject).badge.count);
    };
    for (const model::Element &element : analysis().model().elements())
        mark(element.id);
    for (const model::Flow &flow : analysis().model().flows())
        mark(flow.id);
    for (const auto &[id, badge] : exporting::badgesOf(analysis()).badges)
        drawn += static_cast<std::size_t>(badge.count);
    QCOMPARE(shown, summary().open());
    QCOMPARE(drawn, summary().open());
}

void OneCountTest::matrix()
{
    m_test->trigger("view.matrixTab");
    const QAbstractItemModel &matrix = *m_test->window->findChild<MatrixPage *>()->view()->model();
    std::array<std::size_t, 7> sums{};
    bool reasoned = false;
    for (int row = 0; row < matrix.rowCount(); ++row)
        for (int column = 0; column < 7; ++column) {
            const QModelIndex cell = matrix.index(row, column);
            sums[static_cast<std::size_t>(column)] += cell.data().toUInt();
            reasoned = reasoned || cell.data(Qt::AccessibleTextRole)
                                       .toString()
                                       .startsWith("considered: does not apply because ");
        }
    for (std::size_t category = 0; category < 6; ++category)
        QCOMPARE(sums[category], summary().byCategory[category]);
    QCOMPARE(sums[6], summary().open());
    QVERIFY(reasoned);
}

void OneCountTest::threatsPage()
{
    m_test->trigger("view.threatsTab");
    QStringList texts;
    for (const auto *label : m_test->window->threatsPage().findChildren<QLabel *>())
        texts << label->text();
    QVERIFY2(texts.contains(QStringLiteral("%1 open, 3 decided").arg(summary().open())),
             qPrintable(texts.join('|')));
}

void OneCountTest::commandLine()
{
    exporting::FindingsDocument document;
    document.analysis = &analysis();
    document.shown = exporting::select(analysis(), exporting::Confidence::Any);
    const std::string counts = std::to_string(summary().open()) + " findings (" +
                               std::to_string(summary().confirmed) + " confirmed, " +
                               std::to_string(summary().toVerify) +
                               " to verify): " + std::to_string(summary().byRating[4]) + " critical";
    for (const std::string &text : {exporting::toText(document), exporting::toMarkdown(document)}) {
        QVERIFY2(text.find(counts) != std::string::npos, text.substr(0, 400).c_str());
        QVERIFY2(text.find("; 3 decided") != std::string::npos, text.substr(0, 400).c_str());
    }
    const auto json = nlohmann::json::parse(exporting::toJson(document));
    QCOMPARE(json["summary"]["open"].get<std::size_t>(), summary().open());
    QCOMPARE(json["summary"]["decided"].get<std::size_t>(), std::size_t{3});
    QCOMPARE(json["summary"]["by_rating"]["critical"].get<std::size_t>(), summary().byRating[4]);
    std::size_t covered = 0;
    for (const auto &row : json["coverage"])
        for (const auto &[key, cell] : row.items())
            covered += cell.is_object() ? cell.value("findings", std::size_t{0}) : 0;
    QCOMPARE(covered, summary().open());
}

void OneCountTest::report()
{
    const exporting::ReportData data = exporting::gatherReport(analysis(), {});
    QCOMPARE(data.summary.count.open(), summary().open());
    std::size_t heat = 0;
    for (const auto &row : data.summary.heat)
        heat = std::accumulate(row.begin(), row.end(), heat);
    QCOMPARE(heat, summary().open());
    std::size_t matrix = 0;
    for (const exporting::MatrixRow &row : data.matrix)
        matrix = std::accumulate(row.count.begin(), row.count.end(), matrix);
    QCOMPARE(matrix, summary().open());
    const std::string told = std::to_string(summary().open()) + " findings are open, " +
                             std::to_string(summary().byRating[4]) + " critical";
    const std::string text = exporting::markdownReport(data);
    QVERIFY2(text.find(told) != std::string::npos, text.substr(0, 1000).c_str());
    const auto json = nlohmann::json::parse(exporting::jsonReport(data));
    QCOMPARE(json["summary"]["open"].get<std::size_t>(), summary().open());
    QCOMPARE(json["summary"]["to_verify"].get<std::size_t>(), summary().toVerify);
}

void OneCountTest::topThreatsLeadThePage()
{
    m_test->trigger("view.threatsTab");
    ThreatsPanel &page = m_test->window->threatsPage();
    QListWidget &list = *page.topThreats()->view();
    QTRY_VERIFY(list.isVisible());
    const auto &threats = m_test->window->session().assessment()->topThreats;
    QCOMPARE(list.count(), static_cast<int>(threats.size()));
    QVERIFY(list.count() >= 5 && list.count() <= 25);
    int row = 0;
    while (threats[static_cast<std::size_t>(row)].findings.size() != 1)
        ++row;
    emit list.itemClicked(list.item(row));
    const catalog::Finding &wanted =
        analysis().findings()[threats[static_cast<std::size_t>(row)].findings.front()];
    QCOMPARE(page.current().ids, QStringList(toQString(analysis().id(wanted))));
}

void OneCountTest::aTopThreatListsAllItsFindings()
{
    m_test->trigger("view.threatsTab");
    ThreatsPanel &page = m_test->window->threatsPage();
    QListWidget &list = *page.topThreats()->view();
    QTRY_VERIFY(list.isVisible());
    const auto &threats = m_test->window->session().assessment()->topThreats;
    int row = 0;
    while (threats[static_cast<std::size_t>(row)].findings.size() < 2)
        ++row;
    const auto &findings = threats[static_cast<std::size_t>(row)].findings;
    emit list.itemClicked(list.item(row));
    QCOMPARE(page.threats().shownCount(), findings.size());
    page.view()->selectAll();
    for (const std::uint32_t finding : findings)
        QVERIFY(page.selectedIds().contains(toQString(analysis().id(analysis().findings()[finding]))));
    QToolButton *all = nullptr;
    for (auto *button : page.findChildren<QToolButton *>())
        all = button->text() == "✕ Top threat" ? button : all;
    QVERIFY(all && all->isVisible());
    all->click();
    QVERIFY(!all->isVisible());
    QCOMPARE(page.threats().shownCount(), page.threats().list().size());
}

// The next model has findings of the same ids, and all of them are listed.
void OneCountTest::aTopThreatGoesWithItsModel()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    openShop(test);
    test.trigger("view.threatsTab");
    ThreatsPanel &page = test.window->threatsPage();
    QListWidget &list = *page.topThreats()->view();
    QTRY_VERIFY(list.count() > 0);
    emit list.itemClicked(list.item(0));
    QVERIFY(page.threats().shownCount() < page.threats().list().size());
    const std::size_t all = page.threats().list().size();
    openShop(test);
    test.trigger("view.threatsTab");
    QTRY_COMPARE(page.threats().list().size(), all);
    QCOMPARE(page.threats().shownCount(), all);
}

// An edit does not take away what a person looks at.
void OneCountTest::listsKeepTheirPlace()
{
    m_test->window->resize(1000, 600);
    m_test->trigger("view.threatsTab");
    QListWidget &list = *m_test->window->threatsPage().topThreats()->view();
    QTRY_VERIFY(list.isVisible());
    list.setCurrentRow(list.count() - 1);
    const QString chosen = list.currentItem()->text();
    const int scrolled = list.verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    m_test->trigger("view.matrixTab");
    auto *page = m_test->window->findChild<MatrixPage *>();
    page->showHardening();
    QTableView &matrix = *page->hardening()->view();
    QTRY_VERIFY(matrix.isVisible());
    const int last = matrix.model()->rowCount() - 1;
    matrix.setCurrentIndex(matrix.model()->index(last, 2));
    const QString container = matrix.model()->headerData(last, Qt::Vertical).toString();
    const AssessmentPtr before = m_test->window->session().assessment();
    QVERIFY(m_test->window->document().perform(addElement("one-more", model::Kind::Container), "Add"));
    QTRY_VERIFY_WITH_TIMEOUT(m_test->window->session().assessment() != before &&
                                 !m_test->window->session().isAnalysing(),
                             patience);
    QCOMPARE(matrix.model()->rowCount(), last + 2);
    QCOMPARE(matrix.model()->headerData(matrix.currentIndex().row(), Qt::Vertical).toString(), container);
    QCOMPARE(matrix.currentIndex().column(), 2);
    m_test->trigger("view.threatsTab");
    QVERIFY(list.currentItem());
    QCOMPARE(list.currentItem()->text(), chosen);
    QTRY_VERIFY(list.viewport()->rect().intersects(list.visualItemRect(list.currentItem())));
    m_test->trigger("edit.undo");
}

void OneCountTest::aClickInTheHardeningMatrixShowsTheFinding()
{
    m_test->trigger("view.matrixTab");
    auto *page = m_test->window->findChild<MatrixPage *>();
    page->showHardening();
    QTableView &view = *page->hardening()->view();
    QTRY_VERIFY(view.isVisible());
    QSignalSpy asked(&m_test->window->session(), &Session::findingRequested);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                      view.visualRect(view.model()->index(0, 0)).center());
    QVERIFY(!asked.isEmpty());
    QVERIFY(analysis().find(toUtf8(asked.front().front().toString())));
}

// At 1,440 px the last category is there without scrolling, beside names of any length, which have what is
// left.
void OneCountTest::theMatrixFitsTheWindow()
{
    m_test->window->resize(1440, 900);
    m_test->trigger("view.matrixTab");
    QTableView &view = *m_test->window->findChild<MatrixPage *>()->view();
    QTRY_VERIFY(view.isVisible());
    QTRY_COMPARE(view.horizontalScrollBar()->maximum(), 0);
    QHeaderView &names = *view.verticalHeader();
    const int width = names.width();
    const QPoint edge(width - 2, 10);
    QTest::mousePress(names.viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(names.viewport(), edge + QPoint(60, 0));
    QTest::mouseRelease(names.viewport(), Qt::LeftButton, {}, edge + QPoint(60, 0));
    QTRY_COMPARE(names.width(), width + 58);
}

void OneCountTest::hardeningStandsBesideTheMatrix()
{
    m_test->trigger("view.matrixTab");
    auto *page = m_test->window->findChild<MatrixPage *>();
    page->showHardening();
    QTableView &view = *page->hardening()->view();
    QTRY_VERIFY(view.isVisible());
    const QAbstractItemModel &matrix = *view.model();
    std::size_t containers = 0;
    for (const model::Element &element : analysis().model().elements())
        containers += element.kind == model::Kind::Container && !element.outOfScope ? 1 : 0;
    QCOMPARE(matrix.rowCount(), static_cast<int>(containers));
    QCOMPARE(matrix.index(0, 0).data().toString(), "✗"); // the memory limit of what lacks most
    QVERIFY(matrix.index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith("missing: "));
}

// A mark takes no more room than the head above it, so that names keep theirs, and the last column comes
// sooner.
void OneCountTest::hardeningLeavesRoomForNames()
{
    m_test->window->resize(1280, 800);
    m_test->trigger("view.matrixTab");
    auto *page = m_test->window->findChild<MatrixPage *>();
    page->showHardening();
    QTableView &view = *page->hardening()->view();
    QTRY_VERIFY(view.isVisible());
    const model::Id longest = "Deployment-of-the-registry-that-everybody-pulls-from";
    QVERIFY(m_test->window->document().perform(addElement(longest, model::Kind::Container), "Add"));
    QTRY_VERIFY_WITH_TIMEOUT(view.verticalHeader()->width() >= view.width() * 3 / 10, patience);
    const QHeaderView &heads = *view.horizontalHeader();
    for (int column = 0; column < heads.count(); ++column)
        QVERIFY(view.columnWidth(column) <=
                std::max(heads.sectionSizeHint(column), heads.minimumSectionSize()));
    const int rows = view.model()->rowCount();
    m_test->trigger("edit.undo");
    QTRY_COMPARE_WITH_TIMEOUT(view.model()->rowCount(), rows - 1, patience);
}

} // namespace gui_one_count

BULKHEAD_TEST(gui_one_count, OneCountTest, Gui)
#include "test_one_count.moc"
