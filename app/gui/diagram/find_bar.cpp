// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/find_bar.h"

#include "app/document/text.h"
#include "app/gui/diagram/diagram_page.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"
#include "diagram/view/diagram_view.h"
#include "diagram/view_graph.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <algorithm>

namespace bulkhead::app {

FindBar::FindBar(Session &session, DiagramPage &page)
    : m_session(session), m_page(page), m_typed(new QLineEdit), m_count(plainLabel())
{
    setObjectName(QStringLiteral("findBar"));
    m_typed->setPlaceholderText(tr("Find elements and flows"));
    m_typed->setAccessibleName(tr("Find elements and flows"));
    m_typed->setClearButtonEnabled(true);
    m_typed->installEventFilter(this);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_typed, 1);
    layout->addWidget(m_count);
    const auto button = [&](const QString &text, const QString &name, auto handler) {
        auto *made = new QToolButton;
        made->setText(text);
        made->setToolTip(diagram::literalText(name));
        made->setAccessibleName(name);
        connect(made, &QToolButton::clicked, this, handler);
        layout->addWidget(made);
    };
    button(QStringLiteral("◂"), tr("Previous match (Shift+Enter)"), [this] { step(-1); });
    button(QStringLiteral("▸"), tr("Next match (Enter)"), [this] { step(1); });
    button(QStringLiteral("✕"), tr("Close (Esc)"), [this] { leave(); });
    connect(m_typed, &QLineEdit::textChanged, this, &FindBar::search);
    connect(&m_session.document(), &Document::changed, this, [this] { m_isOld = true; });
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_typed->clear();
        hide();
    });
    hide();
}

void FindBar::start()
{
    show();
    m_typed->setFocus(Qt::ShortcutFocusReason);
    m_typed->selectAll();
}

// What the view shows comes before what only others show; in each, elements before flows, and names that
// begin with what is typed before others.
void FindBar::search()
{
    m_isOld = false;
    m_found.clear();
    m_current = 0;
    const QString typed = m_typed->text().trimmed();
    std::vector<model::Id> later;
    const auto look = [&](const model::Id &id) {
        const qsizetype place = m_session.nameOf(id).indexOf(typed, 0, Qt::CaseInsensitive);
        if (place >= 0)
            (place == 0 ? m_found : later).push_back(id);
    };
    if (!typed.isEmpty()) {
        for (const model::Element &element : m_session.model().elements())
            look(element.id);
        for (const model::Flow &flow : m_session.model().flows())
            look(flow.id);
    }
    const auto isFlow = [this](const model::Id &id) { return m_session.model().flow(id) != nullptr; };
    m_found.insert(m_found.end(), later.begin(), later.end());
    std::stable_partition(m_found.begin(), m_found.end(), [&](const model::Id &id) { return !isFlow(id); });
    const model::View *view = m_session.model().views().find(m_page.viewId());
    std::stable_partition(m_found.begin(), m_found.end(), [&](const model::Id &id) {
        return view && diagram::isShown(m_session.model(), *view, id);
    });
    if (!m_found.empty())
        m_page.revealInTheMiddle(m_found.front());
    tell();
}

void FindBar::step(int by)
{
    if (m_isOld) {
        search();
        return;
    }
    if (m_found.empty())
        return;
    const std::size_t count = m_found.size();
    m_current = by > 0 ? (m_current + 1) % count : (m_current + count - 1) % count;
    m_page.revealInTheMiddle(m_found[m_current]);
    tell();
}

void FindBar::tell()
{
    m_count->setText(m_typed->text().trimmed().isEmpty() ? QString()
                     : m_found.empty()                   ? tr("Nothing found")
                                       : tr("%1 of %2").arg(m_current + 1).arg(m_found.size()));
}

void FindBar::leave()
{
    hide();
    m_page.view().setFocus();
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        const bool back = key->modifiers() & Qt::ShiftModifier;
        switch (key->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            step(back ? -1 : 1);
            return true;
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace bulkhead::app
