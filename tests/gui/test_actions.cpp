// SPDX-License-Identifier: Apache-2.0
#include "app/actions/action_table.h"
#include "app/actions/command_palette.h"
#include "app/actions/fuzzy_match.h"
#include "app/actions/shortcuts_dialog.h"
#include "resources/embedded.h"
#include "tests/support/patience.h"
#include "tests/support/test_program.h"

#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace gui_actions {

using namespace bulkhead::app;

// The one table of commands, and what is made of it.
class ActionsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyRowIsWhole();
    void noTwoCommandsShareAShortcut();
    void menusHoldEveryCommandOnce();
    void fuzzyMatchPrefersWordStarts();
    void paletteFindsAndRunsACommand();
    void paletteFindsEntriesOfSubmenus();
    void paletteSaysWhatADisabledCommandWaitsFor();
    void changedShortcutsAreKept();
    void theShortcutsPageListsKeysWithoutACommandToo();
};

void ActionsTest::everyRowIsWhole()
{
    QSet<QString> ids;
    for (const CommandSpec &spec : commandTable()) {
        const QString id = QString::fromLatin1(spec.id);
        QVERIFY2(!ids.contains(id), spec.id);
        ids << id;
        QVERIFY2(*spec.text && *spec.menu, spec.id);
        QVERIFY2(QString::fromUtf8(spec.help).endsWith('.'), spec.id);
        if (*spec.icon)
            QVERIFY2(bulkhead::resources::find("icons/actions/" + std::string(spec.icon) + ".svg"),
                     spec.icon);
        if (spec.flags & CommandSpec::OnToolBar)
            QVERIFY2(*spec.icon, spec.id);
    }
}

void ActionsTest::noTwoCommandsShareAShortcut()
{
    const ActionTable actions(commandTable());
    QHash<QString, QString> owners;
    for (const ActionTable::Entry &entry : actions.entries()) {
        for (const QKeySequence &keys : entry.defaultKeys) {
            const QString text = keys.toString(QKeySequence::PortableText);
            QVERIFY2(!text.isEmpty(), entry.spec->id);
            QVERIFY2(!owners.contains(text),
                     qPrintable(text + " " + entry.spec->id + " " + owners.value(text)));
            owners.insert(text, entry.spec->id);
        }
    }
}

void ActionsTest::menusHoldEveryCommandOnce()
{
    const ActionTable actions(commandTable());
    QMenuBar bar;
    actions.fillMenuBar(&bar);
    QList<QAction *> inMenus;
    for (QAction *menu : bar.actions()) {
        for (QAction *action : menu->menu()->actions()) {
            if (!action->isSeparator())
                inMenus << action;
        }
    }
    for (const ActionTable::Entry &entry : actions.entries())
        QCOMPARE(inMenus.count(entry.action), entry.spec->flags & CommandSpec::NotInMenu ? 0 : 1);
}

void ActionsTest::fuzzyMatchPrefersWordStarts()
{
    QVERIFY(fuzzyScore(u"sr", u"Save report").value() > fuzzyScore(u"sr", u"Close chars r").value());
    QVERIFY(fuzzyScore(u"report", u"Save report").has_value());
    QVERIFY(!fuzzyScore(u"zq", u"Save report").has_value());
    QVERIFY(fuzzyScore(u"", u"anything").has_value());
    QVERIFY(fuzzyScore(u"align left", u"Align left").value() >
            fuzzyScore(u"align left", u"Align the upper left").value());
}

void ActionsTest::paletteFindsAndRunsACommand()
{
    ActionTable actions(commandTable());
    int runs = 0;
    actions.bind("diagram.layout", [&runs] { ++runs; });
    CommandPalette palette(actions, nullptr);
    auto *typed = palette.findChild<QLineEdit *>();
    QTest::keyClicks(typed, "lay anew");
    auto *list = palette.findChild<QListWidget *>();
    QVERIFY(list->count() >= 1);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Lay out anew"));
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_COMPARE(runs, 1);
}

void ActionsTest::paletteFindsEntriesOfSubmenus()
{
    ActionTable actions(commandTable());
    actions.setEnabled(true, false);
    QMenu add;
    int runs = 0;
    QMenu *group = add.addMenu("&Workloads");
    connect(group->addAction("C&ontainer && more\tO"), &QAction::triggered, this, [&runs] { ++runs; });
    group->addAction("Container of another sort")->setEnabled(false);
    bool isFilled = false;
    connect(&add, &QMenu::aboutToShow, this, [&isFilled] { isFilled = true; });
    group->addAction(actions.action("view.zoomIn")); // a command in a submenu is found once
    actions.setSubmenu("diagram.add", &add);
    CommandPalette palette(actions, nullptr);
    QVERIFY(isFilled); // as menus are that fill themselves when they open
    auto *list = palette.findChild<QListWidget *>();
    QVERIFY(list->findItems("Container & more", Qt::MatchExactly).isEmpty()); // commands only, at first
    auto *typed = palette.findChild<QLineEdit *>();
    QTest::keyClicks(typed, "add contain");
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Container & more"));
    QVERIFY(list->findItems("Container of another sort", Qt::MatchExactly).isEmpty());
    typed->setText("zoom in");
    QCOMPARE(list->findItems("Zoom in", Qt::MatchExactly).size(), 1);
    typed->setText("add contain");
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_COMPARE(runs, 1);
}

void ActionsTest::paletteSaysWhatADisabledCommandWaitsFor()
{
    ActionTable actions(commandTable());
    actions.setEnabled(true, false);
    CommandPalette palette(actions, nullptr);
    auto *typed = palette.findChild<QLineEdit *>();
    QTest::keyClicks(typed, "align left");
    auto *list = palette.findChild<QListWidget *>();
    QVERIFY(list->count() >= 1);
    QCOMPARE(list->item(0)->text(), QStringLiteral("Align left"));
    QVERIFY(!(list->item(0)->flags() & Qt::ItemIsEnabled));
    const auto *entry = actions.ownerOf(QKeySequence("Ctrl+Shift+Left"));
    QVERIFY(entry);
    QCOMPARE(actions.whyDisabled(*entry), QStringLiteral("nothing is selected"));
    QTest::keyClick(typed, Qt::Key_Return); // does nothing
    QCOMPARE(palette.result(), 0);
}

void ActionsTest::changedShortcutsAreKept()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    {
        ActionTable actions(commandTable());
        for (const ActionTable::Entry &entry : actions.entries()) {
            if (QByteArray(entry.spec->id) == "file.save")
                actions.setShortcuts(entry, {QKeySequence("F12")}, settings);
        }
    }
    ActionTable again(commandTable());
    again.loadShortcuts(settings);
    QCOMPARE(again.action("file.save")->shortcut(), QKeySequence("F12"));
    QVERIFY(again.ownerOf(QKeySequence("F12")));
    QVERIFY(!again.ownerOf(QKeySequence("Ctrl+S")));
}

void ActionsTest::theShortcutsPageListsKeysWithoutACommandToo()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    ActionTable actions(commandTable());
    ShortcutsDialog page(actions, settings, {{"On the diagram", "Add Container", "K", "Places it."}},
                         nullptr);
    auto *tree = page.findChild<QTreeWidget *>();
    QTest::keyClicks(page.findChild<QLineEdit *>(), "contain");
    QStringList shown;
    for (int i = 0; i < tree->topLevelItemCount(); ++i)
        for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
            if (QTreeWidgetItem *item = tree->topLevelItem(i)->child(j); !item->isHidden()) {
                shown << item->text(0);
                tree->setCurrentItem(item);
            }
    QCOMPARE(shown, QStringList{"Add Container"});
    QVERIFY(!page.findChild<QKeySequenceEdit *>()->isEnabled()); // it cannot be given another key
}

} // namespace gui_actions

BULKHEAD_TEST(gui_actions, ActionsTest, Gui)
#include "test_actions.moc"
