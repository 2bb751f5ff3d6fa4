// SPDX-License-Identifier: Apache-2.0
#include "app/gui/catalog/explain_dialog.h"
#include "app/gui/catalog/rule_editor.h"
#include "app/gui/threats/decision_dialog.h"
#include "app/gui/threats/threats_panel.h"
#include "changing_model.h"
#include "rule_drafts.h"
#include "tests/support/test_program.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QProgressBar>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTest>

namespace gui_names {

using namespace bulkhead;
using namespace bulkhead::app;

// A screen reader says what each control is: none is without a name.
class NamesTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPageAndDock();
    void theWelcomePage();
    void everyDialog_data();
    void everyDialog();
    void whatReadsASource();
    void dialogsOfFindingsAndRules();
};

namespace {

// Made by Qt inside of a control that has a name, or never focused by itself.
bool isPartOfAnother(const QWidget &widget)
{
    if (qobject_cast<const QScrollBar *>(&widget) || qobject_cast<const QHeaderView *>(&widget))
        return true;
    if (widget.objectName().startsWith("qt_")) // the field of a spin box, the arrows of a tool bar
        return true;
    for (const QWidget *outer = widget.parentWidget(); outer; outer = outer->parentWidget()) {
        if (qobject_cast<const QComboBox *>(outer) || qobject_cast<const QAbstractSpinBox *>(outer) ||
            qobject_cast<const QLineEdit *>(outer) || qobject_cast<const QKeySequenceEdit *>(outer) ||
            qobject_cast<const QTabBar *>(outer) || qobject_cast<const QAbstractItemView *>(outer) ||
            outer->inherits("QPrintPreviewWidget"))
            return true;
    }
    return false;
}

bool isControl(const QWidget &widget)
{
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget); tabs && tabs->count() == 0)
        return false; // Qt says nothing of it
    if (qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget) ||
        qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QAbstractSpinBox *>(&widget) ||
        qobject_cast<const QTabBar *>(&widget) || qobject_cast<const QProgressBar *>(&widget) ||
        qobject_cast<const QKeySequenceEdit *>(&widget))
        return true;
    // Lists, trees, tables, texts and the diagram; a plain scroll area is a frame round others.
    return qobject_cast<const QAbstractScrollArea *>(&widget) && !qobject_cast<const QScrollArea *>(&widget);
}

QString nameOf(QWidget &widget)
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&widget);
    return accessible ? accessible->text(QAccessible::Name).trimmed() : QString();
}

QString placeOf(const QWidget &widget)
{
    QStringList place;
    for (const QWidget *at = &widget; at; at = at->parentWidget())
        place.prepend(at->metaObject()->className() +
                      (at->objectName().isEmpty() ? QString() : '#' + at->objectName()));
    return place.mid(qMax(qsizetype(0), place.size() - 5)).join(" > ");
}

QStringList nameless(const QWidget &window)
{
    QStringList found;
    for (QWidget *widget : window.findChildren<QWidget *>())
        if (isControl(*widget) && !isPartOfAnother(*widget) && nameOf(*widget).isEmpty())
            found << placeOf(*widget);
    found.removeDuplicates();
    return found;
}

// Looks at the next dialog and leaves it.
void lookAtNextDialog(QStringList &faults, bool &seen)
{
    inNextDialog([&faults, &seen](QDialog &dialog) {
        if (dialog.windowTitle().isEmpty())
            faults << placeOf(dialog) + " has no title";
        faults += nameless(dialog);
        seen = true;
        dialog.reject();
        return true;
    });
}

} // namespace

#define COMPARE_NONE(faults) QVERIFY2((faults).isEmpty(), qPrintable((faults).join('\n')))

void NamesTest::everyPageAndDock()
{
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"web"});
    for (const char *dock :
         {"view.history", "view.outline", "view.palette", "view.properties", "view.findings"})
        if (!test.window->actions().action(dock)->isChecked())
            test.trigger(dock);
    for (const CommandSpec &spec : commandTable()) // every page has been shown and filled
        if (QByteArray(spec.id).startsWith("view.") && QByteArray(spec.id).endsWith("Tab"))
            test.trigger(spec.id);
    QVERIFY(test.window->findChildren<QDockWidget *>().size() >= 5);
    COMPARE_NONE(nameless(*test.window));
}

void NamesTest::theWelcomePage()
{
    TestWindow test;
    test.window->show();
    COMPARE_NONE(nameless(*test.window));
}

void NamesTest::everyDialog_data()
{
    QTest::addColumn<QByteArray>("command");
    for (const char *command : {"edit.replace", "help.palette", "help.shortcuts", "threats.catalog",
                                "threats.decisions", "threats.platform", "threats.details", "threats.add",
                                "file.export", "file.print", "diagram.putInto", "view.newOfBox"})
        QTest::newRow(command) << QByteArray(command);
}

void NamesTest::everyDialog()
{
    QFETCH(QByteArray, command);
    TestWindow test;
    openAssessed(test);
    test.window->session().select({"db"});
    QStringList faults;
    bool seen = false;
    lookAtNextDialog(faults, seen);
    test.trigger(command);
    QTRY_VERIFY(seen);
    COMPARE_NONE(faults);
}

void NamesTest::whatReadsASource()
{
    TestWindow test;
    test.window->show();
    test.loadCatalogs();
    writeText(test.file("compose.yaml"), "services:\n  web:\n    image: nginx\n");
    QStringList faults;
    bool seen = false;
    test.dialogs->nextFile = test.file("compose.yaml");
    lookAtNextDialog(faults, seen);
    test.trigger("file.import");
    QTRY_VERIFY(seen);
    COMPARE_NONE(faults);
}

void NamesTest::dialogsOfFindingsAndRules()
{
    TestWindow test;
    openAssessed(test);
    RuleEditor editor(test.window->session(), test.window->catalogLibrary(), *test.dialogs, nullptr);
    editor.set(elaborate());
    COMPARE_NONE(nameless(editor));
    const ExplainDialog explain(test.window->session(), "E1.1", "web", nullptr);
    COMPARE_NONE(nameless(explain));
    const DecisionDialog decision("E1.1 of web", model::Decision(), nullptr);
    COMPARE_NONE(nameless(decision));
}

} // namespace gui_names

BULKHEAD_TEST(gui_names, NamesTest, Gui)
#include "test_accessible_names.moc"
