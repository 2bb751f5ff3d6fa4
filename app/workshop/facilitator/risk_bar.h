// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QWidget>

#include <vector>

namespace bulkhead::app {

// The open risk before and after each measure: bars that become shorter, each with its name and number.
class RiskBar : public QWidget
{
    Q_OBJECT

public:
    explicit RiskBar(QWidget *parent = nullptr);
    struct Bar
    {
        int risk = 0;
        QString name; // of the measure
    };
    void show(std::vector<Bar> bars, const diagram::Theme &theme); // the first is without a measure
    const std::vector<Bar> &bars() const { return m_bars; }
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Bar> m_bars;
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
