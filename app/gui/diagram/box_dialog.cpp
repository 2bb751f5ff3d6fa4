// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/box_dialog.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int boxIdRole = Qt::UserRole;

// "Internet ▸ host": boxes of one name are told apart by what they stand in.
QString pathOf(const model::Model &model, const model::Id &id)
{
    QString path = displayName(model, id);
    for (const model::Element *up = model.element(model.element(id)->parent); up;
         up = model.element(up->parent))
        path = displayName(model, up->id) + QStringLiteral(" ▸ ") + path;
    return path;
}

} // namespace

BoxDialog::BoxDialog(const model::Model &model, const std::vector<model::Id> &boxes, const QString &title,
                     QWidget *parent)
    : QDialog(parent), m_typed(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(title);
    setObjectName(QStringLiteral("boxDialog"));
    resize(420, 360);
    m_typed->setPlaceholderText(tr("Filter"));
    m_typed->setAccessibleName(tr("Filter"));
    m_typed->setClearButtonEnabled(true);
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Boxes"));
    for (const model::Id &box : boxes) {
        auto *item = new QListWidgetItem(pathOf(model, box), m_list);
        item->setData(boxIdRole, toQString(box));
    }
    m_list->sortItems();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Put into"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_typed);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_typed, &QLineEdit::textChanged, this, &BoxDialog::filter);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentItemChanged, buttons, [buttons](const QListWidgetItem *item) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(item != nullptr);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
}

model::Id BoxDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item && !item->isHidden() ? toUtf8(item->data(boxIdRole).toString()) : model::Id();
}

void BoxDialog::filter(const QString &typed)
{
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(typed, Qt::CaseInsensitive));
        if (!item->isHidden() && !first)
            first = item;
    }
    m_list->setCurrentItem(first);
}

// The arrow keys choose while one types.
bool BoxDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            int row = m_list->currentRow() + step;
            while (row >= 0 && row < m_list->count() && m_list->item(row)->isHidden())
                row += step;
            if (row >= 0 && row < m_list->count())
                m_list->setCurrentRow(row);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace bulkhead::app
