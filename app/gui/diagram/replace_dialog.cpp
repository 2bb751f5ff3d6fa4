// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/replace_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "model/plans.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

ReplaceDialog::ReplaceDialog(Session &session, QWidget *parent)
    : QDialog(parent), m_session(session), m_selection(session.selection()), m_find(new QLineEdit),
      m_by(new QLineEdit), m_case(new QCheckBox(tr("Match &case"))),
      m_selectedOnly(new QCheckBox(tr("In the &selection only"))), m_list(new QListWidget),
      m_count(plainLabel())
{
    setWindowTitle(tr("Find and replace in names"));
    setObjectName(QStringLiteral("replaceDialog"));
    resize(480, 420);
    m_find->setObjectName(QStringLiteral("findText"));
    m_by->setObjectName(QStringLiteral("replacement"));
    m_list->setAccessibleName(tr("Names that change"));
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_selectedOnly->setEnabled(!m_selection.empty());
    m_selectedOnly->setChecked(m_selection.size() > 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_replace = buttons->button(QDialogButtonBox::Ok);
    m_replace->setText(tr("Replace"));
    auto *fields = new QFormLayout;
    fields->addRow(tr("&Find"), m_find);
    fields->addRow(tr("&Replace by"), m_by);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(fields);
    layout->addWidget(m_case);
    layout->addWidget(m_selectedOnly);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    connect(m_find, &QLineEdit::textChanged, this, &ReplaceDialog::refresh);
    connect(m_by, &QLineEdit::textChanged, this, &ReplaceDialog::refresh);
    connect(m_case, &QCheckBox::toggled, this, &ReplaceDialog::refresh);
    connect(m_selectedOnly, &QCheckBox::toggled, this, &ReplaceDialog::refresh);
    connect(&session.document(), &Document::changed, this, &ReplaceDialog::refresh);
    connect(&session.document(), &Document::replaced, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ReplaceDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

std::vector<ReplaceDialog::Renaming> ReplaceDialog::renamings() const
{
    std::vector<Renaming> found;
    const QString typed = m_find->text();
    if (typed.isEmpty())
        return found;
    const Qt::CaseSensitivity sensitivity = m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const model::Model &model = m_session.model();
    const auto look = [&](const model::Id &id, const std::string &name) {
        const QString before = toQString(name);
        QString after = before;
        after = after.replace(typed, m_by->text(), sensitivity).trimmed();
        if (after != before && (!after.isEmpty() || model.flow(id))) // an element needs a name
            found.push_back({id, before, after});
    };
    if (m_selectedOnly->isChecked()) {
        for (const model::Id &id : m_selection) {
            if (const model::Element *element = model.element(id))
                look(id, element->name);
            else if (const model::Flow *flow = model.flow(id))
                look(id, flow->name);
        }
        return found;
    }
    for (const model::Element &element : model.elements())
        look(element.id, element.name);
    for (const model::Flow &flow : model.flows())
        look(flow.id, flow.name);
    return found;
}

void ReplaceDialog::refresh()
{
    constexpr std::size_t mostShown = 200;
    const std::vector<Renaming> found = renamings();
    m_list->clear();
    for (std::size_t i = 0; i < std::min(mostShown, found.size()); ++i)
        m_list->addItem(QStringLiteral("%1 → %2").arg(found[i].before, found[i].after));
    if (found.size() > mostShown)
        m_list->addItem(QStringLiteral("…"));
    m_count->setText(m_find->text().isEmpty()
                         ? QString()
                         : tr("%n name(s) change", nullptr, static_cast<int>(found.size())));
    m_replace->setEnabled(!found.empty());
}

void ReplaceDialog::accept()
{
    const std::vector<Renaming> found = renamings();
    if (found.empty())
        return;
    std::vector<model::Change> changes;
    for (const Renaming &renaming : found)
        changes.push_back(model::planRename(m_session.model(), renaming.id, toUtf8(renaming.after)));
    const QString text = tr("Replace “%1” by “%2” in %n name(s)", nullptr, static_cast<int>(found.size()))
                             .arg(m_find->text(), m_by->text());
    QDialog::accept(); // before what it shows changes
    m_session.document().perform(model::batch(std::move(changes)), text);
}

} // namespace bulkhead::app
