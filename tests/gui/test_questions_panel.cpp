// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/answer_box.h"
#include "app/gui/questions/questions_panel.h"
#include "changing_model.h"
#include "tests/support/test_program.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

#include <map>

namespace gui_questions {

using namespace bulkhead;
using namespace bulkhead::app;

namespace {

constexpr int answerColumn = 2;

QTabWidget *tabsOf(TestWindow &test)
{
    return test.window->findChild<QDockWidget *>("findingsDock")->findChild<QTabWidget *>();
}

// The shop with two containers more, which run an image of which nothing is known.
void openLargerShop(TestWindow &test)
{
    openAssessed(test);
    std::vector<model::Change> changes = {addElement("nginx", model::Kind::Image)};
    for (const char *id : {"api", "job"}) {
        model::Element element;
        element.id = element.name = id;
        element.kind = model::Kind::Container;
        element.parent = "host";
        element.properties.set(*test.model().vocabulary().key("image"), model::Value(std::string("nginx")));
        changes.push_back(model::adding(std::move(element)));
    }
    QVERIFY(test.window->document().perform(model::batch(std::move(changes)), "Add"));
    assessed(test);
}

// The panel, in sight, with the questions about that.
QuestionsPanel *openQuestions(TestWindow &test)
{
    openLargerShop(test);
    auto *panel = test.window->findChild<QuestionsPanel *>();
    tabsOf(test)->setCurrentWidget(panel);
    return panel;
}

const catalog::Questions &questionsOf(const TestWindow &test)
{
    return test.window->session().assessment()->questions;
}

QTreeWidgetItem *rowWith(const QuestionsPanel &panel, const QString &text)
{
    for (QTreeWidgetItemIterator at(panel.view()); *at; ++at)
        if ((*at)->text(0).contains(text))
            return *at;
    return nullptr;
}

QAbstractButton *buttonIn(const QuestionsPanel &panel, QTreeWidgetItem *row, const QString &text)
{
    for (auto *button : panel.view()->itemWidget(row, answerColumn)->findChildren<QAbstractButton *>())
        if (button->text() == text)
            return button;
    return nullptr;
}

std::string statedOf(const TestWindow &test, const model::Id &id, const char *name)
{
    const model::Element *element = test.model().element(id);
    const model::PropertyDef *def = test.model().vocabulary().find(element->kind, name);
    const model::Property *property = element->properties.find(def->key);
    return property ? model::displayValue(*def, property->value) : std::string();
}

const catalog::Question *aboutUsers(const TestWindow &test)
{
    for (const auto *list : {&questionsOf(test).asked, &questionsOf(test).more})
        for (const catalog::Question &question : *list)
            if (!question.joint && question.property->name == "user")
                return &question;
    return nullptr;
}

} // namespace

// The questions in the window: full sentences, each once, answered in place for all or one by one.
class QuestionsPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void asksInSentencesEachOnce();
    void worksOnlyWhileItIsShown();
    void oneAnswerHoldsForAll();
    void oneByOneBelow();
    void elementByElement();
    void whatIsWrittenIsChecked();
    void whatIsBeingWrittenStays();
    void whatIsExpectedCanBeRead();
};

void QuestionsPanelTest::asksInSentencesEachOnce()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    const catalog::Questions &all = questionsOf(test);
    QVERIFY(all.asked.size() > 3 && all.asked.size() <= catalog::questionsAtOnce);
    QVERIFY2(tabsOf(test)
                 ->tabText(tabsOf(test)->indexOf(panel))
                 .contains(QStringLiteral("(%1)").arg(all.asked.size())),
             "the tab counts what is asked");
    QStringList shown;
    QTreeWidgetItem *waiting = nullptr;
    for (int group = 0; group < panel->view()->topLevelItemCount(); ++group) {
        QTreeWidgetItem *head = panel->view()->topLevelItem(group);
        if (!head->isExpanded())
            waiting = head;
        for (int row = 0; row < head->childCount(); ++row) {
            QVERIFY2(head->child(row)->text(0).endsWith('?'), qPrintable(head->child(row)->text(0)));
            QVERIFY(panel->view()->itemWidget(head->child(row), answerColumn));
            shown += head->child(row)->text(0);
        }
    }
    QCOMPARE(shown.size(), qsizetype(all.asked.size()));
    QCOMPARE(shown.removeDuplicates(), 0);
    QVERIFY(waiting); // out of the way, and within reach
    QCOMPARE(waiting->childCount(), 0);
    waiting->setExpanded(true);
    QCOMPARE(waiting->childCount(), static_cast<int>(all.more.size()));
}

void QuestionsPanelTest::worksOnlyWhileItIsShown()
{
    TestWindow test;
    openAssessed(test);
    auto *panel = test.window->findChild<QuestionsPanel *>();
    QCOMPARE(panel->view()->topLevelItemCount(), 0);
    tabsOf(test)->setCurrentWidget(panel);
    QVERIFY(panel->view()->topLevelItemCount() > 0);
}

void QuestionsPanelTest::oneAnswerHoldsForAll()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    const catalog::Question *users = aboutUsers(test);
    QVERIFY(users && users->subjects.size() > 1);
    const std::vector<model::Id> subjects(users->subjects.begin(), users->subjects.end());
    const QString text = QString::fromStdString(users->text);
    const QString title = QString::fromStdString(users->property->title);
    const model::Model before = test.model();
    QTreeWidgetItem *row = rowWith(*panel, text);
    QVERIFY2(row, qPrintable(text));
    buttonIn(*panel, row, "Non root")->click();
    QTRY_VERIFY(!(test.model() == before));
    QCOMPARE(test.window->actions().action("edit.undo")->text().remove('&'),
             "Undo Answer for " + displayNames(test.model(), subjects) + ": " + title);
    for (const model::Id &id : subjects)
        QCOMPARE(statedOf(test, id, "user"), std::string("non_root"));
    assessed(test);
    QTRY_VERIFY(!rowWith(*panel, "run as root"));
    test.trigger("edit.undo");
    QVERIFY(test.model() == before);
    QTRY_VERIFY(rowWith(*panel, text));
}

void QuestionsPanelTest::oneByOneBelow()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    const catalog::Question *users = aboutUsers(test);
    QVERIFY(users && users->subjects.size() > 1);
    const model::Id first(users->subjects.front());
    const model::Id second(users->subjects[1]);
    QTreeWidgetItem *row = rowWith(*panel, QString::fromStdString(users->text));
    row->setExpanded(true);
    QCOMPARE(row->childCount(), static_cast<int>(users->subjects.size()));
    const int count = row->childCount();
    buttonIn(*panel, row->child(0), "Root")->click();
    QTRY_COMPARE(statedOf(test, first, "user"), std::string("root"));
    QCOMPARE(statedOf(test, second, "user"), std::string());
    assessed(test);
    // What is left of the question stays where it was, with one element less.
    QTRY_VERIFY(rowWith(*panel, "run as root"));
    QTreeWidgetItem *left = rowWith(*panel, "run as root");
    QTRY_COMPARE(left->childCount(), count > 2 ? count - 1 : 0);
}

void QuestionsPanelTest::elementByElement()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    panel->order()->setCurrentIndex(1);
    QTreeWidgetItem *web = nullptr;
    for (int row = 0; row < panel->view()->topLevelItemCount(); ++row)
        if (panel->view()->topLevelItem(row)->text(0).startsWith("web ("))
            web = panel->view()->topLevelItem(row);
    QVERIFY(web);
    QCOMPARE(web->childCount(), 0);
    web->setExpanded(true);
    QVERIFY(web->childCount() > 1);
    for (int row = 0; row < web->childCount(); ++row) {
        const QString text = web->child(row)->text(0);
        QVERIFY2(text.contains(QRegularExpression("\\bweb\\b")) && text.endsWith('?'), qPrintable(text));
    }
    panel->order()->setCurrentIndex(0);
    QVERIFY(rowWith(*panel, "know the system"));
}

void QuestionsPanelTest::whatIsWrittenIsChecked()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    QLineEdit *line = nullptr;
    std::vector<model::Id> images;
    for (const catalog::Question &question : questionsOf(test).asked) {
        if (question.findings.empty() || !question.joint || question.property->kind != model::Kind::Image)
            continue;
        QTreeWidgetItem *row = rowWith(*panel, QString::fromStdString(question.text));
        QVERIFY(row);
        line = panel->view()->itemWidget(row, answerColumn)->findChild<QLineEdit *>();
        images.assign(question.subjects.begin(), question.subjects.end());
    }
    if (!line)
        QSKIP("the shop has no image that was never scanned");
    const model::Model before = test.model();
    line->setText("yesterday");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(test.dialogs->problems.size(), 1);
    QVERIFY2(test.dialogs->problems.front().contains("2026-01-31"),
             qPrintable(test.dialogs->problems.front()));
    QVERIFY(test.model() == before);
    line->setText("2026-02-03");
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!(test.model() == before));
    for (const model::Id &image : images)
        QCOMPARE(statedOf(test, image, "last_scanned"), std::string("2026-02-03"));
}

namespace {

// The lines in sight for what is written, by the question of their row.
std::map<QString, QLineEdit *> linesOf(const QuestionsPanel &panel)
{
    std::map<QString, QLineEdit *> lines;
    for (QTreeWidgetItemIterator at(panel.view()); *at; ++at)
        if (QWidget *box = panel.view()->itemWidget(*at, answerColumn))
            if (auto *line = box->findChild<QLineEdit *>())
                lines[(*at)->text(0)] = line;
    return lines;
}

} // namespace

void QuestionsPanelTest::whatIsBeingWrittenStays()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    for (int group = 0; group < panel->view()->topLevelItemCount(); ++group)
        panel->view()->topLevelItem(group)->setExpanded(true);
    std::map<QString, QLineEdit *> lines = linesOf(*panel);
    QVERIFY(!lines.empty());
    for (const auto &[question, line] : lines)
        QTest::keyClicks(line, "half");
    const auto areWritten = [&] {
        int found = 0;
        for (const auto &[question, line] : linesOf(*panel)) {
            if (lines.contains(question) && line->text() != "half")
                return false;
            found += lines.contains(question) ? 1 : 0;
        }
        return found > 0;
    };
    panel->order()->setCurrentIndex(1); // all rows go, and come again
    panel->order()->setCurrentIndex(0);
    for (int group = 0; group < panel->view()->topLevelItemCount(); ++group)
        panel->view()->topLevelItem(group)->setExpanded(true);
    QVERIFY(areWritten());
    addWorseElements(test); // others are asked first
    assessed(test);
    QVERIFY(areWritten());
    openLargerShop(test); // another model
    for (const auto &[question, line] : linesOf(*panel))
        QVERIFY2(line->text().isEmpty(), qPrintable(question));
    // The same while another panel is shown.
    for (int group = 0; group < panel->view()->topLevelItemCount(); ++group)
        panel->view()->topLevelItem(group)->setExpanded(true);
    lines = linesOf(*panel);
    QVERIFY(!lines.empty());
    for (const auto &[question, line] : lines)
        QTest::keyClicks(line, "half");
    tabsOf(test)->setCurrentIndex(tabsOf(test)->indexOf(panel) == 0 ? 1 : 0);
    openLargerShop(test);
    tabsOf(test)->setCurrentWidget(panel);
    QVERIFY(!linesOf(*panel).empty());
    for (const auto &[question, line] : linesOf(*panel))
        QVERIFY2(line->text().isEmpty(), qPrintable(question));
}

void QuestionsPanelTest::whatIsExpectedCanBeRead()
{
    TestWindow test;
    QuestionsPanel *panel = openQuestions(test);
    for (int group = 0; group < panel->view()->topLevelItemCount(); ++group)
        panel->view()->topLevelItem(group)->setExpanded(true);
    int dates = 0;
    for (const auto &[question, line] : linesOf(*panel)) {
        if (!line->placeholderText().contains("2026-01-31"))
            continue;
        ++dates;
        QTRY_VERIFY(line->width() > line->fontMetrics().horizontalAdvance(line->placeholderText()) + 8);
    }
    QVERIFY(dates > 0);
}

} // namespace gui_questions

BULKHEAD_TEST(gui_questions, QuestionsPanelTest, Gui)
#include "test_questions_panel.moc"
