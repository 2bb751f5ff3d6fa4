// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/import.h"

#include <QWidget>

#include <vector>

class QLabel;
class QTreeWidget;

namespace bulkhead::app {

// What an import did not carry over, guessed or wants to tell, with the place of each.
class DiagnosticsList : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosticsList(QWidget *parent = nullptr);

    void show(const std::vector<import::Diagnostic> &diagnostics);

private:
    QLabel *m_title;
    QTreeWidget *m_list;
};

} // namespace bulkhead::app
