// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/questionnaire_exchange.h"

#include "app/document/text.h"
#include "app/gui/session/dialogs.h"
#include "app/gui/session/session.h"
#include "catalog/questions/questionnaire.h"
#include "model/file/atomic_file.h"
#include "model/merge/compare.h"

#include <QCoreApplication>
#include <QFileInfo>

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

// The analysis of the model as it is now: the session's, or a new one where that lags behind an edit or does
// not follow moves. Needs loaded catalogs.
catalog::Analysis currentAnalysis(const Session &session)
{
    if (session.analysis() && session.analysis()->model() == session.model())
        return *session.analysis();
    return catalog::analyze(session.model(), session.catalogs(),
                            windowOptions(session.model(), session.document().path().parent_path()).engine);
}

} // namespace

void saveQuestionnaire(Session &session, Dialogs &dialogs, const QString &documentName)
{
    if (!session.catalogs())
        return;
    const catalog::Analysis analysis = currentAnalysis(session);
    const std::vector<catalog::Question> questions = catalog::questions(analysis);
    if (questions.empty()) {
        dialogs.tell(QuestionnaireText::tr("Questionnaire"),
                     QuestionnaireText::tr("Nothing is left to ask."));
        return;
    }
    auto file = dialogs.saveFile(QuestionnaireText::tr("Save questionnaire"),
                                 QuestionnaireText::tr("%1 questions.md").arg(documentName), sheetFilter());
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += QStringLiteral(".md");
    const auto written = writeFileAtomically(toPath(*file), catalog::questionnaire(analysis, questions));
    if (!written)
        dialogs.tellProblem(QuestionnaireText::tr("The questionnaire was not saved"),
                            errorText(written.error()));
}

void readAnswers(Session &session, Dialogs &dialogs)
{
    const QStringList files = dialogs.openFiles(QuestionnaireText::tr("Read answers back"), sheetFilter());
    if (files.isEmpty())
        return;
    model::Model answered = session.model();
    catalog::Answers sum;
    for (const QString &file : files) {
        const auto text = readFile(toPath(file), largestSheet);
        auto answers = text ? catalog::readQuestionnaire(answered, *text, toUtf8(QFileInfo(file).fileName()))
                            : Result<catalog::Answers>(text.error());
        if (answers) {
            if (const auto applied = answered.apply(answers->change); !applied)
                answers = applied.error();
        }
        if (!answers) {
            dialogs.tellProblem(
                QuestionnaireText::tr("The answers cannot be read"),
                QuestionnaireText::tr("%1\n\nNothing was changed.").arg(errorText(answers.error())));
            return;
        }
        sum.answered += answers->answered;
        sum.unanswered += answers->unanswered;
        sum.remarks += answers->remarks;
    }
    session.document().perform(model::diff(session.model(), answered),
                               QuestionnaireText::tr("Answers of a questionnaire"));
    dialogs.tell(QuestionnaireText::tr("Answers"),
                 QuestionnaireText::tr("%n question(s) answered", nullptr, static_cast<int>(sum.answered)) +
                     QStringLiteral(", ") +
                     QuestionnaireText::tr("%n left open", nullptr, static_cast<int>(sum.unanswered)) +
                     QStringLiteral(", ") +
                     QuestionnaireText::tr("%n remark(s) added to the notes.", nullptr,
                                           static_cast<int>(sum.remarks)));
}

} // namespace bulkhead::app
