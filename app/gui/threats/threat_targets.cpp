// SPDX-License-Identifier: Apache-2.0
// What the rows of a list of threats stand for, and its way to the diagram and back.
#include "app/document/text.h"
#include "app/gui/session/session.h"
#include "app/gui/threats/threats_panel.h"
#include "model/change.h"

#include <QTreeView>

#include <algorithm>

namespace bulkhead::app {

void ThreatsPanel::pointAtCurrent()
{
    const auto threat = m_model->threatAt(m_view->currentIndex());
    emit pointedAt(threat ? std::string(m_model->list().subject(*threat)) : std::string());
}

// The worst threat to what alone is selected, unless one to it is being read.
void ThreatsPanel::goToSelection()
{
    const ThreatList &list = m_model->list();
    if (m_session.selection().size() != 1 || !list.analysis())
        return;
    const model::Id &subject = m_session.selection().front();
    const auto current = m_model->threatAt(m_view->currentIndex());
    if (current && list.subject(*current) == subject)
        return;
    for (const std::uint32_t number : list.analysis()->findingsOf(subject))
        if (const QModelIndex index = m_model->indexOf(number); index.isValid()) {
            m_view->setCurrentIndex(index);
            m_view->scrollTo(index);
            return;
        }
}

QStringList ThreatsPanel::selectedIds() const
{
    std::vector<std::size_t> threats;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        if (const auto threat = m_model->threatAt(index)) {
            threats.push_back(*threat);
            continue;
        }
        for (int row = 0; row < m_model->rowCount(index); ++row) // a heading stands for all below it
            threats.push_back(*m_model->threatAt(m_model->index(row, 0, index)));
    }
    std::sort(threats.begin(), threats.end());
    threats.erase(std::unique(threats.begin(), threats.end()), threats.end());
    QStringList ids;
    for (const std::size_t threat : threats)
        ids << m_model->list().id(threat);
    return ids;
}

ThreatTarget ThreatsPanel::targetAt(const QModelIndex &index) const
{
    ThreatTarget target{selectedIds(), {}, {}, {}};
    const auto threat = m_model->threatAt(index);
    if (!threat)
        return target;
    const ThreatList &list = m_model->list();
    target.subject = list.subject(*threat);
    if (list.isManual(*threat))
        target.manual = list.manual(*threat).id;
    else
        target.rule = toUtf8(list.code(*threat));
    return target;
}

ThreatTarget ThreatsPanel::current() const
{
    return targetAt(m_view->currentIndex());
}

void ThreatsPanel::showOnDiagram(const ThreatTarget &target)
{
    if (target.subject.empty())
        return;
    m_session.select({target.subject});
    emit m_session.revealRequested(target.subject);
}

void ThreatsPanel::remove(const ThreatTarget &target)
{
    if (auto shared = m_session.model().manualThreats().shared(target.manual)) {
        const QString text = tr("Remove threat “%1”").arg(toQString(shared->title));
        m_session.document().perform(model::removing(std::move(shared)), text);
    } else {
        emit m_session.problemOccurred(tr("Remove threat"),
                                       tr("Only a threat that a person added can be removed."));
    }
}

} // namespace bulkhead::app
