// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/look/work_sign.h"

namespace bulkhead::app {

// Shows in the status bar that a file is being written, and lets a person stop it. Hidden at first.
class ExportSign : public WorkSign
{
    Q_OBJECT

public:
    explicit ExportSign(QWidget *parent = nullptr);

    void startFile(const QString &file); // its name
    const QString &file() const { return m_file; }

private:
    QString m_file;
};

} // namespace bulkhead::app
