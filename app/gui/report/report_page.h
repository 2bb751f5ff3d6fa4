// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/gui/report/report_work.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QSettings;

namespace bulkhead::app {

class Dialogs;
class ReportChoiceBox;
class Session;

// A preview of the report as it would be printed now, page below page; long chapters are cut. Made only while
// it is looked at: gathered in the background, then composed here a few blocks at a time.
class ReportPage : public QAbstractScrollArea
{
    Q_OBJECT

public:
    ReportPage(Session &session, Dialogs &dialogs, QSettings &settings, QWidget *parent = nullptr);

    // The reader, the chapters and the look of the settings.
    void followChoice();

    std::size_t pageCount() const { return m_document ? m_document->pages.size() : 0; }
    // The pages shown; null: none yet.
    const exporting::PagedDocument *document() const { return m_document ? &*m_document : nullptr; }

signals:
    void stateShown(const QString &text); // what is being done, or why there is nothing
    void composed();                      // the pages shown are those of the model

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void choose();
    void markStale();
    void drop();
    void gather();
    void take(Result<exporting::ReportContent> content);
    void composeOn();
    void showState(const QString &text);
    void layOutPages();
    double scale() const; // pixels for one unit of a page
    const exporting::PageLink *linkAt(QPoint position) const;
    void goTo(const QString &anchor);

    Session &m_session;
    QSettings &m_settings;
    ReportChoiceBox *m_choice; // above the pages
    std::optional<exporting::PagedDocument> m_document;
    std::vector<QRectF> m_places; // of the pages, in pixels of the whole strip
    double m_zoom = 1;            // 1 fits the width, up to a comfortable size
    bool m_stale = true;
    QTimer m_later;  // a pause after an edit
    QLabel *m_state; // what is being done; hidden when the pages are those of the model
    Latest<ReportRequest, exporting::ReportContent> m_gatherer;
    std::unique_ptr<exporting::ReportComposer> m_composer; // null: nothing is being composed
    QTimer m_soon; // composes on when the window has nothing else to do
};

} // namespace bulkhead::app
