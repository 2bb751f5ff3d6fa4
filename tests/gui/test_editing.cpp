// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/export/export_dialog.h"
#include "app/gui/look/translations.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "export/formats/formats.h"
#include "model/view_plans.h"
#include "tests/support/test_program.h"

#include <QLineEdit>
#include <QMenu>
#include <QTest>

namespace gui_editing {

using namespace bulkhead;
using namespace bulkhead::app;

// What one expects of undo, menus and find while drawing.
class EditingTest : public QObject
{
    Q_OBJECT

private slots:
    void undoingARemovalSelectsWhatComesBack();
    void undoingARemovalFromAViewSelectsIt();
    void propertiesNeedASelection();
    void findPrefersTheViewThatIsShown();
    void entriesOfTheElementMenuHaveTheirOwnLetters_data();
    void entriesOfTheElementMenuHaveTheirOwnLetters();
    void theMenuOfANoteIsAboutTheNote();
    void namesOfFormatsAreGermanInTheGermanWindow();
};

namespace {

diagram::DiagramView &view(TestWindow &test)
{
    return test.window->diagramPage().view();
}

void openLaidOut(TestWindow &test)
{
    test.window->resize(1280, 800);
    test.window->show();
    openShop(test);
    test.trigger("diagram.layout");
    QTRY_VERIFY(!test.model().placements().empty());
    view(test).setFocus();
}

// The entries of the menu on what is selected; null for a line.
QStringList menuTexts(TestWindow &test)
{
    QStringList texts;
    QTimer::singleShot(50, qApp, [&texts] {
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (const QAction *entry : menu->actions())
            texts << (entry->isSeparator() ? QString() : entry->text());
        menu->close();
    });
    emit test.window->diagramPage().contextMenuRequested(QPoint(10, 10));
    return texts;
}

} // namespace

void EditingTest::undoingARemovalSelectsWhatComesBack()
{
    TestWindow test;
    openLaidOut(test);
    for (const auto &[gone, back] :
         {std::pair<model::Id, model::Id>{"db", "db"}, {"host", "host"}, {"web->db", "web->db"}}) {
        test.window->session().select({gone});
        QTest::keyClick(&view(test), Qt::Key_Delete);
        QVERIFY(test.window->session().selection().empty());
        test.trigger("edit.undo");
        QCOMPARE(test.window->session().selection(), std::vector<model::Id>{back});
    }
    // Undoing another step leaves the selection alone.
    test.window->session().select({"db"});
    QTest::keyClick(&view(test), Qt::Key_Down);
    test.window->session().select({"host"});
    test.trigger("edit.undo");
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"host"});
}

void EditingTest::undoingARemovalFromAViewSelectsIt()
{
    TestWindow test;
    openLaidOut(test);
    model::View second = model::newView(test.model(), "Second", {"db", "host", "web"});
    const model::Id id = second.id;
    QVERIFY(test.window->document().perform(model::planAddView(test.model(), second, {}, "diagram"), "View"));
    test.window->diagramPage().showView(id);
    test.window->session().select({"host"});
    QTest::keyClick(&view(test), Qt::Key_Delete);
    QVERIFY(test.model().element("host"));
    test.window->session().select({});
    test.trigger("edit.undo");
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"host"});
}

void EditingTest::propertiesNeedASelection()
{
    TestWindow test;
    openLaidOut(test);
    test.window->session().select({});
    QVERIFY(!test.window->actions().action("edit.properties")->isEnabled());
    test.window->session().select({"db"});
    QVERIFY(test.window->actions().action("edit.properties")->isEnabled());
}

void EditingTest::findPrefersTheViewThatIsShown()
{
    TestWindow test;
    openLaidOut(test);
    // "db" begins with what is typed, but only another view shows it.
    QVERIFY(test.window->document().perform(addElement("web-db", model::Kind::Container), "Add"));
    model::View second = model::newView(test.model(), "Second", {"web-db"});
    const model::Id id = second.id;
    QVERIFY(test.window->document().perform(model::planAddView(test.model(), second, {}, "diagram"), "View"));
    test.window->diagramPage().showView(id);
    test.trigger("edit.find");
    auto *typed = test.window->findChild<QFrame *>("findBar")->findChild<QLineEdit *>();
    QTest::keyClicks(typed, "db");
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"web-db"});
    QCOMPARE(test.window->diagramPage().viewId(), id);
    QTest::keyClick(typed, Qt::Key_Return); // and then those of other views
    QCOMPARE(test.window->session().selection(), std::vector<model::Id>{"db"});
}

void EditingTest::entriesOfTheElementMenuHaveTheirOwnLetters_data()
{
    QTest::addColumn<QLocale>("language");
    QTest::newRow("English") << QLocale(QLocale::English);
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
}

void EditingTest::entriesOfTheElementMenuHaveTheirOwnLetters()
{
    QFETCH(const QLocale, language);
    const Translations translations(language);
    TestWindow test;
    openLaidOut(test);
    test.window->session().select({"web"});
    const QStringList texts = menuTexts(test);
    QVERIFY(texts.count(QString()) >= 4);
    QMap<QChar, QString> taken;
    for (const QString &text : texts) {
        const qsizetype mark = QString(text).replace("&&", "  ").indexOf(u'&');
        if (mark < 0)
            continue;
        const QChar letter = text[mark + 1].toLower();
        QVERIFY2(!taken.contains(letter), qPrintable(text + " / " + taken.value(letter)));
        taken.insert(letter, text);
    }
    QVERIFY(taken.size() > 15);
    // The menu bar keeps its letters.
    QVERIFY(test.window->actions().action("edit.copy")->text().contains(u'&'));
}

void EditingTest::theMenuOfANoteIsAboutTheNote()
{
    TestWindow test;
    openLaidOut(test);
    const model::Id id = test.window->diagramPage().viewId();
    model::View with = *test.model().views().find(id);
    with.notes.push_back({"Note", {0, 0, 100, 40}, {}});
    QVERIFY(test.window->document().perform(model::editing(test.model().views().shared(id), with), "Put"));
    test.window->diagramPage().scene().selectNotes(std::vector<int>{0});
    const QStringList texts = menuTexts(test);
    QCOMPARE(texts.value(0), QString("&Write in the note"));
    QVERIFY(texts.filter("host").isEmpty());
    QVERIFY(!texts.filter("De&lete").isEmpty());
}

void EditingTest::namesOfFormatsAreGermanInTheGermanWindow()
{
    const Translations translations(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(formatTitle(*exporting::findFormat(exporting::FormatGroup::Report, "html")),
             QString("Webseite"));
    QCOMPARE(formatTitle(*exporting::findFormat(exporting::FormatGroup::Picture, "svg")),
             QString("SVG-Bild"));
}

} // namespace gui_editing

BULKHEAD_TEST(gui_editing, EditingTest, Gui)
#include "test_editing.moc"
