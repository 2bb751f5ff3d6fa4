#include "app/gui/questions/questionnaire_exchange.h"

#include "app/document/text.h"
#include "app/gui/report/current_report.h"
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

QString translatedSheet(const char *text, int count = -1)
{
    return QCoreApplication::translate("Questionnaire", text, nullptr, count);
}

QString sheetFilter()
{
    return translatedSheet("Questionnaires (*.md);;All files (*)");
}

} // namespace

void saveQuestionnaire(Session &session, Dialogs &dialogs, const QString &documentName)
{
    if (!session.catalogs())
        return;
    const catalog::Analysis analysis = currentAnalysis(session);
    const std::vector<catalog::Question> questions = catalog::questions(analysis);
    if (questions.empty()) {
        dialogs.tell(translatedSheet("Questionnaire"), translatedSheet("Nothing is left to ask."));
        return;
    }
    auto file = dialogs.saveFile(translatedSheet("Save questionnaire"),
                                 translatedSheet("%1 questions.md").arg(documentName), sheetFilter());
    if (!file)
        return;
    if (QFileInfo(*file).suffix().isEmpty())
        *file += QStringLiteral(".md");
    const auto written = writeFileAtomically(toPath(*file), catalog::questionnaire(analysis, questions));
    if (!written)
        dialogs.tellProblem(translatedSheet("The questionnaire was not saved"), errorText(written.error()));
}

void readAnswers(Session &session, Dialogs &dialogs)
{
    const QStringList files = dialogs.openFiles(translatedSheet("Read answers back"), sheetFilter());
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
                translatedSheet("The answers cannot be read"),
                translatedSheet("%1\n\nNothing was changed.").arg(errorText(answers.error())));
            return;
        }
        sum.answered += answers->answered;
        sum.unanswered += answers->unanswered;
        sum.remarks += answers->remarks;
    }
    session.document().perform(model::diff(session.model(), answered),
                               translatedSheet("Answers of a questionnaire"));
    dialogs.tell(
        translatedSheet("Answers"),
        translatedSheet("%n question(s) answered", static_cast<int>(sum.answered)) + QStringLiteral(", ") +
            translatedSheet("%n left open", static_cast<int>(sum.unanswered)) + QStringLiteral(", ") +
            translatedSheet("%n remark(s) added to the notes.", static_cast<int>(sum.remarks)));
}

} // namespace bulkhead::app
