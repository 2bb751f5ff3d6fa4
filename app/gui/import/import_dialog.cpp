// SPDX-License-Identifier: Apache-2.0
#include "app/gui/import/import_dialog.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "app/gui/sources/diagnostics_list.h"
#include "app/gui/sources/preview_page.h"
#include "app/gui/sources/waiting_page.h"
#include "diagram/painting/palette.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <map>

namespace bulkhead::app {

namespace {

constexpr int elementsListedAtMost = 5000; // of a kind; the summary counts them all

QString placeOf(const model::ImportRecordPtr &record)
{
    if (!record || record->origin.file.empty())
        return {};
    const QString file = toQString(record->origin.file.view());
    return record->origin.line > 0 ? QStringLiteral("%1:%2").arg(file).arg(record->origin.line) : file;
}

} // namespace

ImportDialog::ImportDialog(const QStringList &paths, const ProgramLeave &programs,
                           std::shared_ptr<const model::Vocabulary> vocabulary, bool modelIsOpen,
                           const diagram::Theme &theme, QWidget *parent)
    : QDialog(parent), m_theme(theme), m_request{{}, programs, false, std::move(vocabulary)},
      m_task(readAndLayOut, [this](auto opened) { take(std::move(opened)); }), m_stack(new QStackedWidget),
      m_waiting(new WaitingPage), m_preview(new PreviewPage({tr("Understood"), tr("From")})),
      m_surroundings(
          new QCheckBox(tr("&With its surroundings: ingress controller, DNS, CI, operators, developers"))),
      m_startNew(new QPushButton(tr("&Start a new model"))),
      m_add(new QPushButton(tr("&Add to the open model")))
{
    setWindowTitle(tr("Import"));
    resize(760, 560);
    m_stack->addWidget(m_waiting);
    m_stack->addWidget(m_preview);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_startNew, QDialogButtonBox::AcceptRole);
    if (modelIsOpen)
        buttons->addButton(m_add, QDialogButtonBox::AcceptRole);
    else
        m_add->setParent(this);
    m_startNew->setEnabled(false);
    m_startNew->setDefault(true);
    m_add->setEnabled(false);
    m_add->setVisible(modelIsOpen);
    auto *layout = new QVBoxLayout(this);
    m_surroundings->setToolTip(tr("Draws what stands around the files without being in them, marked as "
                                  "assumed. Nothing is stated of it: it raises questions."));
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_surroundings);
    layout->addWidget(buttons);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::rejected, &m_task, &BackgroundWork::forget);
    connect(m_startNew, &QPushButton::clicked, this, [this] { choose(Choice::NewModel); });
    connect(m_add, &QPushButton::clicked, this, [this] { choose(Choice::AddToOpen); });
    connect(&m_task, &BackgroundWork::progressed, m_waiting, &WaitingPage::setProgress);
    connect(m_surroundings, &QCheckBox::toggled, this, [this](bool on) {
        m_request.withSurroundings = on;
        read();
    });
    for (const QString &path : paths)
        m_request.files.push_back(toPath(path).string());
    read();
}

void ImportDialog::read()
{
    m_startNew->setEnabled(false);
    m_add->setEnabled(false);
    m_task.request(m_request);
}

void ImportDialog::take(Result<std::shared_ptr<const Opened>> opened)
{
    if (!opened) {
        showFailure(opened.error());
        return;
    }
    m_opened = *std::move(opened);
    showPreview();
}

void ImportDialog::showPreview()
{
    const model::Model &model = m_opened->model;
    fillElements(model);
    m_preview->diagnostics().show(m_opened->diagnostics);
    m_preview->summary().setText(
        tr("<b>%1</b>: %2, %3.")
            .arg(toQString(model.metadata().title).toHtmlEscaped(),
                 tr("%n element(s)", nullptr, static_cast<int>(model.elements().size())),
                 tr("%n flow(s)", nullptr, static_cast<int>(model.flows().size()))));
    const bool any = !model.elements().empty();
    m_startNew->setEnabled(any);
    m_add->setEnabled(any);
    m_stack->setCurrentIndex(1);
    m_startNew->setFocus();
}

void ImportDialog::fillElements(const model::Model &model)
{
    m_preview->tree().clear();
    std::map<model::Kind, QTreeWidgetItem *> kinds;
    std::map<model::Kind, int> counts;
    const auto add = [&](model::Kind kind, const model::Id &id,
                         const model::ImportRecordPtr &record) -> QTreeWidgetItem * {
        QTreeWidgetItem *&heading = kinds[kind];
        if (!heading)
            heading = new QTreeWidgetItem(&m_preview->tree());
        if (++counts[kind] > elementsListedAtMost)
            return nullptr;
        return new QTreeWidgetItem(heading, {displayName(model, id), placeOf(record)});
    };
    for (const model::Element &element : model.elements()) {
        if (QTreeWidgetItem *item = add(element.kind, element.id, element.import))
            item->setIcon(
                0, diagram::kindIcon(diagram::iconName(element, model.vocabulary()), element.kind, m_theme));
    }
    for (const model::Flow &flow : model.flows())
        add(model::Kind::DataFlow, flow.id, flow.import);
    for (const auto &[kind, heading] : kinds) {
        heading->setText(0, QStringLiteral("%1 (%2)").arg(kindWord(kind)).arg(counts[kind]));
        heading->setExpanded(counts[kind] <= 20);
    }
}

void ImportDialog::showFailure(const Error &error)
{
    m_waiting->showFailure(tr("This cannot be imported.\n\n%1").arg(errorText(error)));
}

void ImportDialog::choose(Choice choice)
{
    m_choice = choice;
    accept();
}

} // namespace bulkhead::app
