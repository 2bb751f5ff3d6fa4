// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace bulkhead::app {

// How much is done, as a ring with "12/48" in it.
class ProgressRing : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressRing(QWidget *parent = nullptr);

    void setDone(std::size_t done, std::size_t all);
    QSize sizeHint() const override { return {44, 44}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::size_t m_done = 0;
    std::size_t m_all = 0;
};

} // namespace bulkhead::app
