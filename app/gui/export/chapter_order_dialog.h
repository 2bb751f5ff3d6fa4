// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QString>

#include <string>
#include <vector>

class QListWidget;
class QPushButton;

namespace bulkhead::app {

struct OrderedChapter
{
    std::string id;
    QString title;
    bool isChosen = false;
};

// The chapters of a report in the order in which it has them: ticked where it has them, moved by mouse, by
// buttons or by Alt and an arrow key.
class ChapterOrderDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ChapterOrderDialog(const std::vector<OrderedChapter> &chapters, QWidget *parent = nullptr);

    // The ids of the ticked chapters in their order.
    std::vector<std::string> chosen() const;

private:
    void move(int by);
    void showState();

    QListWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_accept;
};

} // namespace bulkhead::app
