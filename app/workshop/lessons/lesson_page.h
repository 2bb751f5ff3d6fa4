// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/background/latest.h"
#include "app/workshop/lessons/lesson_progress.h"
#include "app/workshop/lessons/lesson_work.h"
#include "diagram/theme.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTextBrowser;
class QTreeWidget;

namespace bulkhead::diagram {
class DiagramScene;
class DiagramView;
} // namespace bulkhead::diagram

namespace bulkhead::app {

class ChangeBox;
class LessonLayers;
class QuestionBox;

// One lesson: on the left its text, then its questions one at a time, then the thing to change; on the right
// the model with its badges and what they count.
class LessonPage : public QWidget
{
    Q_OBJECT

public:
    using StatePtr = std::shared_ptr<const LessonState>;

    // `catalogs` may be null; a worker then loads them.
    LessonPage(LessonPtr lesson, LessonProgress progress, std::shared_ptr<const catalog::Catalogs> catalogs,
               bool isLast, QWidget *parent = nullptr);

    void setTheme(const diagram::Theme &theme);
    const StatePtr &state() const { return m_state; } // null until the first analysis is done
    const model::Model &shownModel() const { return m_model; }

    void showStep(int step); // the text, each question, the change; with the focus in it
    int step() const;
    int steps() const { return static_cast<int>(m_questions.size()) + 2; }

    QuestionBox &question(std::size_t number) const { return *m_questions[number]; }
    ChangeBox &changeBox() const { return *m_change; }
    diagram::DiagramScene &scene() const { return *m_scene; }
    QListWidget &findings() const { return *m_findings; }
    LessonLayers *layers() const { return m_layers; } // null where the lesson shows none
    QPushButton &forth() const { return *m_forth; }
    QPushButton &back() const { return *m_back; }

signals:
    void leaveRequested(); // back to the list
    void nextRequested();  // the next lesson
    void progressChanged();
    void catalogsLoaded(const std::shared_ptr<const bulkhead::catalog::Catalogs> &catalogs);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildSteps();
    QWidget *buildPicture();
    QWidget *buildFoot(bool isLast);
    void addQuestion(std::size_t number);
    void turnTo(int step);
    void refreshSteps();
    void refreshFindings();
    void selectSubject();
    void analyse();
    void take(const Result<StatePtr> &state);
    void perform(const model::Change &change);
    void startAgain();

    LessonPtr m_lesson;
    LessonProgress m_progress;
    std::shared_ptr<const catalog::Catalogs> m_catalogs;
    bool m_isLast;
    model::Model m_model;                 // as it is changed
    std::optional<model::Model> m_placed; // the lesson's own, with places
    StatePtr m_state;
    diagram::Theme m_theme;
    Latest<LessonRequest, StatePtr> m_work;

    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QTextBrowser *m_text;
    std::vector<QuestionBox *> m_questions;
    ChangeBox *m_change;
    diagram::DiagramScene *m_scene;
    diagram::DiagramView *m_view;
    QListWidget *m_findings;
    QLabel *m_others;
    LessonLayers *m_layers = nullptr;
    QPushButton *m_back;
    QPushButton *m_forth;
    bool m_followsSelection = false;
};

} // namespace bulkhead::app
