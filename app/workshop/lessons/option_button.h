// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"

#include <QAbstractButton>

namespace bulkhead::app {

// An answer to choose: its number and a text of several lines, which takes the height that it needs. Once it
// is judged it shows by mark and colour whether it is right.
class OptionButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Verdict { None, Right, Wrong };

    OptionButton(int number, const QString &text, QWidget *parent = nullptr);

    void setVerdict(Verdict verdict);
    Verdict verdict() const { return m_verdict; }
    void setTheme(const diagram::Theme &theme);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRect textRect(int width) const;
    void announce();

    int m_number;
    Verdict m_verdict = Verdict::None;
    diagram::Theme m_theme;
};

} // namespace bulkhead::app
