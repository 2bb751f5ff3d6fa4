// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/questionnaire_exchange.h"

#include "app/document/text.h"
#include "app/gui/files/file_controller.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "catalog/questions/questionnaire.h"
#include "model/file/atomic_file.h"
#include "model/merge/compare.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <functional>
#include <memory>

namespace bulkhead::app {

namespace {

constexpr std::size_t largestSheet = std::size_t{64} << 20;

struct QuestionnaireText
{
    Q_DECLARE_TR_FUNCTIONS(QuestionnaireText)
};

QString sheetFilter()
{
    return QuestionnaireText::tr("Questionnaires (*.md);;All files (*)");
}

// What a sheet is made of.
struct Asked
{
    AnalysisPtr analysis;
    catalog::Questions questions;
};

// Of the model as it is now: with the session's analysis, or a new one where that lags behind an edit or does
// not follow moves. For another thread, as analysing takes its time. Needs loaded catalogs.
std::function<Asked()> asking(const Session &session)
{
    return [model = session.model(), catalogs = session.catalogs(), known = session.assessment(),
            folder = session.document().path().parent_path()] {
        Asked asked;
        if (known && known->analysis->model() == model)
            asked.analysis = known->analysis;
        else
            asked.analysis = std::make_shared<const catalog::Analysis>(
                catalog::analyze(model, catalogs, windowOptions(model, folder).engine));
        asked.questions = catalog::questions(*asked.analysis);
        return asked;
    };
}

struct Answered
{
    model::Change change;
    catalog::Answers sum; // counts alone
};

// All of the sheets' answers, or the fault of one.
Result<Answered> answersOf(const model::Model &before, const QStringList &files)
{
    model::Model answered = before;
    Answered all;
    for (const QString &file : files) {
        const auto text = readFile(toPath(file), largestSheet);
        auto answers = text ? catalog::readQuestionnaire(answered, *text, toUtf8(QFileInfo(file).fileName()))
                            : Result<catalog::Answers>(text.error());
        if (!answers)
            return std::move(answers.error());
        if (const auto applied = answered.apply(answers->change); !applied)
            return applied.error();
        all.sum.answered += answers->answered;
        all.sum.unanswered += answers->unanswered;
        all.sum.remarks += answers->remarks;
    }
    all.change = model::diff(before, answered);
    return all;
}

} // namespace

void saveQuestionnaire(Session &session, FileController &files, Dialogs &dialogs)
{
    if (!session.catalogs())
        return;
    const Asked asked = files.waitFor(asking(session));
    if (asked.questions.asked.empty() && asked.questions.more.empty()) {
        dialogs.tell(QuestionnaireText::tr("Questionnaire"),
                     QuestionnaireText::tr("Nothing is left to ask."));
        return;
    }
    auto file =
        dialogs.saveFile(QuestionnaireText::tr("Save questionnaire"),
                         QuestionnaireText::tr("%1 questions.md").arg(files.documentName()), sheetFilter());
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += QStringLiteral(".md");
    const auto written = files.waitFor([&asked, path = toPath(*file)] {
        return writeFileAtomically(path, catalog::questionnaire(*asked.analysis, asked.questions));
    });
    if (!written)
        dialogs.tellProblem(QuestionnaireText::tr("The questionnaire was not saved"),
                            errorText(written.error()));
}

void readAnswers(Session &session, FileController &files, Dialogs &dialogs)
{
    const QStringList paths = dialogs.openFiles(QuestionnaireText::tr("Read answers back"), sheetFilter());
    if (paths.isEmpty())
        return;
    const auto answers = files.waitFor([model = session.model(), paths] { return answersOf(model, paths); });
    if (!answers) {
        dialogs.tellProblem(
            QuestionnaireText::tr("The answers cannot be read"),
            QuestionnaireText::tr("%1\n\nNothing was changed.").arg(errorText(answers.error())));
        return;
    }
    const QString step = paths.size() == 1
                             ? QuestionnaireText::tr("Answers of %1").arg(QFileInfo(paths.front()).fileName())
                             : QuestionnaireText::tr("Answers of %n questionnaire(s)", nullptr,
                                                     static_cast<int>(paths.size()));
    if (!session.document().perform(answers->change, step))
        return;
    const catalog::Answers &sum = answers->sum;
    dialogs.tell(QuestionnaireText::tr("Answers"),
                 QuestionnaireText::tr("%n question(s) answered", nullptr, static_cast<int>(sum.answered)) +
                     QStringLiteral(", ") +
                     QuestionnaireText::tr("%n left open", nullptr, static_cast<int>(sum.unanswered)) +
                     QStringLiteral(", ") +
                     QuestionnaireText::tr("%n remark(s) added to the notes.", nullptr,
                                           static_cast<int>(sum.remarks)));
}

} // namespace bulkhead::app
