// SPDX-License-Identifier: Apache-2.0
// What a person chooses for a new view, or a view for what is selected.
#include "app/actions/action_table.h"
#include "app/document/text.h"
#include "app/gui/diagram/choice_dialog.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_edits.h"
#include "app/gui/diagram/view_menus.h"
#include "app/gui/session/session.h"
#include "model/view_plans.h"

#include <algorithm>
#include <unordered_set>

namespace bulkhead::app {

namespace {

using Of = ViewContents::Of;

std::vector<model::Id> boxesOf(const model::Model &model)
{
    std::unordered_set<model::IdView> boxes;
    for (const model::Element &element : model.elements())
        if (!element.parent.empty())
            boxes.insert(element.parent);
    return {boxes.begin(), boxes.end()};
}

bool holdsSomething(const model::Model &model, const model::Id &id)
{
    return std::any_of(model.elements().begin(), model.elements().end(),
                       [&id](const model::Element &element) { return element.parent == id; });
}

QString endName(const Session &session, model::IdView end)
{
    return end == catalog::theInternet ? ViewMenus::tr("the Internet") : session.nameOf(end);
}

QString pathName(const Session &session, const catalog::AttackPath &path)
{
    return QStringLiteral("%1 → %2").arg(endName(session, path.from), endName(session, path.to));
}

ViewContents touchedBy(const Session &session, const catalog::AttackPath &path)
{
    ViewContents contents{Of::Touched, {}, toUtf8(pathName(session, path))};
    for (const catalog::AttackStep &step : path.steps) {
        contents.ids.emplace_back(step.from);
        contents.ids.emplace_back(step.to);
    }
    return contents;
}

} // namespace

void ViewMenus::bindNew()
{
    m_actions.bind("view.newEmpty", [this] { m_edits->add({Of::Nothing, {}, toUtf8(tr("View"))}); });
    m_actions.bind("view.newFromSelection", [this] { addOfSelection(); });
    m_actions.bind("view.newOfBox", [this] { addOfBox(); });
    m_actions.bind("view.newOfPath", [this] { addOfPath(); });
    m_actions.bind("view.newWithoutOwner", [this] {
        m_edits->add({Of::WithoutOwner, {}, toUtf8(tr("Without owner"))});
    });
}

void ViewMenus::addOfSelection()
{
    const std::vector<model::Id> &ids = m_session.selection();
    m_edits->add(
        {Of::Selection, ids, toUtf8(ids.size() == 1 ? m_session.nameOf(ids.front()) : tr("Selection"))});
}

// Of the selected box, or of one that is chosen.
void ViewMenus::addOfBox()
{
    model::Id box = m_session.selection().size() == 1 ? m_session.selection().front() : model::Id();
    if (box.empty() || !holdsSomething(m_session.model(), box)) {
        const std::vector<model::Id> boxes = boxesOf(m_session.model());
        if (boxes.empty()) {
            emit m_page.problemOccurred(tr("No box of the model holds anything."));
            return;
        }
        ChoiceDialog dialog(elementChoices(m_session.model(), boxes), tr("New view of a box"), tr("New view"),
                            m_parent);
        if (dialog.exec() != QDialog::Accepted || dialog.chosen().empty())
            return;
        box = dialog.chosen();
    }
    m_edits->add({Of::Box, {box}, toUtf8(m_session.nameOf(box))});
}

void ViewMenus::addOfPath()
{
    constexpr std::size_t mostShown = 500;                   // the gravest
    const AssessmentPtr assessment = m_session.assessment(); // the paths' ids are its own
    std::vector<Choice> choices;
    if (assessment && assessment->paths)
        for (const catalog::AttackPath &path :
             assessment->paths->paths().first(std::min(mostShown, assessment->paths->paths().size())))
            choices.push_back({path.id, pathName(m_session, path)});
    if (choices.empty()) {
        emit m_page.problemOccurred(tr("No attack path is known."));
        return;
    }
    ChoiceDialog dialog(choices, tr("New view of an attack path"), tr("New view"), m_parent);
    if (dialog.exec() != QDialog::Accepted)
        return;
    for (const catalog::AttackPath &path : assessment->paths->paths())
        if (path.id == dialog.chosen()) {
            m_edits->add(touchedBy(m_session, path));
            return;
        }
}

void ViewMenus::addOfFindings(const QStringList &ids)
{
    ViewContents contents{Of::Touched, {}, {}};
    const catalog::Analysis *analysis = m_session.analysis();
    for (const QString &id : ids) {
        const std::string finding = toUtf8(id);
        if (const catalog::Finding *found = analysis ? analysis->find(finding) : nullptr) {
            contents.ids.emplace_back(analysis->subjectId(*found));
            for (const std::string_view related : analysis->related(*found))
                contents.ids.emplace_back(related);
        } else if (const auto *manual = m_session.model().manualThreats().find(finding)) {
            contents.ids.push_back(manual->subject);
        }
    }
    if (contents.ids.empty()) {
        emit m_page.problemOccurred(tr("Choose a finding first."));
        return;
    }
    contents.name =
        toUtf8(ids.size() == 1 ? QStringLiteral("%1 %2").arg(ids.front().section(QLatin1Char('@'), 0, 0),
                                                             m_session.nameOf(contents.ids.front()))
                               : tr("Findings"));
    m_edits->add(std::move(contents));
}

// The dialog is about what was selected when it opened.
void ViewMenus::chooseWhereToShow()
{
    std::vector<model::Id> ids = m_session.selection();
    std::vector<Choice> choices;
    for (const model::View *view : model::viewsInOrder(m_session.model()))
        if (!model::planShowIn(m_session.model(), view->id, ids).isEmpty())
            choices.push_back({view->id, toQString(model::viewName(*view))});
    const QString what = displayNames(m_session.model(), ids);
    if (choices.empty()) {
        emit m_page.problemOccurred(tr("%1: there is no view that lacks it.").arg(what));
        return;
    }
    ChoiceDialog dialog(choices, tr("Show %1 in view").arg(what), tr("Show"), m_parent);
    if (dialog.exec() != QDialog::Accepted || dialog.chosen().empty())
        return;
    const model::Id view = dialog.chosen();
    std::erase_if(ids, [this](const model::Id &id) {
        return !m_session.model().element(id) && !m_session.model().flow(id);
    });
    if (ids.empty() || !m_session.model().views().find(view))
        emit m_session.problemOccurred(tr("Show in view"),
                                       tr("What was to be shown, or the view, is no longer in the model."));
    else
        m_edits->showIn(view, ids);
}

} // namespace bulkhead::app
