#pragma once

#include "export/report/pdf/page.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <optional>

namespace bulkhead::app {

class Session;

// The report as it would be printed now, page below page. Composed only while it is looked at.
class ReportPage : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ReportPage(Session &session, QWidget *parent = nullptr);

    std::size_t pageCount() const { return m_document ? m_document->pages.size() : 0; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void markStale();
    void compose();
    void layOutPages();
    double scale() const; // pixels for one unit of a page
    const exporting::PageLink *linkAt(QPoint position) const;
    void goTo(const QString &anchor);

    Session &m_session;
    std::optional<exporting::PagedDocument> m_document;
    std::vector<QRectF> m_places; // of the pages, in pixels of the whole strip
    double m_zoom = 1;            // 1 fits the width, up to a comfortable size
    bool m_stale = true;
    QTimer m_later;
};

} // namespace bulkhead::app
