// SPDX-License-Identifier: Apache-2.0
#include "app/actions/shortcuts_dialog.h"

#include "app/actions/action_table.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace bulkhead::app {

namespace {

constexpr int entryRole = Qt::UserRole;

QString keysText(const ActionTable::Entry &entry)
{
    return QKeySequence::listToString(entry.action->shortcuts(), QKeySequence::NativeText);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(ActionTable &actions, QSettings &settings, const QList<KeyHelp> &others,
                                 QWidget *parent)
    : QDialog(parent), m_actions(actions), m_settings(settings), m_filter(new QLineEdit),
      m_tree(new QTreeWidget), m_keys(new QKeySequenceEdit), m_assign(new QPushButton(tr("&Set"))),
      m_restore(new QPushButton(tr("&Restore default"))), m_note(new QLabel)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(680, 560);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_tree->setHeaderLabels({tr("Command"), tr("Shortcut"), tr("What it does")});
    m_tree->setAccessibleName(windowTitle());
    m_tree->setRootIsDecorated(false);
    m_tree->setAllColumnsShowFocus(true);
    m_note->setWordWrap(true);

    auto *keysRow = new QHBoxLayout;
    auto *label = new QLabel(tr("New &keys:"));
    label->setBuddy(m_keys);
    keysRow->addWidget(label);
    keysRow->addWidget(m_keys, 1);
    keysRow->addWidget(m_assign);
    keysRow->addWidget(m_restore);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filter);
    layout->addWidget(m_tree, 1);
    layout->addLayout(keysRow);
    layout->addWidget(m_note);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(m_restore, &QPushButton::clicked, this, &ShortcutsDialog::restoreDefault);
    fill(others);
    showCurrent();
}

void ShortcutsDialog::fill(const QList<KeyHelp> &others)
{
    std::map<QString, QTreeWidgetItem *> menus;
    const auto group = [&](const QString &title) {
        QTreeWidgetItem *&menu = menus[title];
        if (!menu) {
            menu = new QTreeWidgetItem(m_tree, {title});
            QFont bold = font();
            bold.setBold(true);
            menu->setFont(0, bold);
            menu->setFlags(Qt::ItemIsEnabled);
            menu->setExpanded(true);
        }
        return menu;
    };
    for (std::size_t i = 0; i < m_actions.entries().size(); ++i) {
        const ActionTable::Entry &entry = m_actions.entries()[i];
        if (entry.spec->flags & CommandSpec::Submenu)
            continue;
        auto *item =
            new QTreeWidgetItem(group(ActionTable::menuTitle(entry)),
                                {ActionTable::title(entry), keysText(entry), ActionTable::help(entry)});
        item->setData(0, entryRole, static_cast<int>(i));
    }
    for (const KeyHelp &key : others)
        new QTreeWidgetItem(group(key.place), {key.what, key.keys, key.help});
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
}

void ShortcutsDialog::filter(const QString &typed)
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *menu = m_tree->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < menu->childCount(); ++j) {
            QTreeWidgetItem *item = menu->child(j);
            const bool shown = item->text(0).contains(typed, Qt::CaseInsensitive) ||
                               item->text(1).contains(typed, Qt::CaseInsensitive);
            item->setHidden(!shown);
            any |= shown;
        }
        menu->setHidden(!any);
    }
}

int ShortcutsDialog::currentEntry() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const QVariant entry = item ? item->data(0, entryRole) : QVariant();
    return entry.isValid() ? entry.toInt() : -1;
}

void ShortcutsDialog::showCurrent()
{
    const int index = currentEntry();
    for (QWidget *widget : {static_cast<QWidget *>(m_keys), static_cast<QWidget *>(m_assign),
                            static_cast<QWidget *>(m_restore)})
        widget->setEnabled(index >= 0);
    m_note->clear();
    m_keys->clear();
    if (index >= 0)
        m_keys->setKeySequence(m_actions.entries()[static_cast<std::size_t>(index)].action->shortcut());
}

void ShortcutsDialog::assign()
{
    const int index = currentEntry();
    if (index < 0)
        return;
    const ActionTable::Entry &entry = m_actions.entries()[static_cast<std::size_t>(index)];
    const QKeySequence keys = m_keys->keySequence();
    const ActionTable::Entry *owner = keys.isEmpty() ? nullptr : m_actions.ownerOf(keys);
    if (owner && owner->action != entry.action) {
        m_note->setText(tr("%1 belongs to “%2”. Give that command other keys first.")
                            .arg(keys.toString(QKeySequence::NativeText), ActionTable::title(*owner)));
        return;
    }
    m_actions.setShortcuts(entry, keys.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{keys},
                           m_settings);
    m_tree->currentItem()->setText(1, keysText(entry));
    m_note->clear();
}

void ShortcutsDialog::restoreDefault()
{
    const int index = currentEntry();
    if (index < 0)
        return;
    const ActionTable::Entry &entry = m_actions.entries()[static_cast<std::size_t>(index)];
    m_actions.setShortcuts(entry, entry.defaultKeys, m_settings);
    m_tree->currentItem()->setText(1, keysText(entry));
    showCurrent();
}

} // namespace bulkhead::app
