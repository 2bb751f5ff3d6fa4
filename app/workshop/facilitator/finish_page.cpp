// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/finish_page.h"

#include "app/document/text.h"
#include "app/gui/files/while_waiting.h"
#include "app/gui/session/dialogs.h"
#include "app/workshop/facilitator/big_type.h"

#include <QDate>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

FinishPage::FinishPage(DeskView &view, RecoveryStore recovery)
    : DeskPage(view), m_recovery(std::move(recovery)), m_note(bigLabel(Type::Large)),
      m_table(bigTable({tr("Accepted threat"), tr("Where")})), m_said(bigLabel(Type::Large)),
      m_results([](const FinishQuestion &question, const Running &) { return writeResults(question); },
                [this](const Result<Files> &files) { tellWritten(files); }),
      m_accepted([](const FinishQuestion &question, const Running &) { return writeAccepted(question); },
                 [this](const Result<Files> &files) { tellWritten(files); })
{
    m_table->setAccessibleName(tr("Accepted threats"));
    m_said->setObjectName(QStringLiteral("finishSaid"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_said);
}

FinishPage::~FinishPage() = default;

QString FinishPage::title() const
{
    return tr("Finish");
}

QString FinishPage::keys() const
{
    return m_plan ? tr("Enter: write them into the model · Esc: leave it as it is")
           : m_folder.empty()
               ? tr("R: results as HTML, PDF, CSV · T: accepted threats as CSV, Threat Dragon · "
                    "M: threats and decisions into a model")
               : tr("R: results as HTML, PDF, CSV · T: accepted threats as CSV, Threat Dragon · "
                    "O: another folder · M: threats and decisions into a model");
}

void FinishPage::say(const QString &text)
{
    m_said->setText(text);
}

void FinishPage::fill(const std::vector<model::ManualThreat> &threats,
                      const std::vector<DecidedFinding> &decisions)
{
    const int row = m_table->currentRow();
    m_table->setRowCount(static_cast<int>(threats.size() + decisions.size()));
    for (std::size_t i = 0; i < threats.size(); ++i) {
        const int at = static_cast<int>(i);
        m_table->setItem(at, 0,
                         bigItem(toQString(threats[i].title).simplified(), Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(at, 1,
                         bigItem(view().cellName({threats[i].subject, threats[i].category}),
                                 Qt::AlignLeft | Qt::AlignVCenter));
    }
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const int at = static_cast<int>(threats.size() + i);
        const QString text =
            tr("Does not apply: %1").arg(toQString(decisions[i].decision.rationale).simplified());
        m_table->setItem(at, 0, bigItem(text, Qt::AlignLeft | Qt::AlignVCenter));
        m_table->setItem(at, 1,
                         bigItem(QStringLiteral("%1 · %2").arg(decisions[i].element, decisions[i].title),
                                 Qt::AlignLeft | Qt::AlignVCenter));
    }
    if (row >= 0 && m_table->rowCount() > 0)
        m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), 0);
}

void FinishPage::refresh()
{
    if (m_plan)
        return; // what is to be confirmed stays as it was shown
    const auto threats = acceptedOf(desk().workshop(), view().room.scores());
    fill(threats, {});
    m_note->setText(threats.empty() ? tr("No further threat was accepted.")
                                    : tr("%n further threat(s) were accepted.", nullptr,
                                         static_cast<int>(threats.size())));
}

void FinishPage::write(Latest<FinishQuestion, Files> &work)
{
    if (m_folder.empty() && !chooseFolder())
        return;
    say(tr("Writing …"));
    FinishQuestion asked = question();
    asked.folder = m_folder;
    work.request(std::move(asked));
}

bool FinishPage::chooseFolder()
{
    const QString known = m_folder.empty() ? view().folderOfWorkshop() : pathText(m_folder);
    const auto folder = view().dialogs.openFolder(tr("Folder for the results"), known);
    if (folder)
        m_folder = toPath(*folder);
    emit keysChanged();
    return folder.has_value();
}

// The window writes a workshop into a folder beside its model, and gives both the same name.
QString FinishPage::proposedModel() const
{
    const std::filesystem::path folder = toPath(view().folderOfWorkshop());
    const std::string name = desk().path().stem().string() + ".bulkhead";
    std::error_code fault;
    for (const std::filesystem::path &place : {folder.parent_path(), folder})
        if (std::filesystem::exists(place / name, fault))
            return pathText(place / name);
    return pathText(folder);
}

FinishQuestion FinishPage::question() const
{
    return {{}, desk().path().stem().string(), desk().judge(), desk().workshop(), view().room.scores()};
}

void FinishPage::tellWritten(const Result<Files> &files)
{
    if (!files) {
        m_folder.clear(); // another one is asked for
        say(QStringLiteral("⚠ ") + view().problemText(files.error()));
        emit keysChanged();
        return;
    }
    say(tr("%n file(s) were written.", nullptr, static_cast<int>(files->size())));
}

void FinishPage::startMerge()
{
    const auto path =
        view().dialogs.openFile(tr("Model to add threats and decisions to"),
                                tr("Threat models (*.bulkhead);;All files (*)"), proposedModel());
    if (!path)
        return;
    const std::filesystem::path file = resolvedFile(toPath(*path));
    if (!m_recovery.existingFor(file).empty()) {
        say(tr(
            "The model has changes that are in no file yet, or is open in another window. Save or close it "
            "there first."));
        return;
    }
    const QPointer<FinishPage> alive(this); // the window may be closed meanwhile
    auto plan = whileWaiting([file, asked = question(), today = toDate(QDate::currentDate())] {
        return planMerge(file, asked, today);
    });
    if (alive)
        show(std::move(plan));
}

void FinishPage::show(Result<MergePlan> plan)
{
    if (!plan) {
        say(QStringLiteral("⚠ ") + view().problemText(plan.error()));
        return;
    }
    QStringList more;
    if (plan->there > 0)
        more << tr("%n are there already.", nullptr, static_cast<int>(plan->there));
    if (plan->homeless > 0)
        more << tr("%n have no element there and are left out.", nullptr, static_cast<int>(plan->homeless));
    say(more.join(u' '));
    if (plan->added.empty() && plan->decided.empty()) {
        say((QStringList{tr("There is nothing to add.")} + more).join(u' '));
        return;
    }
    fill(plan->added, plan->decided);
    const QString title = toQString(plan->model.model.metadata().title).simplified();
    m_note->setText(title.isEmpty() ? tr("To be added to the model:")
                                    : tr("To be added to “%1”:").arg(title));
    m_plan = std::make_unique<MergePlan>(*std::move(plan));
    emit keysChanged();
}

void FinishPage::merge()
{
    const std::unique_ptr<MergePlan> plan = std::exchange(m_plan, nullptr);
    std::vector<model::Change> changes;
    for (const model::ManualThreat &threat : plan->added)
        changes.push_back(model::adding(threat));
    for (const DecidedFinding &decided : plan->decided)
        changes.push_back(model::adding(decided.decision));
    m_document = std::make_unique<Document>(desk().workshop().model.sharedVocabulary(), m_recovery);
    m_document->show(std::move(plan->model));
    if (m_document->isOpenElsewhere()) {
        m_document.reset();
        say(tr("The model is open in another window. Close it there first."));
    } else {
        connect(m_document.get(), &Document::refused, this,
                [this](const Error &error) { say(QStringLiteral("⚠ ") + view().problemText(error)); });
        connect(m_document.get(), &Document::saveFinished, this, &FinishPage::finishMerge,
                Qt::QueuedConnection);
        if (m_document->file().mayHaveChanged()) {
            say(tr("The model's file has changed meanwhile. Nothing was written."));
            m_document.reset();
        } else if (m_document->perform(model::batch(std::move(changes)), tr("Add the outcome of a workshop")))
            m_document->save();
        else
            m_document.reset(); // refused, which was told
    }
    refresh();
    emit keysChanged();
}

void FinishPage::finishMerge(const Result<Success> &saved)
{
    if (!m_document)
        return;
    if (saved)
        say(tr("Threats and decisions are in the model."));
    else
        say(QStringLiteral("⚠ ") + view().problemText(saved.error()));
    m_document->abandonJournal(); // the workshop has the threats all the same
    m_document.reset();
}

bool FinishPage::pressed(const QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (m_plan) {
        if (isEnter)
            merge();
        else if (event.key() == Qt::Key_Escape) {
            m_plan.reset();
            say({});
            refresh();
            emit keysChanged();
        } else
            moveInTable(*m_table, event.key());
        return true;
    }
    switch (event.key()) {
    case Qt::Key_R:
        write(m_results);
        return true;
    case Qt::Key_T:
        write(m_accepted);
        return true;
    case Qt::Key_O:
        if (!m_folder.empty())
            chooseFolder();
        return true;
    case Qt::Key_M:
        if (!m_document)
            startMerge();
        return true;
    default:
        return moveInTable(*m_table, event.key());
    }
}

} // namespace bulkhead::app
