// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;

namespace bulkhead::app {

// Shows in the status bar that a file is being written, and lets a person stop it. Hidden at first.
class ExportSign : public QWidget
{
    Q_OBJECT

public:
    explicit ExportSign(QWidget *parent = nullptr);

    void start(const QString &file); // its name
    const QString &file() const { return m_file; }

signals:
    void stopRequested();

private:
    QString m_file;
    QLabel *m_text;
};

} // namespace bulkhead::app
