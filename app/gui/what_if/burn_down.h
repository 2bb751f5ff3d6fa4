// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <vector>

namespace bulkhead::app {

class Session;

// How the risk falls from step to step: a bar for now and one after each step.
class BurnDown : public QWidget
{
    Q_OBJECT

public:
    explicit BurnDown(Session &session, QWidget *parent = nullptr);

    struct Bar
    {
        QString title; // of the step; for its tool tip
        int risk = 0;
        bool taken = true; // ticked
    };
    void setBars(std::vector<Bar> bars);

    QSize sizeHint() const override { return {420, 150}; }
    QSize minimumSizeHint() const override { return {240, 110}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF slot(std::size_t bar) const;

    Session &m_session;
    std::vector<Bar> m_bars;
};

} // namespace bulkhead::app
