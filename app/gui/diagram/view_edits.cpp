// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/view_edits.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/diagram/view_tabs.h"
#include "app/gui/session/session.h"
#include "diagram/layout/layout.h"
#include "diagram/view_graph.h"
#include "model/view_plans.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>
#include <utility>

namespace bulkhead::app {

namespace {

// Whether a person is busy with a text or a dialog, whose keys a view that comes now would take.
bool isWriting()
{
    const QWidget *focus = QApplication::focusWidget();
    return QApplication::activeModalWidget() || QApplication::activePopupWidget() ||
           qobject_cast<const QLineEdit *>(focus) || qobject_cast<const QAbstractSpinBox *>(focus) ||
           qobject_cast<const QTextEdit *>(focus) || qobject_cast<const QPlainTextEdit *>(focus);
}

} // namespace

ViewEdits::ViewEdits(Session &session, DiagramPage &page, QObject *parent)
    : QObject(parent), m_session(session), m_page(page),
      m_work(&ViewEdits::make, [this](Result<NewView> made) { take(std::move(made)); })
{
    const ViewTabs *tabs = &page.viewTabs();
    connect(tabs, &ViewTabs::renamed, this, &ViewEdits::rename);
    connect(tabs, &ViewTabs::moved, this, &ViewEdits::move);
    connect(tabs, &ViewTabs::deletionRequested, this, &ViewEdits::remove);
    connect(&session.document(), &Document::changed, this, [this] { m_changedSince = true; });
    connect(&session.document(), &Document::replaced, this, [this] { m_work.forget(); });
}

void ViewEdits::tell(const QString &text)
{
    emit m_page.problemOccurred(text);
}

QString ViewEdits::nameOf(const model::Id &view) const
{
    const model::View *found = m_session.model().views().find(view);
    return found ? toQString(model::viewName(*found)) : QString();
}

int ViewEdits::positionOf(const model::Id &view) const
{
    const std::vector<const model::View *> views = model::viewsInOrder(m_session.model());
    const auto found = std::find_if(views.begin(), views.end(),
                                    [&view](const model::View *each) { return each->id == view; });
    return found == views.end() ? -1 : static_cast<int>(found - views.begin());
}

void ViewEdits::add(ViewContents contents)
{
    if (m_work.isBusy()) {
        tell(tr("Another view is still being made."));
        return;
    }
    m_asked = std::move(contents);
    m_behind = m_page.viewId();
    request();
}

void ViewEdits::request()
{
    m_changedSince = false;
    m_work.request({m_session.model(), m_asked, m_behind});
}

// What is chosen as it stands keeps its places; everything else is laid out.
Result<ViewEdits::NewView> ViewEdits::make(const Request &request, const Running &running)
{
    const model::Model &model = request.model;
    NewView made;
    made.view = model::newView(model, model::freeViewName(model, request.contents.name),
                               elementsOf(model, request.contents));
    const bool asItStands = request.contents.of == ViewContents::Of::Selection;
    made.change =
        model::planAddView(model, made.view, request.behind, asItStands ? request.behind : model::Id());
    if (asItStands || made.view.members.empty())
        return made;
    model::Model after = model;
    if (auto added = after.apply(made.change); !added)
        return std::move(added.error());
    diagram::LayoutOptions options;
    options.stop = running.stop();
    auto layout = diagram::layoutModel(after, made.view.id, options);
    if (!layout)
        return std::move(layout.error());
    made.change = model::batch({std::move(made.change), std::move(layout->change)});
    return made;
}

void ViewEdits::take(Result<NewView> made)
{
    if (!made) {
        tell(errorText(made.error()));
    } else if (m_changedSince) { // it no longer fits
        request();
    } else if (made->view.members.empty() && m_asked.of != ViewContents::Of::Nothing) {
        tell(m_asked.of == ViewContents::Of::WithoutOwner
                 ? tr("Every element has an owner: its tenant, or that of a box round it, is stated.")
                 : tr("What the view was to show is no longer in the model."));
    } else if (m_session.document().perform(made->change,
                                            tr("Add view %1").arg(toQString(model::viewName(made->view))))) {
        if (isWriting()) {
            tell(tr("The view “%1” is made.").arg(toQString(model::viewName(made->view))));
            return;
        }
        m_page.showView(made->view.id);
        emit shown();
        startRenaming(made->view.id);
    }
}

void ViewEdits::duplicate(const model::Id &view)
{
    const model::View *like = m_session.model().views().find(view);
    if (!like)
        return;
    model::View copy;
    const model::Change change = model::planDuplicateView(m_session.model(), *like, copy);
    if (!m_session.document().perform(change, tr("Duplicate view %1").arg(nameOf(view))))
        return;
    m_page.showView(copy.id);
    emit shown();
}

void ViewEdits::startRenaming(const model::Id &view)
{
    emit shown();
    m_page.viewTabs().rename(view);
}

void ViewEdits::rename(const model::Id &view, const QString &name)
{
    const model::Model &model = m_session.model();
    const QString before = nameOf(view);
    if (name.isEmpty() || name == before || !model.views().find(view))
        return;
    if (model::freeViewName(model, toUtf8(name)) != toUtf8(name)) {
        tell(tr("Another view is called “%1”.").arg(name));
        return;
    }
    m_session.document().perform(model::planRenameView(model, view, toUtf8(name)),
                                 tr("Rename view %1 to %2").arg(before, name));
}

void ViewEdits::move(const model::Id &view, int position)
{
    const model::Change change =
        model::planMoveView(m_session.model(), view, static_cast<std::size_t>(std::max(0, position)));
    if (!change.isEmpty())
        m_session.document().perform(change, tr("Move view %1").arg(nameOf(view)));
}

void ViewEdits::moveBy(const model::Id &view, int steps)
{
    move(view, positionOf(view) + steps);
}

void ViewEdits::remove(const model::Id &view)
{
    const std::vector<const model::View *> views = model::viewsInOrder(m_session.model());
    const auto removed = m_session.model().views().shared(view);
    if (!removed)
        return;
    if (views.size() == 1) {
        tell(tr("“%1” stays: it is the only view, and what is drawn has to stand on one.").arg(nameOf(view)));
        return;
    }
    const int position = positionOf(view);
    const auto last = static_cast<int>(views.size()) - 1;
    const model::Id beside =
        views[static_cast<std::size_t>(position < last ? position + 1 : position - 1)]->id;
    const QString text = tr("Delete view %1").arg(nameOf(view));
    if (view == m_page.viewId())
        m_page.showView(beside);
    if (m_session.document().perform(model::planRemoveView(m_session.model(), removed->id), text))
        tellWhatIsOnNoView(*removed);
}

void ViewEdits::tellWhatIsOnNoView(const model::View &removed)
{
    const model::Model &model = m_session.model();
    int alone = 0;
    for (const model::Element &element : model.elements())
        if (diagram::isShown(model, removed, element.id) &&
            std::none_of(model.views().begin(), model.views().end(),
                         [&](const model::View &view) { return diagram::isShown(model, view, element.id); }))
            ++alone;
    if (alone > 0)
        tell(tr("%n element(s) of “%1” are on no view now; they stay in the model, and in the outline.",
                nullptr, alone)
                 .arg(toQString(model::viewName(removed))));
}

void ViewEdits::showIn(const model::Id &view, const std::vector<model::Id> &ids)
{
    const QString what = displayNames(m_session.model(), ids);
    const model::Change change = model::planShowIn(m_session.model(), view, ids, m_page.viewId());
    if (change.isEmpty())
        tell(tr("%1 is on %2 already.").arg(what, nameOf(view)));
    else if (m_session.document().perform(change, tr("Show %1 on %2").arg(what, nameOf(view))))
        tell(tr("On %2 too now: %1.").arg(what, nameOf(view)));
}

void ViewEdits::goBy(int steps)
{
    const std::vector<const model::View *> views = model::viewsInOrder(m_session.model());
    if (views.empty())
        return;
    const int position =
        std::clamp(positionOf(m_page.viewId()) + steps, 0, static_cast<int>(views.size()) - 1);
    m_page.showView(model::Id(views[static_cast<std::size_t>(position)]->id));
    emit shown();
}

} // namespace bulkhead::app
