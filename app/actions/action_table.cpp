// SPDX-License-Identifier: Apache-2.0
#include "app/actions/action_table.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QToolBar>

#include <map>
#include <string_view>
#include <vector>

namespace bulkhead::app {

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("Commands", source);
}

QList<QKeySequence> keysOf(const CommandSpec &spec)
{
    auto keys = QKeySequence::listFromString(QString::fromLatin1(spec.keys), QKeySequence::PortableText);
    keys.removeAll(QKeySequence()); // what an empty text gives
    return keys;
}

QString settingsKey(const CommandSpec &spec)
{
    return QStringLiteral("shortcuts/") + QString::fromLatin1(spec.id);
}

QString tipFor(const ActionTable::Entry &entry)
{
    QString tip = ActionTable::title(entry);
    if (!entry.action->shortcut().isEmpty())
        tip += QStringLiteral(" (%1)").arg(entry.action->shortcut().toString(QKeySequence::NativeText));
    return tip;
}

} // namespace

ActionTable::ActionTable(std::span<const CommandSpec> specs, QObject *parent) : QObject(parent)
{
    m_entries.reserve(specs.size());
    for (const CommandSpec &spec : specs) {
        auto *action = new QAction(translated(spec.text), this);
        action->setObjectName(QString::fromLatin1(spec.id));
        action->setCheckable((spec.flags & CommandSpec::Checkable) != 0);
        action->setStatusTip(translated(spec.help));
        Entry entry{&spec, action, keysOf(spec)};
        action->setShortcuts(entry.defaultKeys);
        action->setToolTip(tipFor(entry));
        m_actions.insert(spec.id, action);
        m_entries.push_back(std::move(entry));
    }
}

QAction *ActionTable::action(const char *id) const
{
    QAction *found = m_actions.value(id);
    Q_ASSERT_X(found, "ActionTable", id);
    return found;
}

void ActionTable::bind(const char *id, std::function<void()> handler)
{
    connect(action(id), &QAction::triggered, this, std::move(handler));
    m_bound.insert(id);
}

void ActionTable::bindChecked(const char *id, std::function<void(bool)> handler)
{
    connect(action(id), &QAction::toggled, this, std::move(handler));
    m_bound.insert(id);
}

void ActionTable::leaveOut(const char *id)
{
    delete action(id);
    m_actions.remove(id);
    std::erase_if(m_entries, [id](const Entry &entry) { return std::string_view(entry.spec->id) == id; });
}

void ActionTable::setSubmenu(const char *id, QMenu *menu)
{
    action(id)->setMenu(menu);
    m_bound.insert(id);
}

void ActionTable::setEnabled(bool modelIsOpen, bool anySelected)
{
    m_modelIsOpen = modelIsOpen;
    m_anySelected = anySelected;
    for (const Entry &entry : m_entries) {
        const unsigned flags = entry.spec->flags;
        entry.action->setEnabled((modelIsOpen || (flags & CommandSpec::WithoutModel)) &&
                                 (anySelected || !(flags & CommandSpec::NeedsSelection)));
    }
}

QString ActionTable::whyDisabled(const Entry &entry) const
{
    if (entry.action->isEnabled())
        return {};
    const unsigned flags = entry.spec->flags;
    if (!m_modelIsOpen && !(flags & CommandSpec::WithoutModel))
        return tr("no model is open");
    if (!(flags & CommandSpec::NeedsSelection))
        return tr("there is nothing to do it to now");
    return m_anySelected ? tr("not with what is selected") : tr("nothing is selected");
}

void ActionTable::addTo(QMenu &menu, const char *id, std::function<void()> handler) const
{
    const QAction *command = action(id);
    QAction *entry = menu.addAction(command->icon(), command->text());
    entry->setObjectName(command->objectName());
    entry->setStatusTip(command->statusTip());
    connect(entry, &QAction::triggered, this, std::move(handler));
}

void ActionTable::fillMenuBar(QMenuBar *bar) const
{
    std::map<QByteArray, QMenu *> menus;
    for (const Entry &entry : m_entries) {
        if (entry.spec->flags & CommandSpec::NotInMenu)
            continue;
        QMenu *&menu = menus[entry.spec->menu];
        if (!menu)
            menu = bar->addMenu(translated(entry.spec->menu));
        if ((entry.spec->flags & CommandSpec::StartsGroup) && !menu->isEmpty())
            menu->addSeparator();
        menu->addAction(entry.action);
    }
}

void ActionTable::fillToolBar(QToolBar *bar) const
{
    bool groupStarts = false;
    for (const Entry &entry : m_entries) {
        groupStarts |= (entry.spec->flags & CommandSpec::StartsGroup) != 0;
        if (!(entry.spec->flags & CommandSpec::OnToolBar))
            continue;
        if (groupStarts && !bar->actions().isEmpty())
            bar->addSeparator();
        groupStarts = false;
        bar->addAction(entry.action);
    }
}

void ActionTable::setIcons(const std::function<QIcon(const QString &)> &draw)
{
    for (const Entry &entry : m_entries) {
        if (*entry.spec->icon)
            entry.action->setIcon(draw(QString::fromLatin1(entry.spec->icon)));
    }
}

void ActionTable::loadShortcuts(const QSettings &settings)
{
    for (const Entry &entry : m_entries) {
        const QVariant stored = settings.value(settingsKey(*entry.spec));
        if (stored.isValid())
            entry.action->setShortcuts(
                QKeySequence::listFromString(stored.toString(), QKeySequence::PortableText));
        entry.action->setToolTip(tipFor(entry));
    }
}

void ActionTable::setShortcuts(const Entry &entry, const QList<QKeySequence> &keys, QSettings &settings)
{
    entry.action->setShortcuts(keys);
    entry.action->setToolTip(tipFor(entry));
    if (keys == entry.defaultKeys)
        settings.remove(settingsKey(*entry.spec));
    else
        settings.setValue(settingsKey(*entry.spec),
                          QKeySequence::listToString(keys, QKeySequence::PortableText));
}

const ActionTable::Entry *ActionTable::ownerOf(const QKeySequence &keys) const
{
    for (const Entry &entry : m_entries) {
        if (entry.action->shortcuts().contains(keys))
            return &entry;
    }
    return nullptr;
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&(.?)"));
    return text.replace(mnemonic, QStringLiteral("\\1"));
}

QString ActionTable::title(const Entry &entry)
{
    return withoutMnemonic(translated(entry.spec->text));
}

QString ActionTable::menuTitle(const Entry &entry)
{
    return withoutMnemonic(translated(entry.spec->menu));
}

QString ActionTable::help(const Entry &entry)
{
    return translated(entry.spec->help);
}

} // namespace bulkhead::app
