// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/option_button.h"

#include <QPainter>

namespace bulkhead::app {

namespace {

constexpr int optionMargin = 8; // px, round the text
constexpr int numberWidth = 26; // px
constexpr int narrowest = 160;  // px
constexpr float tintStrength = 0.14F;

} // namespace

OptionButton::OptionButton(int number, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_number(number)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    announce();
}

void OptionButton::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    announce();
    update();
}

void OptionButton::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    update();
}

void OptionButton::announce()
{
    const QString judged = m_verdict == Verdict::Right   ? tr("right: %1")
                           : m_verdict == Verdict::Wrong ? tr("not right: %1")
                                                         : QStringLiteral("%1");
    setAccessibleName(tr("Answer %1").arg(m_number));
    setAccessibleDescription(judged.arg(text()));
}

QRect OptionButton::textRect(int width) const
{
    return {optionMargin + numberWidth, optionMargin, width - 2 * optionMargin - numberWidth, 10000};
}

int OptionButton::heightForWidth(int width) const
{
    const QRect text = fontMetrics().boundingRect(textRect(width), Qt::TextWordWrap, this->text());
    return text.height() + 2 * optionMargin;
}

QSize OptionButton::sizeHint() const
{
    constexpr int usual = 380;
    return {usual, heightForWidth(usual)};
}

QSize OptionButton::minimumSizeHint() const
{
    return {narrowest, fontMetrics().height() + 2 * optionMargin};
}

void OptionButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor border = m_theme.border;
    QColor tint = underMouse() && isEnabled() ? m_theme.accent : QColor(Qt::transparent);
    if (m_verdict == Verdict::Right)
        tint = border = m_theme.flowEncrypted;
    else if (m_verdict == Verdict::Wrong)
        tint = border = m_theme.flowPlain;
    if (hasFocus())
        border = m_theme.focus;
    painter.setPen(QPen(border, hasFocus() || m_verdict != Verdict::None ? 2 : 1));
    painter.setBrush(m_theme.surface);
    painter.drawRoundedRect(frame, 5, 5);
    if (tint.alpha() != 0) {
        tint.setAlphaF(tintStrength);
        painter.setBrush(tint);
        painter.drawRoundedRect(frame, 5, 5);
    }
    painter.setPen(m_theme.text);
    QFont strong = font();
    strong.setBold(true);
    painter.setFont(strong);
    const QString mark = m_verdict == Verdict::Right   ? QStringLiteral("✓")
                         : m_verdict == Verdict::Wrong ? QStringLiteral("✗")
                                                       : QString::number(m_number);
    painter.drawText(QRect(optionMargin, optionMargin, numberWidth, fontMetrics().height()), Qt::AlignLeft,
                     mark);
    painter.setFont(font());
    painter.drawText(textRect(width()), Qt::TextWordWrap, text());
}

} // namespace bulkhead::app
