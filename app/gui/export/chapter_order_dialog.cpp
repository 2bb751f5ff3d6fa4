// SPDX-License-Identifier: Apache-2.0
#include "app/gui/export/chapter_order_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "diagram/literal_text.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int idRole = Qt::UserRole;

} // namespace

ChapterOrderDialog::ChapterOrderDialog(const std::vector<OrderedChapter> &chapters, QWidget *parent)
    : QDialog(parent), m_list(new QListWidget), m_up(new QPushButton(tr("Move &up"))),
      m_down(new QPushButton(tr("Move &down"))), m_accept(nullptr)
{
    setWindowTitle(tr("Chapters of the report"));
    auto *label = plainLabel(tr("&Chapters, in the order in which the report has them:"));
    label->setBuddy(m_list);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    for (const OrderedChapter &chapter : chapters) {
        auto *item = new QListWidgetItem(chapter.title, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                       Qt::ItemIsDragEnabled);
        item->setCheckState(chapter.isChosen ? Qt::Checked : Qt::Unchecked);
        item->setData(idRole, toQString(chapter.id));
    }
    const auto moving = [this](QPushButton *button, Qt::Key key, int by) {
        const QKeySequence keys(Qt::ALT | key);
        auto *action = new QAction(this);
        action->setShortcut(keys);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, by] { move(by); });
        connect(button, &QPushButton::clicked, this, [this, by] { move(by); });
        button->setToolTip(diagram::literalText(keys.toString(QKeySequence::NativeText)));
        button->setAutoDefault(false);
    };
    moving(m_up, Qt::Key_Up, -1);
    moving(m_down, Qt::Key_Down, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *moves = new QVBoxLayout;
    moves->addWidget(m_up);
    moves->addWidget(m_down);
    moves->addStretch();
    auto *row = new QHBoxLayout;
    row->addWidget(m_list, 1);
    row->addLayout(moves);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(row);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &ChapterOrderDialog::showState);
    connect(m_list, &QListWidget::itemChanged, this, &ChapterOrderDialog::showState);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ChapterOrderDialog::showState);
    m_list->setCurrentRow(0);
    showState();
    resize(460, 520);
}

std::vector<std::string> ChapterOrderDialog::chosen() const
{
    std::vector<std::string> ids;
    for (int row = 0; row < m_list->count(); ++row)
        if (const QListWidgetItem *item = m_list->item(row); item->checkState() == Qt::Checked)
            ids.push_back(toUtf8(item->data(idRole).toString()));
    return ids;
}

void ChapterOrderDialog::move(int by)
{
    const int from = m_list->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
}

// A report without any chapter is none.
void ChapterOrderDialog::showState()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_list->count());
    m_accept->setEnabled(!chosen().empty());
}

} // namespace bulkhead::app
