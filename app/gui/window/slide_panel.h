// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QFrame>

class QLabel;
class QTextBrowser;

namespace bulkhead::app {

class Legend;
struct Slide;

// The text beside the diagram of a presentation, in large type, with the legend and the number of the slide.
class SlidePanel : public QFrame
{
    Q_OBJECT

public:
    explicit SlidePanel(QWidget *parent = nullptr);
    void show(const Slide &slide, std::size_t number, std::size_t count, const diagram::Theme &theme);
    QString text() const; // heading and text, without markup
    using QFrame::show;

private:
    QLabel *m_heading;
    QTextBrowser *m_text;
    Legend *m_legend;
    QLabel *m_number;
};

// A spot of light under the pointer, over the diagram.
class LaserPointer : public QWidget
{
    Q_OBJECT

public:
    explicit LaserPointer(QWidget *over);
    void setTheme(const diagram::Theme &theme);
    void pointAt(QPoint position); // in the coordinates of what it lies over

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_colour;
};

} // namespace bulkhead::app
