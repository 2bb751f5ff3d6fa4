// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/session/dialogs.h"
#include "app/workshop/participant/answer_book.h"
#include "app/workshop/participant/answers_place.h"

#include <QWidget>

#include <memory>
#include <vector>

class QFrame;
class QLabel;
class QPushButton;
class QShortcut;
class QStackedWidget;
class QTabBar;

namespace bulkhead::app {

class BoardPage;
class ElementSheet;
class GroupBar;
class GroupMembers;
class MoreThreatsPage;
class ProgressRing;
class RoundClock;
class StartPage;
class SystemView;
class WayPage;

// What a participant of a workshop sees: the task's diagram and a sheet, in the colours of the application.
// Nothing of the engine is in it.
class ParticipantWindow : public QWidget
{
    Q_OBJECT

public:
    struct Setup
    {
        std::unique_ptr<Dialogs> dialogs; // null: those that people see
        FileSystem *files = &FileSystem::system();
    };

    ParticipantWindow(std::shared_ptr<const catalog::workshop::Task> task, const QString &taskPath,
                      Setup setup);
    ~ParticipantWindow() override;

    AnswerBook *book() const { return m_book; } // null before somebody has given a name
    SystemView *system() const { return m_system; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Tab
    {
        QWidget *page = nullptr;
        int round = -1; // index into the task's rounds; -1: none
    };

    void begin(const QString &participant, const FoundAnswers &found);
    QWidget *makeWork();
    QWidget *makeHead();
    QWidget *makeBanner();
    void makePages();
    void addTab(const QString &title, QWidget *page, int round);
    void showPageOf(const Tab &tab);
    std::optional<catalog::workshop::RoundKind> roundOf(const Tab &tab) const;
    model::Id elementInSight() const;
    void compare(); // with the members of the group, in its round
    void addShortcuts();
    void showTab(int tab);
    void showSheet();
    void showBoard();
    void backToWork();
    void focusOther(); // diagram or page
    void takeClick(const std::string &id);
    void showSaved();
    void showFailure(const Error &error);

    std::shared_ptr<const catalog::workshop::Task> m_task;
    QString m_taskPath;
    std::unique_ptr<Dialogs> m_dialogs;
    FileSystem *m_files;

    QStackedWidget *m_whole; // the start page, and the work
    StartPage *m_start;
    AnswerBook *m_book = nullptr;
    QWidget *m_work = nullptr;
    QTabBar *m_tabBar = nullptr;
    std::vector<Tab> m_tabs;
    QStackedWidget *m_pages = nullptr;
    SystemView *m_system = nullptr;
    GroupMembers *m_members = nullptr;
    GroupBar *m_group = nullptr;
    ElementSheet *m_sheet = nullptr;
    MoreThreatsPage *m_more = nullptr;
    WayPage *m_way = nullptr;
    BoardPage *m_board = nullptr;
    RoundClock *m_clock = nullptr;
    ProgressRing *m_ring = nullptr;
    QLabel *m_saved = nullptr;
    QLabel *m_keys = nullptr;
    QFrame *m_banner = nullptr;
    QLabel *m_problem = nullptr;
    QPushButton *m_saveElsewhere = nullptr;
    std::vector<QShortcut *> m_sheetKeys; // while the sheet is shown
    QShortcut *m_wayBack = nullptr;
};

} // namespace bulkhead::app
