// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QTimer;

namespace bulkhead::app {

// Shows in the status bar that something is being worked at, and lets a person stop it. Hidden at first.
class WorkSign : public QWidget
{
    Q_OBJECT

public:
    // What is being done, for screen readers, and what stopping it means.
    WorkSign(const QString &name, const QString &stopHelp, QWidget *parent = nullptr);

    void start(const QString &text, const QString &toolTip = {}); // plain texts
    void startSoon(const QString &text);                          // only if it takes longer than a moment
    void end();

signals:
    void stopRequested();

private:
    QLabel *m_text;
    QTimer *m_soon;
};

} // namespace bulkhead::app
