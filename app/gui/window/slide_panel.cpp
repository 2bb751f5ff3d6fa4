// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window/slide_panel.h"

#include "app/gui/diagram/legend.h"
#include "app/gui/look/label.h"
#include "app/gui/window/slides.h"

#include <QLabel>
#include <QPainter>
#include <QRadialGradient>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

QFont enlarged(const QFont &font, double by)
{
    QFont large = font;
    if (font.pointSizeF() > 0)
        large.setPointSizeF(font.pointSizeF() * by);
    else
        large.setPixelSize(static_cast<int>(font.pixelSize() * by));
    return large;
}

} // namespace

SlidePanel::SlidePanel(QWidget *parent)
    : QFrame(parent), m_heading(plainLabel()), m_text(new QTextBrowser), m_legend(new Legend),
      m_number(plainLabel())
{
    setObjectName(QStringLiteral("slidePanel"));
    setAccessibleName(tr("Text of the slide"));
    setAutoFillBackground(true);
    QFont heading = enlarged(font(), 1.8);
    heading.setBold(true);
    m_heading->setFont(heading);
    m_heading->setWordWrap(true);
    m_text->setFont(enlarged(font(), 1.5));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->setStyleSheet(QStringLiteral("QTextBrowser { background: transparent; border: none; }"));
    m_text->setFocusPolicy(Qt::NoFocus);
    m_text->setAccessibleName(tr("Text of the slide"));
    m_number->setWordWrap(true);
    m_legend->setFont(enlarged(font(), 1.2));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_heading);
    column->addWidget(m_text, 1);
    column->addWidget(m_legend);
    column->addWidget(m_number);
}

void SlidePanel::show(const Slide &slide, std::size_t number, std::size_t count, const diagram::Theme &theme)
{
    m_heading->setText(slide.heading);
    m_text->setHtml(slide.html);
    m_legend->setTheme(theme);
    m_number->setText(
        tr("%1 of %2 · Space, arrows: on and back · L: light · T: text · Esc: end").arg(number).arg(count));
}

QString SlidePanel::text() const
{
    return m_heading->text() + u'\n' + m_text->toPlainText() + u'\n' + m_number->text();
}

LaserPointer::LaserPointer(QWidget *over) : QWidget(over)
{
    setObjectName(QStringLiteral("laserPointer"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setAccessibleName(tr("Light under the pointer"));
    constexpr int size = 72; // px
    resize(size, size);
    hide();
}

void LaserPointer::setTheme(const diagram::Theme &theme)
{
    m_colour = theme.rating(model::Rating::High).fill;
    update();
}

void LaserPointer::pointAt(QPoint position)
{
    move(position - rect().center());
    show();
    raise();
}

void LaserPointer::paintEvent(QPaintEvent *)
{
    const QPointF middle = QRectF(rect()).center();
    const double radius = width() / 2.0;
    QColor rim = m_colour;
    rim.setAlphaF(0);
    QColor glow = m_colour;
    glow.setAlphaF(0.45f);
    QRadialGradient light(middle, radius);
    light.setColorAt(0, m_colour);
    light.setColorAt(0.16, m_colour);
    light.setColorAt(0.2, glow);
    light.setColorAt(1, rim);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(light);
    painter.drawEllipse(middle, radius, radius);
}

} // namespace bulkhead::app
