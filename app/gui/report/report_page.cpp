// SPDX-License-Identifier: Apache-2.0
#include "app/gui/report/report_page.h"

#include "app/document/text.h"
#include "app/gui/export/report_choice_box.h"
#include "app/gui/look/label.h"
#include "app/gui/look/web_link.h"
#include "app/gui/session/session.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace bulkhead::app {

namespace {

constexpr double gap = 18;               // px between pages
constexpr double comfortableWidth = 820; // px of a page at zoom 1 in a wide window
constexpr int editPause = 250;           // ms without an edit before the report is composed anew
constexpr int barGap = 6;                // px around the choice above the pages
constexpr int turn = 10;                 // ms of composing at a time

} // namespace

ReportPage::ReportPage(Session &session, Dialogs &dialogs, QSettings &settings, QWidget *parent)
    : QAbstractScrollArea(parent), m_session(session), m_settings(settings),
      m_choice(new ReportChoiceBox(reportWish(settings), dialogs, this)), m_state(plainLabel()),
      m_gatherer(gatherPreview, [this](auto content) { take(std::move(content)); })
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Report preview"));
    viewport()->setMouseTracking(true);
    setViewportMargins(0, m_choice->sizeHint().height() + 2 * barGap, 0, 0);
    connect(m_choice, &ReportChoiceBox::changed, this, &ReportPage::choose);
    m_state->setParent(viewport());
    m_state->setAutoFillBackground(true);
    m_state->setMargin(6);
    m_state->setObjectName(QStringLiteral("state"));
    m_state->hide();
    connect(&m_gatherer, &BackgroundWork::progressed, this, &ReportPage::showState);
    m_later.setSingleShot(true);
    m_later.setInterval(editPause);
    connect(&m_later, &QTimer::timeout, this, &ReportPage::gather);
    connect(&m_soon, &QTimer::timeout, this, &ReportPage::composeOn);
    connect(&m_session, &Session::assessed, this, &ReportPage::markStale);
    connect(&m_session.document(), &Document::replaced, this, [this] {
        m_document.reset();
        layOutPages();
        viewport()->update();
        markStale();
    });
    connect(&m_session.document(), &Document::changed, this, &ReportPage::markStale); // geometry shows too
}

void ReportPage::choose()
{
    keepReportWish(m_settings, m_choice->wish());
    markStale();
}

void ReportPage::followChoice()
{
    m_choice->setWish(reportWish(m_settings));
    markStale();
}

void ReportPage::markStale()
{
    drop();
    m_stale = true;
    if (isVisible())
        m_later.start();
}

// What is being made does not fit any more, or nobody looks at it.
void ReportPage::drop()
{
    m_stale = m_stale || m_gatherer.isBusy() || m_composer;
    m_later.stop();
    m_gatherer.forget();
    m_soon.stop();
    m_composer.reset();
}

void ReportPage::gather()
{
    if (!m_stale || !isVisible())
        return;
    if (!m_session.assessment()) {
        showState(tr("Waiting for the analysis…"));
        return;
    }
    m_stale = false;
    ReportRequest request = reportRequest(m_session);
    request.choice = m_choice->wish().choice;
    request.templateFolder = toPath(m_choice->wish().templateFolder);
    m_gatherer.request(std::move(request));
    showState(tr("Gathering the report…"));
}

void ReportPage::take(Result<exporting::ReportContent> content)
{
    if (!content) {
        showState(errorText(content.error()));
        return;
    }
    m_composer = std::make_unique<exporting::ReportComposer>(*std::move(content));
    m_soon.start(0);
    showState(tr("Composing the report…"));
}

void ReportPage::composeOn()
{
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < turn) {
        if (m_composer->step())
            continue;
        m_document = m_composer->finish();
        drop();
        m_stale = false;
        m_state->hide();
        layOutPages();
        viewport()->update();
        emit composed();
        return;
    }
}

void ReportPage::showState(const QString &text)
{
    m_state->setText(text);
    m_state->adjustSize();
    m_state->move(8, 8);
    m_state->show();
    m_state->raise();
    emit stateShown(text);
}

double ReportPage::scale() const
{
    if (!m_document || m_document->pages.empty())
        return 1;
    const double width = m_document->pages.front().size.width();
    return std::min<double>(viewport()->width() - 2 * gap, comfortableWidth) * m_zoom / width;
}

void ReportPage::layOutPages()
{
    m_places.clear();
    double y = gap;
    double widest = 0;
    const double factor = scale();
    const std::size_t count = pageCount();
    for (std::size_t number = 0; number < count; ++number) {
        const QSizeF size = m_document->pages[number].size * factor;
        m_places.emplace_back(QPointF(0, y), size);
        y += size.height() + gap;
        widest = std::max(widest, size.width() + 2 * gap);
    }
    const double strip = std::max<double>(widest, viewport()->width());
    for (QRectF &place : m_places)
        place.moveLeft((strip - place.width()) / 2);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(y)) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0,
                                    std::max(0, static_cast<int>(std::ceil(widest)) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void ReportPage::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_session.theme().window);
    if (!m_document)
        return;
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QPointF offset(horizontalScrollBar()->value(), verticalScrollBar()->value());
    for (std::size_t number = 0; number < m_places.size(); ++number) {
        const QRectF place = m_places[number].translated(-offset);
        if (!place.intersects(event->rect()))
            continue;
        painter.save();
        painter.fillRect(place, Qt::white); // paper, in either theme
        painter.setPen(m_session.theme().border);
        painter.drawRect(place);
        painter.setClipRect(place);
        painter.translate(place.topLeft());
        painter.scale(scale(), scale());
        m_document->paint(painter, number);
        painter.restore();
    }
}

void ReportPage::resizeEvent(QResizeEvent *)
{
    m_choice->setGeometry(barGap, barGap, width() - 2 * barGap, m_choice->sizeHint().height());
    layOutPages();
}

void ReportPage::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_stale)
        m_later.start(0);
}

void ReportPage::hideEvent(QHideEvent *event)
{
    QAbstractScrollArea::hideEvent(event);
    drop();
}

void ReportPage::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    const double before = m_zoom;
    m_zoom = std::clamp(m_zoom * (event->angleDelta().y() > 0 ? 1.1 : 1 / 1.1), 0.3, 4.0);
    const double position = verticalScrollBar()->value() * m_zoom / before;
    layOutPages();
    verticalScrollBar()->setValue(qRound(position));
    viewport()->update();
}

void ReportPage::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Home:
        verticalScrollBar()->setValue(0);
        break;
    case Qt::Key_End:
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        break;
    case Qt::Key_Space:
        verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
        break;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

const exporting::PageLink *ReportPage::linkAt(QPoint position) const
{
    if (!m_document)
        return nullptr;
    const QPointF point = position + QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    for (const exporting::PageLink &link : m_document->links) {
        const QRectF &place = m_places[link.page];
        if (place.contains(point) && link.area.contains((point - place.topLeft()) / scale()))
            return &link;
    }
    return nullptr;
}

void ReportPage::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(linkAt(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ReportPage::mouseReleaseEvent(QMouseEvent *event)
{
    const exporting::PageLink *link = linkAt(event->position().toPoint());
    if (!link || event->button() != Qt::LeftButton)
        return;
    if (link->target.startsWith('#'))
        goTo(link->target.mid(1));
    else
        openWebLink(QUrl(link->target));
}

void ReportPage::goTo(const QString &anchor)
{
    const auto place = m_document->anchors.find(anchor);
    if (place != m_document->anchors.end())
        verticalScrollBar()->setValue(
            qRound(m_places[place->second.page].top() + place->second.y * scale() - gap));
}

} // namespace bulkhead::app
