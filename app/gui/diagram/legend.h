// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QWidget>

class QPainter;

namespace bulkhead::app {

// What lines and marks of the diagram mean.
class Legend : public QWidget
{
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);
    void setTheme(const diagram::Theme &theme);
    QSize sizeHint() const override;

    // The same on paper, in any thread: the rows stand in so many columns, which share the area's width.
    static void paint(QPainter *painter, const QRectF &area, int columns, const QFont &font,
                      const diagram::Theme &theme);
    static double height(int columns, const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
