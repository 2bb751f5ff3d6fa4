// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QWidget>

#include <vector>

namespace bulkhead::app {

// The open risk before and after each measure, as columns that fall, each with its number.
class RiskBar : public QWidget
{
    Q_OBJECT

public:
    explicit RiskBar(QWidget *parent = nullptr);
    void show(std::vector<int> risks, const diagram::Theme &theme); // the first is without a measure
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<int> m_risks;
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
