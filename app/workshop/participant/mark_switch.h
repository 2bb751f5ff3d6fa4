// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"

#include <QWidget>

#include <array>
#include <optional>

class QToolButton;

namespace bulkhead::app {

// Threat, no threat, don't know: one stop of the Tab key. 1, 2 and 3 or the arrows choose, Backspace takes
// the mark away, up, down and Enter ask for what stands around it.
class MarkSwitch : public QWidget
{
    Q_OBJECT

public:
    explicit MarkSwitch(QWidget *parent = nullptr);

    const std::optional<catalog::workshop::Mark> &mark() const { return m_mark; }
    void setMark(const std::optional<catalog::workshop::Mark> &mark); // without a signal
    void setTitle(const QString &title);                              // for screen readers

signals:
    void chosen();              // by the user
    void moveRequested(int by); // to the switch above (-1) or below (1)
    void entered();             // Enter: on to the reason

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void choose(const std::optional<catalog::workshop::Mark> &mark);
    void step(int by);

    std::array<QToolButton *, 3> m_buttons{}; // in the order of Mark
    std::optional<catalog::workshop::Mark> m_mark;
    QString m_title;
};

} // namespace bulkhead::app
