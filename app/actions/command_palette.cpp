// SPDX-License-Identifier: Apache-2.0
#include "app/actions/command_palette.h"

#include "app/actions/action_table.h"
#include "app/actions/fuzzy_match.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr int actionRole = Qt::UserRole;
constexpr int detailRole = Qt::UserRole + 1;

// Title at the left, shortcut and menu in a quieter colour at the right.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        QColor quiet = option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText
                                                                                  : QPalette::Text);
        quiet.setAlphaF(0.65F);
        painter->setPen(quiet);
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(detailRole).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, option.fontMetrics.height() + 12});
    }
};

QString detailOf(const ActionTable::Entry &entry)
{
    const QString keys = entry.action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? ActionTable::menuTitle(entry)
                          : keys + QStringLiteral("   ") + ActionTable::menuTitle(entry);
}

// The enabled entries of a submenu and of those in it that are no commands themselves: "Container" of "Add".
void addEntriesOf(const QMenu &menu, const QString &path, const QString &typed,
                  const QSet<const QAction *> &commands, std::vector<CommandPalette::Hit> &hits)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled() ||
            commands.contains(action))
            continue;
        const QString title = withoutMnemonic(action->text().section(u'\t', 0, 0));
        if (const QMenu *inner = action->menu())
            addEntriesOf(*inner, path, typed, commands, hits);
        else if (const auto score = fuzzyScore(typed, path + ' ' + title))
            hits.push_back({*score, true, action, title, path, {}});
    }
}

} // namespace

CommandPalette::CommandPalette(const ActionTable &actions, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_typed(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(tr("Command palette"));
    setObjectName(QStringLiteral("commandPalette"));
    resize(560, 380);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_typed);
    layout->addWidget(m_list);
    m_typed->setPlaceholderText(tr("What do you want to do?"));
    m_typed->setAccessibleName(tr("Command to find"));
    m_typed->installEventFilter(this);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_typed, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::run);
    for (const ActionTable::Entry &entry : m_actions.entries())
        if (QMenu *menu = entry.action->menu())
            emit menu->aboutToShow(); // which some are filled by
    filter({});
}

std::vector<CommandPalette::Hit> CommandPalette::hitsFor(const QString &typed) const
{
    std::vector<Hit> hits;
    QSet<const QAction *> commands;
    for (const ActionTable::Entry &entry : m_actions.entries())
        commands.insert(entry.action);
    for (const ActionTable::Entry &entry : m_actions.entries()) {
        const QString title = ActionTable::title(entry);
        if (const QMenu *menu = entry.action->menu()) {
            if (!typed.isEmpty() && entry.action->isEnabled())
                addEntriesOf(*menu, title, typed, commands, hits);
            continue;
        }
        if (typed.isEmpty() && !entry.action->isEnabled())
            continue;
        const auto score = fuzzyScore(typed, title + ' ' + ActionTable::menuTitle(entry));
        if (!score)
            continue;
        const QString why = m_actions.whyDisabled(entry);
        hits.push_back({typed.isEmpty() ? 0 : *score, why.isEmpty(), entry.action, title,
                        why.isEmpty() ? detailOf(entry) : why, ActionTable::help(entry)});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
        return std::pair(a.isEnabled, a.score) > std::pair(b.isEnabled, b.score);
    });
    return hits;
}

void CommandPalette::filter(const QString &typed)
{
    m_list->clear();
    for (const Hit &hit : hitsFor(typed)) {
        auto *item = new QListWidgetItem(hit.action->icon(), hit.title, m_list);
        item->setData(actionRole, QVariant::fromValue(hit.action));
        item->setData(detailRole, hit.detail);
        if (!hit.isEnabled)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        item->setToolTip(hit.help);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled))
        return;
    const QPointer<QAction> action = item->data(actionRole).value<QAction *>();
    accept();
    // Once the palette has given the focus back, so that the command acts on what had it before.
    QTimer::singleShot(0, action, [action] { action->trigger(); });
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            const int step = key == Qt::Key_Down       ? 1
                             : key == Qt::Key_Up       ? -1
                             : key == Qt::Key_PageDown ? 8
                                                       : -8;
            m_list->setCurrentRow(
                std::clamp(m_list->currentRow() + step, 0, std::max(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace bulkhead::app
