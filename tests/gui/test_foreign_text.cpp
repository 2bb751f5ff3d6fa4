// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_program.h"
#include "window_fixture.h"

#include "app/gui/diagram/diagram_page.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/threats/threats_panel.h"
#include "app/gui/window/widget_dialogs.h"
#include "diagram/literal_text.h"
#include "diagram/view/diagram_view.h"
#include "tests/support/hostile_model.h"

#include <QAbstractItemView>
#include <QDesktopServices>
#include <QHelpEvent>
#include <QLabel>
#include <QMessageBox>
#include <QTextBrowser>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeWidget>

namespace gui_foreign_text {

using namespace bulkhead;
using namespace bulkhead::app;

// Names and notes that are HTML: nowhere in the window does Qt take them for it, which would read files.
class ForeignTextTest : public QObject
{
    Q_OBJECT

private slots:
    void literalTextIsWhatItSays();
    void theWindowShowsItAsText();
    void theDialogsShowItAsText_data();
    void theDialogsShowItAsText();
    void anImportShowsItAsText();
    void messagesShowItAsText();
    void enterLosesNothing();
    void onlyTheWebIsOpened();

public slots:
    void recordOpened(const QUrl &url) { m_opened << url; }

private:
    QList<QUrl> m_opened;
};

namespace {

const QString payload = QStringLiteral("<img src=\"file:///no/such/probe.png\"> <b>x</b>");

// What a walk over widgets found: texts that Qt takes for markup of others, and how many it saw at all.
struct Walk
{
    QStringList faults;
    int seen = 0;

    void look(const QString &text, bool isMarkup, const QString &where)
    {
        seen += text.contains("probe.png") ? 1 : 0;
        if (isMarkup && text.contains("<img"))
            faults << where + ": " + text.left(120);
    }

    void walk(const QAbstractItemModel &model, const QModelIndex &parent, const QString &where)
    {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column) {
                const QModelIndex index = model.index(row, column, parent);
                look(index.data(Qt::DisplayRole).toString(), false, where);
                const QString tip = index.data(Qt::ToolTipRole).toString();
                look(tip, Qt::mightBeRichText(tip), where + " tooltip");
            }
            walk(model, model.index(row, 0, parent), where);
        }
        for (const auto orientation : {Qt::Horizontal, Qt::Vertical}) {
            const int sections =
                orientation == Qt::Horizontal ? model.columnCount(parent) : model.rowCount(parent);
            for (int i = 0; i < sections; ++i) {
                const QString tip = model.headerData(i, orientation, Qt::ToolTipRole).toString();
                look(tip, Qt::mightBeRichText(tip), where + " header");
            }
        }
    }

    void walk(const QWidget &root)
    {
        QList<const QWidget *> widgets = {&root};
        for (const QWidget *child : root.findChildren<QWidget *>())
            widgets << child;
        for (const QWidget *widget : widgets) {
            const QString where =
                QStringLiteral("%1 in %2")
                    .arg(widget->metaObject()->className(),
                         widget->parent() ? widget->parent()->metaObject()->className() : "nothing");
            look(widget->toolTip(), Qt::mightBeRichText(widget->toolTip()), where + " tooltip");
            look(widget->whatsThis(), true, where);
            if (const auto *label = qobject_cast<const QLabel *>(widget)) {
                const bool guesses =
                    label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text());
                look(label->text(), label->textFormat() == Qt::RichText || guesses, where);
            }
            if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
                walk(*view->model(), {}, where);
            if (const auto *edit = qobject_cast<const QTextEdit *>(widget)) {
                look(edit->toPlainText(), false, where);
                for (const QTextFormat &format : edit->document()->allFormats()) {
                    if (format.isImageFormat())
                        faults << where + ": an image";
                }
            }
        }
    }
};

// The hostile model in the window, analysed.
void openHostile(TestWindow &test)
{
    writeText(test.file("hostile.bulkhead"),
              QByteArray::fromStdString(tests::hostileModel(payload.toStdString(), payload.toStdString())));
    test.window->resize(1400, 900);
    test.window->show();
    test.loadCatalogs();
    QVERIFY(test.window->files().open(test.file("hostile.bulkhead")));
    QTRY_VERIFY(test.window->session().assessment() && !test.window->session().isAnalysing());
}

} // namespace

void ForeignTextTest::literalTextIsWhatItSays()
{
    QCOMPARE(diagram::literalText("a < b & c"), QStringLiteral("a < b & c"));
    QTextDocument shown;
    shown.setHtml(diagram::literalText(payload));
    QCOMPARE(shown.toPlainText(), payload);
}

void ForeignTextTest::theWindowShowsItAsText()
{
    TestWindow test;
    openHostile(test);
    Walk walk;
    const model::Id odd = tests::asId(payload.toStdString());
    for (const char *page : {"view.diagramTab", "view.threatsTab", "view.matrixTab", "view.pathsTab",
                             "view.layersTab", "view.whatIfTab", "view.reportTab"}) {
        test.trigger(page);
        test.window->session().select({odd});
        test.trigger("threats.next");
        QTest::qWait(50);
        walk.walk(*test.window);
    }
    test.trigger("view.diagramTab");
    diagram::DiagramView &view = *test.window->findChild<diagram::DiagramView *>();
    const QPoint middle = view.mapFromScene(view.scene()->itemsBoundingRect().center());
    for (int x = 0; x < view.viewport()->width(); x += 40) {
        const QPoint at(x, middle.y());
        QHelpEvent help(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
        QApplication::sendEvent(view.viewport(), &help);
        walk.look(QToolTip::text(), Qt::mightBeRichText(QToolTip::text()), "diagram tooltip");
    }
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join('\n')));
    QVERIFY2(walk.seen > 100, qPrintable(QString::number(walk.seen)));
}

void ForeignTextTest::theDialogsShowItAsText_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command : {"threats.decide", "threats.add", "threats.decisions", "threats.explain",
                                "threats.catalog", "threats.details"})
        QTest::newRow(command) << command;
}

void ForeignTextTest::theDialogsShowItAsText()
{
    QFETCH(QString, command);
    TestWindow test;
    openHostile(test);
    test.trigger("view.threatsTab");
    test.window->session().select({tests::asId(payload.toStdString())});
    test.trigger("threats.next");
    Walk walk;
    int opened = 0;
    inNextDialog([&](QDialog &dialog) {
        ++opened;
        walk.walk(dialog);
        for (QTreeWidget *tree : dialog.findChildren<QTreeWidget *>()) {
            tree->setCurrentItem(tree->topLevelItem(0));
            walk.walk(dialog);
        }
        dialog.reject();
        return true;
    });
    test.trigger(command.toLatin1().constData());
    QCOMPARE(opened, 1);
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join('\n')));
}

void ForeignTextTest::anImportShowsItAsText()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    QByteArray name = payload.toUtf8();
    writeText(test.file("compose.yaml"), "name: '" + name + "'\nservices:\n  '" + name +
                                             "':\n    image: nginx\n    '" + name + "': 1\n");
    test.dialogs->nextFile = test.file("compose.yaml");
    Walk walk;
    inNextDialog([&](QDialog &dialog) {
        QTreeWidget *tree = dialog.findChild<QTreeWidget *>();
        if (!tree || tree->topLevelItemCount() == 0)
            return false;
        walk.walk(dialog);
        dialog.reject();
        return true;
    });
    test.trigger("file.import");
    QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join('\n')));
    QVERIFY(walk.seen > 0);
}

void ForeignTextTest::messagesShowItAsText()
{
    QWidget parent;
    WidgetDialogs dialogs(&parent);
    const std::vector<std::function<void()>> questions = {
        [&] { dialogs.askToSave(payload); },         [&] { dialogs.askToRecover(payload); },
        [&] { dialogs.confirm("a", payload, "b"); }, [&] { dialogs.confirmLoss("a", payload, "b"); },
        [&] { dialogs.askText("a", payload, "b"); }, [&] { dialogs.tell("a", payload); },
        [&] { dialogs.tellProblem("a", payload); }};
    for (const auto &ask : questions) {
        Walk walk;
        inNextDialog([&](QDialog &dialog) {
            walk.walk(dialog);
            dialog.reject();
            return true;
        });
        ask();
        QVERIFY2(walk.faults.isEmpty(), qPrintable(walk.faults.join('\n')));
        QVERIFY(walk.seen > 0);
    }
}

// Enter does what was asked for, and where something is lost with it nothing.
void ForeignTextTest::enterLosesNothing()
{
    WidgetDialogs dialogs(nullptr);
    const auto pressEnter = [] {
        inNextDialog([](QDialog &dialog) {
            QTest::keyClick(&dialog, Qt::Key_Return);
            return true;
        });
    };
    pressEnter();
    QVERIFY(dialogs.confirm("a", "b", "Do it"));
    pressEnter();
    QVERIFY(!dialogs.confirmLoss("a", "b", "Do it"));
}

void ForeignTextTest::onlyTheWebIsOpened()
{
    for (const char *scheme : {"file", "https", "ssh", "mailto"})
        QDesktopServices::setUrlHandler(scheme, this, "recordOpened");
    TestWindow test;
    openHostile(test);
    inNextDialog([](QDialog &dialog) {
        auto *page = dialog.findChild<QTextBrowser *>();
        if (page) {
            for (const char *link :
                 {"file:///etc/passwd", "ssh://host", "mailto:a", "relative", "https://a.example/"})
                emit page->anchorClicked(QUrl(link));
            if (page->openLinks())
                page->setSource(QUrl("file:///etc/passwd")); // what a click would do by itself
        }
        dialog.reject();
        return true;
    });
    test.trigger("threats.catalog");
    for (const char *scheme : {"file", "https", "ssh", "mailto"})
        QDesktopServices::unsetUrlHandler(scheme);
    QCOMPARE(m_opened, QList<QUrl>{QUrl("https://a.example/")});
}

} // namespace gui_foreign_text

BULKHEAD_TEST(gui_foreign_text, ForeignTextTest, Gui)
#include "test_foreign_text.moc"
