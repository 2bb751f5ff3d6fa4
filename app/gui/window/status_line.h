// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#include <array>

class QLabel;
class QStatusBar;
class QToolButton;
class QWidget;

namespace bulkhead::app {

class Session;

// What the status bar keeps in sight: counts by rating, what is confirmed and what is to verify, how long
// the analysis took, zoom, and whether everything is saved.
class StatusLine : public QObject
{
    Q_OBJECT

public:
    StatusLine(Session &session, QStatusBar *bar);

    void setZoom(double zoom);
    enum class Saved { No, Soon, Yes }; // soon: it is being written
    void setSaved(Saved saved);
    void setVisible(bool visible);

signals:
    void ratingRequested(int rating); // a count was clicked

private:
    void refresh();
    void refreshPlatform();
    void makeRoom(QStatusBar &bar, const QString &message) const;

    Session &m_session;
    QWidget *m_box;
    std::array<QToolButton *, 4> m_ratings; // critical first
    QLabel *m_confidence;
    QLabel *m_platform;
    QLabel *m_time;
    QLabel *m_zoom;
    QLabel *m_saved;
};

} // namespace bulkhead::app
