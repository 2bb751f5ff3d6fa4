// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/heat_page.h"

#include "app/document/text.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/facilitator/heat_view.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace bulkhead::app {

namespace ws = catalog::workshop;

HeatPage::HeatPage(DeskView &view)
    : DeskPage(view), m_heat(new HeatView(desk().task().model, desk().task().scope)),
      m_legend(bigLabel(Type::Body))
{
    m_heat->setAccessibleName(tr("Heat map"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_heat, 1);
    column->addWidget(m_legend);
    setTheme();
}

QString HeatPage::title() const
{
    return tr("Heat map");
}

QString HeatPage::keys() const
{
    const QString key = m_usesKey ? tr("K: without the key") : tr("K: with the key");
    return m_heat->hasOtherViews() ? key + QStringLiteral(" · ") + tr("V: next view") : key;
}

void HeatPage::setTheme()
{
    m_heat->setTheme(view().theme);
}

void HeatPage::refresh()
{
    std::map<model::Id, HeatMark> marks;
    for (const ws::ElementShare &share : view().room.votes().shares) {
        HeatMark mark;
        mark.name = view().elementName(share.element);
        if (m_usesKey) {
            mark.hasShare = share.threats > 0 && share.askedOfThreats > 0;
            mark.share = share.seenShare();
        } else {
            mark.hasShare = share.answers > 0;
            mark.share = share.markedShare();
        }
        mark.figure = mark.hasShare ? percentText(mark.share) : QStringLiteral("–");
        marks.emplace(share.element, std::move(mark));
    }
    m_heat->setMarks(std::move(marks));
    const QString sheets = tr("%n sheet(s)", nullptr, static_cast<int>(view().room.votes().sheets));
    QString legend = sheets + QStringLiteral(" · ") +
                     (m_usesKey ? tr("Share of the room that saw the threats. – : there are none.")
                                : tr("Share of the answers that say “threat”, right or wrong."));
    QStringList elsewhere;
    for (const HeatMark &mark : m_heat->marksElsewhere())
        elsewhere << mark.name + u' ' + mark.figure;
    if (!elsewhere.isEmpty())
        legend += u'\n' + tr("Not on this view: %1").arg(elsewhere.join(QStringLiteral(" · ")));
    m_legend->setText(legend);
}

// Nothing of the key is in sight when the page is shown again, which is refreshed then; a window that is
// shown again is not.
void HeatPage::hideEvent(QHideEvent *event)
{
    DeskPage::hideEvent(event);
    if (!std::exchange(m_usesKey, false) || !event->spontaneous())
        return;
    refresh();
    emit keysChanged();
}

bool HeatPage::pressed(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_V) {
        m_heat->showNextView();
        refresh();
        return true;
    }
    if (event.key() != Qt::Key_K)
        return false;
    m_usesKey = !m_usesKey;
    refresh();
    emit keysChanged();
    return true;
}

} // namespace bulkhead::app
