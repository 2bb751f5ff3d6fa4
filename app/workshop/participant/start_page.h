// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answers_place.h"

#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bulkhead::app {

// Asks who answers, and says what is there of them already.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(std::shared_ptr<const catalog::workshop::Task> task, const QString &taskPath,
              QWidget *parent = nullptr);

    // Asks for a name that nothing is there of yet.
    void askForAnother(const QString &why);

signals:
    void started(const QString &participant, const bulkhead::app::FoundAnswers &found);

private:
    void look();
    void start();

    std::shared_ptr<const catalog::workshop::Task> m_task;
    QString m_taskPath;
    bool m_mayGoOn = true;
    QLineEdit *m_name;
    QLabel *m_told;
    QPushButton *m_start;
};

} // namespace bulkhead::app
