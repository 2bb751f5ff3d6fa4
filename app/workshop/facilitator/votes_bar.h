// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/collate.h"
#include "diagram/theme.h"

#include <QWidget>

namespace bulkhead::app {

// What a room said of one cell: a bar for each answer, with its word and its number.
class VotesBar : public QWidget
{
    Q_OBJECT

public:
    explicit VotesBar(QWidget *parent = nullptr);
    void show(const catalog::workshop::CellVotes &votes, std::size_t sheets, const diagram::Theme &theme);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    using QWidget::show;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int rowHeight() const;

    catalog::workshop::CellVotes m_votes;
    std::size_t m_sheets = 0;
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
