// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/choice_dialog.h"

#include "app/document/text.h"
#include "app/gui/session/session.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

constexpr int choiceRole = Qt::UserRole;

// "Internet ▸ host": elements of one name are told apart by what they stand in.
QString pathOf(const model::Model &model, const model::Id &id)
{
    QString path = displayName(model, id);
    for (const model::Element *up = model.element(model.element(id)->parent); up;
         up = model.element(up->parent))
        path = displayName(model, up->id) + QStringLiteral(" ▸ ") + path;
    return path;
}

} // namespace

std::vector<Choice> elementChoices(const model::Model &model, const std::vector<model::Id> &ids)
{
    std::vector<Choice> choices;
    for (const model::Id &id : ids)
        choices.push_back({id, pathOf(model, id)});
    std::stable_sort(choices.begin(), choices.end(),
                     [](const Choice &a, const Choice &b) { return a.text < b.text; });
    return choices;
}

ChoiceDialog::ChoiceDialog(const std::vector<Choice> &choices, const QString &title, const QString &accept,
                           QWidget *parent)
    : QDialog(parent), m_typed(new QLineEdit), m_list(new QListWidget)
{
    setWindowTitle(title);
    setObjectName(QStringLiteral("choiceDialog"));
    resize(420, 360);
    m_typed->setPlaceholderText(tr("Filter"));
    m_typed->setAccessibleName(tr("Filter"));
    m_typed->setClearButtonEnabled(true);
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(title);
    for (const Choice &choice : choices) {
        auto *item = new QListWidgetItem(choice.text, m_list);
        item->setData(choiceRole, toQString(choice.id));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(accept);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_typed);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_typed, &QLineEdit::textChanged, this, &ChoiceDialog::filter);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentItemChanged, buttons, [buttons](const QListWidgetItem *item) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(item != nullptr);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_list->setCurrentRow(0);
}

std::string ChoiceDialog::chosen() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item && !item->isHidden() ? toUtf8(item->data(choiceRole).toString()) : std::string();
}

void ChoiceDialog::filter(const QString &typed)
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
bool ChoiceDialog::eventFilter(QObject *watched, QEvent *event)
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
