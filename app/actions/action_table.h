// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/actions/commands.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

#include <functional>
#include <vector>

class QMenuBar;
class QSettings;
class QToolBar;

namespace bulkhead::app {

// A text of a menu as it is read: without its mnemonic, "&&" as one sign.
QString withoutMnemonic(QString text);

// The commands of a window as actions, one for each row of the table. Menus, tool bar, palette and
// shortcuts page are made from it, so that none of them can know a command that the others do not.
class ActionTable : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        const CommandSpec *spec;
        QAction *action;
        QList<QKeySequence> defaultKeys;
    };

    explicit ActionTable(std::span<const CommandSpec> specs, QObject *parent = nullptr);

    QAction *action(const char *id) const; // the id must be in the table
    const std::vector<Entry> &entries() const { return m_entries; }

    // What a command does. Checkable ones are told their new state.
    void bind(const char *id, std::function<void()> handler);
    void bindChecked(const char *id, std::function<void(bool)> handler);
    // Takes a command out that this window does not have. Before menus and tool bars are filled.
    void leaveOut(const char *id);
    bool isBound(const char *id) const { return m_bound.contains(QByteArray(id)); }
    void setSubmenu(const char *id, QMenu *menu);
    // As the table says of each; who knows more of a command sets its action afterwards.
    void setEnabled(bool modelIsOpen, bool anySelected);

    // What a disabled command waits for; empty for one that can be given.
    QString whyDisabled(const Entry &entry) const;

    // Adds the command to a menu about one thing, with its text, icon and help; `handler` does it to that
    // thing.
    void addTo(QMenu &menu, const char *id, std::function<void()> handler) const;
    void fillMenuBar(QMenuBar *bar) const;
    void fillToolBar(QToolBar *bar) const;

    // Icons are drawn by the caller, who knows the theme.
    void setIcons(const std::function<QIcon(const QString &name)> &draw);

    // Shortcuts that differ from the table's are kept in the settings.
    void loadShortcuts(const QSettings &settings);
    void setShortcuts(const Entry &entry, const QList<QKeySequence> &keys, QSettings &settings);
    // The entry that a key sequence belongs to already, null when it is free.
    const Entry *ownerOf(const QKeySequence &keys) const;

    static QString title(const Entry &entry); // without the mnemonic
    static QString menuTitle(const Entry &entry);
    static QString help(const Entry &entry);

private:
    std::vector<Entry> m_entries;
    QHash<QByteArray, QAction *> m_actions;
    QSet<QByteArray> m_bound;
    bool m_modelIsOpen = false; // as setEnabled() was told last
    bool m_anySelected = false;
};

} // namespace bulkhead::app
