// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/workshop_task.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QSpinBox;

namespace bulkhead::app {

// Which rounds a workshop has, and their minutes.
class RoundsBox : public QWidget
{
    Q_OBJECT

public:
    explicit RoundsBox(QWidget *parent = nullptr);

    // Its usual rounds; the others stay free to choose, but for those that a sheet cannot have.
    void setSheet(catalog::workshop::SheetKind sheet);
    std::vector<catalog::workshop::Round> rounds() const; // in the order in which they are played

signals:
    void changed();

private:
    struct Line
    {
        catalog::workshop::RoundKind kind;
        QCheckBox *isPlayed;
        QSpinBox *minutes;
    };
    std::vector<Line> m_lines;
};

} // namespace bulkhead::app
