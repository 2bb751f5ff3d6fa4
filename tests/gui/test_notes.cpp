// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/diagram_page.h"
#include "changing_model.h"
#include "diagram/view/diagram_view.h"
#include "diagram/view/render.h"
#include "export/formats/formats.h"
#include "export/report/data/gather_report.h"
#include "export/report/markdown/markdown_report.h"
#include "model/file/file.h"
#include "tests/support/test_program.h"

#include <QClipboard>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QStatusBar>
#include <QTest>

namespace gui_notes {

using namespace bulkhead;
using namespace bulkhead::app;

// Notes on the canvas, by mouse and by keyboard.
class NotesWindowTest : public QObject
{
    Q_OBJECT

private slots:
    void aNoteIsWrittenBesideTheSelection();
    void aNoteIsPlacedByMouse();
    void escapeAndEmptyTextsLeaveNothing();
    void textIsChangedAndTheNoteGrows();
    void arrowsComeAndGo();
    void notesAreMovedAndResizedByKeys();
    void notesAreDraggedAndMoveWithTheirBox();
    void notesAreCopiedWithTheirArrows();
    void notesAreDeletedWithTheRest();
    void tabWalksToNotes();
    void aNoteBelongsToItsView();
    void layoutLeavesNotesInPlace();
    void foreignTextIsPlain();
    void picturesAndReportsHaveTheNotes();
};

namespace {

diagram::DiagramScene &scene(TestWindow &test)
{
    return test.window->diagramPage().scene();
}

diagram::DiagramView &view(TestWindow &test)
{
    return test.window->diagramPage().view();
}

const std::vector<model::CanvasNote> &notes(const TestWindow &test)
{
    return test.model().views().find(test.window->diagramPage().viewId())->notes;
}

QString undoText(TestWindow &test)
{
    return test.window->document().undoStack().undoText();
}

QPlainTextEdit *editor(TestWindow &test)
{
    const auto editors = view(test).findChildren<QPlainTextEdit *>("noteEditor");
    for (QPlainTextEdit *each : editors)
        if (each->isVisible())
            return each;
    return nullptr;
}

void write(TestWindow &test, const char *text)
{
    QTRY_VERIFY(editor(test));
    QTest::keyClicks(editor(test), text);
    QTest::keyClick(editor(test), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!editor(test));
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

// A note about an element, written by keyboard.
void addNote(TestWindow &test, const char *text, const std::vector<model::Id> &about)
{
    scene(test).select(about);
    view(test).setFocus();
    QTest::keyClick(&view(test), Qt::Key_A);
    QTest::keyClick(&view(test), Qt::Key_Return);
    write(test, text);
}

QPoint at(TestWindow &test, const QPointF &point)
{
    return view(test).mapFromScene(point);
}

void drag(TestWindow &test, const QPointF &from, const QPointF &to)
{
    QWidget *viewport = view(test).viewport();
    QTest::mousePress(viewport, Qt::LeftButton, Qt::AltModifier, at(test, from));
    for (const QPointF &point : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at(test, point), viewport->mapToGlobal(at(test, point)),
                         Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::AltModifier, at(test, to));
}

} // namespace

void NotesWindowTest::aNoteIsWrittenBesideTheSelection()
{
    TestWindow test;
    openLaidOut(test);
    const std::string before = model::serializeModel(test.model());
    addNote(test, "Who owns this?", {"db"});
    QCOMPARE(notes(test).size(), std::size_t(1));
    QCOMPARE(notes(test)[0].text, std::string("Who owns this?"));
    QCOMPARE(notes(test)[0].about, std::vector<model::Id>{"db"});
    QVERIFY(!scene(test).boundsOfNote(0).intersects(scene(test).boundsOf("db")));
    QCOMPARE(undoText(test), QString("Add note “Who owns this?”"));
    QCOMPARE(scene(test).selectedNotes(), std::vector<int>{0});
    QVERIFY(test.window->session().selection().empty());
    // It is kept in the file.
    const auto read =
        model::parseModel(model::serializeModel(test.model()), "again", test.model().sharedVocabulary());
    QVERIFY(read);
    QCOMPARE(read->views().find(test.window->diagramPage().viewId())->notes, notes(test));
    test.trigger("edit.undo");
    QCOMPARE(model::serializeModel(test.model()), before);
    test.trigger("edit.redo");
    QCOMPARE(notes(test).size(), std::size_t(1));
}

void NotesWindowTest::aNoteIsPlacedByMouse()
{
    TestWindow test;
    openLaidOut(test);
    scene(test).clearSelection();
    test.trigger("diagram.note");
    const QRectF content = scene(test).contentBounds();
    const QPointF place = content.bottomLeft() + QPointF(100, 60);
    QTest::mouseMove(view(test).viewport(), at(test, place));
    QTest::mouseClick(view(test).viewport(), Qt::LeftButton, {}, at(test, place));
    write(test, "Free");
    QVERIFY(scene(test).boundsOfNote(0).contains(place));
    QVERIFY(notes(test)[0].about.empty());
    // A double click opens it.
    QTest::mouseDClick(view(test).viewport(), Qt::LeftButton, {}, at(test, place));
    QTRY_VERIFY(editor(test));
    QCOMPARE(editor(test)->toPlainText(), QString("Free"));
}

void NotesWindowTest::escapeAndEmptyTextsLeaveNothing()
{
    TestWindow test;
    openLaidOut(test);
    const QString before = undoText(test);
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Return}) {
        QTest::keyClick(&view(test), Qt::Key_A);
        QTest::keyClick(&view(test), Qt::Key_Return);
        QTRY_VERIFY(editor(test));
        if (key == Qt::Key_Escape)
            QTest::keyClicks(editor(test), "Never mind");
        QTest::keyClick(editor(test), key, key == Qt::Key_Return ? Qt::ControlModifier : Qt::NoModifier);
        QVERIFY(!editor(test));
        QVERIFY(notes(test).empty());
        QCOMPARE(undoText(test), before);
    }
    addNote(test, "Short lived", {});
    QTest::keyClick(&view(test), Qt::Key_F2);
    QTRY_VERIFY(editor(test));
    editor(test)->clear();
    QTest::keyClick(editor(test), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(notes(test).empty());
    QCOMPARE(undoText(test), QString("Delete note “Short lived”"));
}

void NotesWindowTest::textIsChangedAndTheNoteGrows()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "One", {"db"});
    const double height = notes(test)[0].rect.height;
    QTest::keyClick(&view(test), Qt::Key_Return);
    QTRY_VERIFY(editor(test));
    QTest::keyClicks(editor(test), "First");
    for (int line = 0; line < 12; ++line) {
        QTest::keyClick(editor(test), Qt::Key_Return);
        QTest::keyClicks(editor(test), "line");
    }
    view(test).setFocus(); // a click elsewhere takes the text
    QVERIFY(notes(test)[0].text.starts_with("First\nline"));
    QVERIFY(notes(test)[0].rect.height > 2 * height);
    QVERIFY2(undoText(test).startsWith("Change note “First line"), qPrintable(undoText(test)));
    test.trigger("edit.undo");
    QCOMPARE(notes(test)[0].text, std::string("One"));
    QCOMPARE(notes(test)[0].rect.height, height);
}

void NotesWindowTest::arrowsComeAndGo()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Backup?", {"db"});
    QVERIFY(test.window->actions().action("diagram.connect")->isEnabled());
    test.trigger("diagram.connect");
    QTest::mouseClick(view(test).viewport(), Qt::LeftButton, {},
                      at(test, scene(test).boundsOf("web").center()));
    QCOMPARE(notes(test)[0].about, (std::vector<model::Id>{"db", "web"}));
    QCOMPARE(undoText(test), QString("Point from note “Backup?” to web"));
    // By keyboard: the arrows aim, Enter takes away what is there.
    scene(test).selectNotes(std::vector<int>{0});
    QTest::keyClick(&view(test), Qt::Key_C);
    const QPointF way = scene(test).boundsOf("db").center() - scene(test).boundsOfNote(0).center();
    const Qt::Key sideways = way.x() < 0 ? Qt::Key_Left : Qt::Key_Right;
    const Qt::Key upright = way.y() < 0 ? Qt::Key_Up : Qt::Key_Down;
    QTest::keyClick(&view(test), std::abs(way.x()) > std::abs(way.y()) ? sideways : upright);
    QTest::keyClick(&view(test), Qt::Key_Return);
    QCOMPARE(notes(test)[0].about, std::vector<model::Id>{"web"});
    QCOMPARE(undoText(test), QString("Remove the arrow from note “Backup?” to db"));
    // What goes from the model loses its arrow, and an undo brings it back.
    test.window->session().select({"web"});
    test.trigger("edit.deleteFromModel");
    QVERIFY(!test.model().element("web"));
    QCOMPARE(scene(test).selectedNotes(), std::vector<int>());
    test.trigger("edit.undo");
    QCOMPARE(notes(test)[0].about, std::vector<model::Id>{"web"});
}

void NotesWindowTest::notesAreMovedAndResizedByKeys()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Here", {"db"});
    const model::Rect before = notes(test)[0].rect;
    QTest::keyClick(&view(test), Qt::Key_Right);
    QTest::keyClick(&view(test), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(notes(test)[0].rect.x, before.x + 10);
    QCOMPARE(notes(test)[0].rect.y, before.y + 1);
    QCOMPARE(undoText(test), QString("Move note “Here”"));
    test.trigger("edit.undo"); // both steps at once
    QCOMPARE(notes(test)[0].rect, before);
    test.trigger("edit.redo");
    QCOMPARE(notes(test)[0].rect.x, before.x + 10);
    QTest::keyClick(&view(test), Qt::Key_Right, Qt::ShiftModifier | Qt::AltModifier);
    QCOMPARE(notes(test)[0].rect.width, before.width + 10);
    QCOMPARE(undoText(test), QString("Resize note “Here”"));
    QCOMPARE(scene(test).selectedNotes(), std::vector<int>{0});
}

void NotesWindowTest::notesAreDraggedAndMoveWithTheirBox()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Drag me", {"db"});
    view(test).setZoom(1);
    QRectF rect = scene(test).boundsOfNote(0);
    const QPointF grip = rect.center();
    drag(test, grip, grip + QPointF(30, 50));
    QCOMPARE(scene(test).boundsOfNote(0), rect.translated(30, 50));
    rect = scene(test).boundsOfNote(0);
    drag(test, rect.bottomRight(), rect.bottomRight() + QPointF(40, 20));
    QCOMPARE(scene(test).boundsOfNote(0).size(), rect.size() + QSizeF(40, 20));
    // One that stands in a host moves with it.
    const QRectF host = scene(test).boundsOf("host");
    model::View with = *test.model().views().find(test.window->diagramPage().viewId());
    const auto shared = test.model().views().shared(with.id);
    with.notes[0].rect = {host.left() + 4, host.bottom() - 24, 60, 20};
    QVERIFY(test.window->document().perform(model::editing(shared, with), "Put"));
    scene(test).select(std::vector<model::Id>{"host"});
    QTest::keyClick(&view(test), Qt::Key_Down);
    QCOMPARE(notes(test)[0].rect.y, host.bottom() - 14);
    QCOMPARE(scene(test).boundsOf("host").top(), host.top() + 10);
    test.trigger("edit.undo");
    QCOMPARE(notes(test)[0].rect.y, host.bottom() - 24);
}

void NotesWindowTest::notesAreCopiedWithTheirArrows()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Copy", {"db"});
    QVERIFY(test.window->actions().action("edit.copy")->isEnabled());
    test.trigger("edit.copy");
    test.trigger("edit.paste");
    QCOMPARE(notes(test).size(), std::size_t(2));
    QCOMPARE(notes(test)[1].about, std::vector<model::Id>{"db"}); // the model has it
    QCOMPARE(scene(test).selectedNotes(), std::vector<int>{1});
    QCOMPARE(undoText(test), QString("Paste note “Copy”"));
    test.trigger("edit.paste");
    QVERIFY(notes(test)[2].rect != notes(test)[1].rect); // none covers another
    // With the element the arrow leads to the copy.
    scene(test).select(std::vector<model::Id>{"db"});
    scene(test).selectNotes(std::vector<int>{0});
    scene(test).selectAll();
    test.trigger("edit.duplicate");
    QCOMPARE(notes(test).size(), std::size_t(6));
    QCOMPARE(notes(test)[3].about, std::vector<model::Id>{"db-2"});
    test.trigger("edit.undo");
    QCOMPARE(notes(test).size(), std::size_t(3));
}

void NotesWindowTest::notesAreDeletedWithTheRest()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "First", {"db"});
    addNote(test, "Second", {"db"});
    QTest::keyClick(&view(test), Qt::Key_Delete);
    QCOMPARE(notes(test).size(), std::size_t(1));
    QCOMPARE(notes(test)[0].text, std::string("First"));
    QCOMPARE(undoText(test), QString("Delete note “Second”"));
    scene(test).selectAll();
    const std::string before = model::serializeModel(test.model());
    QTest::keyClick(&view(test), Qt::Key_Delete);
    QVERIFY(notes(test).empty());
    QVERIFY(test.model().elements().empty());
    test.trigger("edit.undo");
    QCOMPARE(model::serializeModel(test.model()), before);
    QCOMPARE(notes(test).size(), std::size_t(1));
}

void NotesWindowTest::tabWalksToNotes()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Read me", {"db"});
    scene(test).clearSelection();
    bool found = false;
    for (int step = 0; step < 4 && !found; ++step) {
        QTest::keyClick(&view(test), Qt::Key_Tab);
        found = scene(test).selectedNotes() == std::vector<int>{0};
    }
    QVERIFY(found);
    QCOMPARE(view(test).accessibleName(), QString("Note: Read me"));
    QTest::keyClick(&view(test), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(!test.window->session().selection().empty());
    QVERIFY(scene(test).selectedNotes().empty());
}

void NotesWindowTest::aNoteBelongsToItsView()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Only here", {"db"});
    const model::Id first = test.window->diagramPage().viewId();
    test.trigger("view.newEmpty");
    QTRY_VERIFY(test.window->diagramPage().viewId() != first);
    QVERIFY(scene(test).boundsOfNote(0).isNull());
    test.window->diagramPage().showView(first);
    QVERIFY(!scene(test).boundsOfNote(0).isNull());
}

void NotesWindowTest::layoutLeavesNotesInPlace()
{
    TestWindow test;
    openLaidOut(test);
    addNote(test, "Stay", {"db"});
    const model::Rect before = notes(test)[0].rect;
    scene(test).select(std::vector<model::Id>{"db"});
    for (int step = 0; step < 5; ++step)
        QTest::keyClick(&view(test), Qt::Key_Down);
    test.trigger("diagram.layout");
    QTRY_VERIFY(undoText(test).startsWith("Lay out"));
    QCOMPARE(notes(test)[0].rect, before);
}

void NotesWindowTest::foreignTextIsPlain()
{
    TestWindow test;
    openLaidOut(test);
    const model::Id id = test.window->diagramPage().viewId();
    model::View with = *test.model().views().find(id);
    with.notes.push_back(
        {"<img src=\"file:///etc/passwd\"><b>%1</b>\x1b[31m", {0, 0, 200, 40}, {"gone", "db"}});
    with.notes.push_back({std::string(300'000, 'x'), {0, 60, 200, 40}, {}});
    QVERIFY(test.window->document().perform(model::editing(test.model().views().shared(id), with), "Put"));
    QCOMPARE(scene(test).textOfNote(0), QString::fromUtf8("<img src=\"file:///etc/passwd\"><b>%1</b>␛[31m"));
    const auto svg = diagram::renderPicture(test.model(), id, {}, diagram::PictureFormat::Svg);
    QVERIFY(svg);
    QVERIFY(svg->contains("&lt;img"));
    QVERIFY(!svg->contains("<img"));
    QVERIFY(svg->size() < 200'000); // what does not fit is left out
    QVERIFY(!view(test).grab().isNull());
}

void NotesWindowTest::picturesAndReportsHaveTheNotes()
{
    TestWindow test;
    test.loadCatalogs();
    openLaidOut(test);
    addNote(test, "Ask_the *owner*", {"db"});
    const auto svg = diagram::renderPicture(test.model(), test.window->diagramPage().viewId(), {},
                                            diagram::PictureFormat::Svg);
    QVERIFY(svg && svg->contains("Ask_the *owner*"));
    QTRY_VERIFY_WITH_TIMEOUT(test.window->session().analysis() && !test.window->session().isAnalysing(),
                             patience);
    const exporting::ReportData data = exporting::gatherReport(*test.window->session().analysis(), {});
    QCOMPARE(data.diagrams.at(0).notes.at(0).about, std::vector<std::string>{"db"});
    const QString report = QString::fromStdString(exporting::markdownReport(data));
    QVERIFY2(report.contains("Ask\\_the \\*owner\\*"), qPrintable(report.right(4000)));
}

} // namespace gui_notes

BULKHEAD_TEST(gui_notes, NotesWindowTest, Gui)
#include "test_notes.moc"
