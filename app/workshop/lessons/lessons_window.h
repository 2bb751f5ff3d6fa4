// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/lessons/bundled_lessons.h"
#include "app/workshop/lessons/lesson_progress.h"
#include "catalog/load/catalogs.h"

#include <QSettings>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QStackedWidget;
class QTreeWidget;

namespace bulkhead::app {

class LessonPage;

// The lessons for self-study: the list with what is done of each, and the lesson that is open. Progress stays
// in the settings on this machine.
class LessonsWindow : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        std::shared_ptr<const model::Vocabulary> vocabulary;
        std::unique_ptr<QSettings> settings = {}; // null: the user's own
    };

    explicit LessonsWindow(Setup setup, QWidget *parent = nullptr);
    ~LessonsWindow() override;

    void open(std::size_t lesson);
    void showList();
    const std::vector<LessonPtr> &lessons() const { return m_lessons; }
    LessonPage *page() const { return m_page; } // null while the list is shown
    QTreeWidget &list() const { return *m_list; }

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void buildList();
    void refreshList();
    void applyTheme();

    std::unique_ptr<QSettings> m_settings;
    LessonProgress m_progress;
    std::vector<LessonPtr> m_lessons;
    std::shared_ptr<const catalog::Catalogs> m_catalogs; // null until a lesson has loaded them
    std::size_t m_open = 0;
    QStackedWidget *m_stack;
    QTreeWidget *m_list;
    QLabel *m_done;
    LessonPage *m_page = nullptr;
};

} // namespace bulkhead::app
