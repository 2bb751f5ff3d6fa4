// SPDX-License-Identifier: Apache-2.0
#include "app/gui/update/update_dialog.h"

#include "app/document/text.h"
#include "app/gui/difference/difference_tree.h"
#include "app/gui/session/session.h"
#include "app/gui/sources/diagnostics_list.h"
#include "app/gui/sources/preview_page.h"
#include "app/gui/sources/waiting_page.h"
#include "app/gui/update/update_tree.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace {

int countOf(const exporting::Difference &difference, exporting::ItemChange::Sort sort)
{
    const auto in = [sort](const exporting::ItemChanges &changes) {
        return std::count_if(changes.begin(), changes.end(), [sort](const exporting::ItemChange &change) {
            return change.sort == sort && isSubstantial(change);
        });
    };
    return static_cast<int>(in(difference.elements) + in(difference.flows));
}

// "2 additions, 1 change"
QString countedChanges(int added, int removed, int changed)
{
    QStringList parts;
    if (added > 0)
        parts << UpdateDialog::tr("%n addition(s)", nullptr, added);
    if (removed > 0)
        parts << UpdateDialog::tr("%n removal(s)", nullptr, removed);
    if (changed > 0)
        parts << UpdateDialog::tr("%n change(s)", nullptr, changed);
    return parts.join(QStringLiteral(", "));
}

} // namespace

UpdateDialog::UpdateDialog(Session &session, Purpose purpose, SourceFolders folders, QWidget *parent)
    : QDialog(parent), m_session(session), m_purpose(purpose),
      m_task(prepareUpdate, [this](auto prepared) { take(std::move(prepared)); }),
      m_stack(new QStackedWidget), m_waiting(new WaitingPage),
      m_preview(new PreviewPage(
          {addsSurroundings() ? tr("What stands around the model") : tr("What the update does"),
           tr("Details")})),
      m_update(new QPushButton(addsSurroundings() ? tr("&Add them") : tr("&Update the model")))
{
    setWindowTitle(addsSurroundings() ? tr("Add surroundings") : tr("Update from source"));
    resize(760, 580);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_preview);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_update, QDialogButtonBox::AcceptRole);
    m_update->setEnabled(false);
    m_update->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_stack, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, &m_task, &BackgroundWork::forget);
    connect(&m_task, &BackgroundWork::progressed, m_waiting, &WaitingPage::setProgress);
    m_task.request({m_purpose, m_session.model(), std::move(folders), m_session.catalogs(),
                    m_session.document().path().parent_path()});
}

void UpdateDialog::take(Result<std::shared_ptr<const PreparedUpdate>> prepared)
{
    if (!prepared) {
        showFailure(prepared.error());
        return;
    }
    m_prepared = *std::move(prepared);
    showPreview();
}

QString UpdateDialog::summary() const
{
    using Sort = exporting::ItemChange::Sort;
    const int added = countOf(m_prepared->difference, Sort::Added);
    const int removed = countOf(m_prepared->difference, Sort::Removed);
    const int changed = countOf(m_prepared->difference, Sort::Changed);
    if (addsSurroundings())
        return change().isEmpty()
                   ? tr("Nothing is missing around the model that could be assumed.")
                   : tr("All of this is assumed, and marked so: %1. It can be undone in one step.")
                         .arg(countedChanges(added, removed, changed));
    if (change().isEmpty())
        return tr("The model is up to date with its sources.");
    if (added + removed + changed == 0)
        return tr("The sources have changed in nothing that the model shows.");
    return tr("The update makes %1. It can be undone in one step.")
        .arg(countedChanges(added, removed, changed));
}

void UpdateDialog::showPreview()
{
    fillUpdateTree(m_preview->tree(), *m_prepared, m_session.model(), m_session.theme());
    m_preview->diagnostics().show(m_prepared->update.diagnostics);
    m_preview->summary().setText(summary());
    m_update->setEnabled(!change().isEmpty());
    m_stack->setCurrentIndex(1);
    m_update->setFocus();
}

void UpdateDialog::showFailure(const Error &error)
{
    m_waiting->showFailure((addsSurroundings()
                                ? tr("Surroundings cannot be added; nothing was changed.\n\n%1")
                                : tr("The model cannot be updated; nothing was changed.\n\n%1"))
                               .arg(errorText(error)));
}

} // namespace bulkhead::app
