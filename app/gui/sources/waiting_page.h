// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace bulkhead::app {

// What is being done and how far it is; or why it failed.
class WaitingPage : public QWidget
{
    Q_OBJECT

public:
    explicit WaitingPage(QWidget *parent = nullptr);

    void setProgress(const QString &what, double fraction); // negative: nobody knows how long it takes
    void showFailure(const QString &message);

private:
    QLabel *m_what;
    QProgressBar *m_progress;
};

} // namespace bulkhead::app
