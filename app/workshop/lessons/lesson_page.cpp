// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lesson_page.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/workshop/lessons/change_box.h"
#include "app/workshop/lessons/lesson_html.h"
#include "app/workshop/lessons/lesson_layers.h"
#include "app/workshop/lessons/question_box.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/view/diagram_view.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

constexpr int subjectRole = Qt::UserRole; // of a finding's row: the element or flow
constexpr int textShare = 46;             // % of the width
constexpr int pictureShare = 54;

QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

LessonPage::LessonPage(LessonPtr lesson, LessonProgress progress,
                       std::shared_ptr<const catalog::Catalogs> catalogs, bool isLast, QWidget *parent)
    : QWidget(parent), m_lesson(std::move(lesson)), m_progress(progress), m_catalogs(std::move(catalogs)),
      m_isLast(isLast), m_model(m_lesson->model),
      m_work(lessonState, [this](const Result<StatePtr> &state) { take(state); }), m_tabs(new QTabBar),
      m_stack(new QStackedWidget), m_text(new QTextBrowser), m_change(new ChangeBox(m_lesson)),
      m_scene(new diagram::DiagramScene(this)), m_view(new diagram::DiagramView(m_scene)),
      m_findings(new QListWidget), m_others(plainLabel()), m_back(new QPushButton(tr("&Back"))),
      m_forth(new QPushButton(tr("&Next")))
{
    auto *splitter = new QSplitter;
    splitter->addWidget(buildSteps());
    splitter->addWidget(buildPicture());
    splitter->setStretchFactor(0, textShare);
    splitter->setStretchFactor(1, pictureShare);
    splitter->setSizes({10 * textShare, 10 * pictureShare});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(splitter, 1);
    layout->addWidget(buildFoot(isLast));
    refreshSteps();
    showStep(0);
    analyse();
}

QWidget *LessonPage::buildSteps()
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    m_tabs->setAccessibleName(tr("Steps of the lesson"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Text of the lesson"));
    m_text->document()->setDocumentMargin(12);
    m_tabs->addTab(QString());
    m_stack->addWidget(m_text);
    for (std::size_t i = 0; i < m_lesson->questions.size(); ++i)
        addQuestion(i);
    m_tabs->addTab(QString());
    m_stack->addWidget(scrolling(m_change));
    connect(m_tabs, &QTabBar::currentChanged, this, &LessonPage::turnTo); // whose focus stays there
    connect(m_change, &ChangeBox::changeRequested, this, &LessonPage::perform);
    connect(m_change, &ChangeBox::againRequested, this, &LessonPage::startAgain);
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    side->setMinimumWidth(340);
    return side;
}

void LessonPage::addQuestion(std::size_t number)
{
    auto *box = new QuestionBox(m_lesson->questions[number], m_progress.answer(*m_lesson, number));
    connect(box, &QuestionBox::answered, this, [this, number](LessonProgress::Answer answer) {
        m_progress.setAnswer(*m_lesson, number, answer);
        refreshSteps();
        emit progressChanged();
        m_forth->setFocus();
    });
    m_questions.push_back(box);
    m_tabs->addTab(QString());
    m_stack->addWidget(scrolling(box));
}

QWidget *LessonPage::buildPicture()
{
    m_scene->setReadOnly(true);
    m_view->setAccessibleName(tr("Diagram of the lesson's model"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it is fitted
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings->setAccessibleName(tr("What the badges count"));
    m_findings->setWordWrap(true);
    m_findings->setResizeMode(QListView::Adjust);
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_findings->setFrameShape(QFrame::NoFrame);
    m_others->setWordWrap(true);
    m_others->setContentsMargins(8, 2, 8, 4);
    m_others->setForegroundRole(QPalette::PlaceholderText);
    connect(m_findings, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item && !m_followsSelection)
            m_scene->select(std::vector{toUtf8(item->data(subjectRole).toString())});
    });
    connect(m_scene, &QGraphicsScene::selectionChanged, this, &LessonPage::selectSubject);
    auto *below = new QWidget;
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins(0, 0, 0, 0);
    belowLayout->setSpacing(0);
    belowLayout->addWidget(m_findings, 1);
    belowLayout->addWidget(m_others);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_view);
    splitter->addWidget(below);
    splitter->setSizes({670, 230});
    splitter->setStretchFactor(0, 1);
    splitter->setChildrenCollapsible(false);
    if (m_lesson->page != catalog::lessons::LessonPage::Layers)
        return splitter;
    m_layers = new LessonLayers;
    auto *pages = new QTabWidget;
    pages->setDocumentMode(true);
    pages->addTab(splitter, tr("Dia&gram"));
    pages->addTab(m_layers, tr("&Layers"));
    connect(m_layers, &LessonLayers::subjectRequested, this, [this, pages](const std::string &id) {
        pages->setCurrentIndex(0);
        m_scene->select(std::vector{id});
    });
    return pages;
}

QWidget *LessonPage::buildFoot(bool isLast)
{
    auto *foot = new QWidget;
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(10, 6, 10, 8);
    auto *list = new QPushButton(tr("&All lessons"));
    auto *hint = plainLabel(tr("Ctrl+Page Down: next step; Esc: all lessons"));
    hint->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(list);
    layout->addStretch();
    layout->addWidget(hint);
    layout->addStretch();
    layout->addWidget(m_back);
    layout->addWidget(m_forth);
    const auto forth = [this, isLast] {
        if (step() + 1 < steps())
            showStep(step() + 1);
        else if (isLast)
            emit leaveRequested();
        else
            emit nextRequested();
    };
    const auto back = [this] { showStep(std::max(0, step() - 1)); };
    connect(list, &QPushButton::clicked, this, &LessonPage::leaveRequested);
    connect(m_forth, &QPushButton::clicked, this, forth);
    connect(m_back, &QPushButton::clicked, this, back);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageDown), this), &QShortcut::activated, this,
            forth);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageUp), this), &QShortcut::activated, this, back);
    return foot;
}

void LessonPage::setTheme(const diagram::Theme &theme)
{
    m_theme = theme;
    m_scene->setTheme(theme);
    for (QuestionBox *box : m_questions)
        box->setTheme(theme);
    if (m_layers)
        m_layers->setTheme(theme);
    m_text->setHtml(lessonHtml(*m_lesson, theme));
    refreshFindings();
}

int LessonPage::step() const
{
    return m_stack->currentIndex();
}

void LessonPage::turnTo(int step)
{
    m_stack->setCurrentIndex(step);
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(step);
    m_back->setEnabled(step > 0);
    m_forth->setText(step + 1 < steps() ? tr("&Next") : m_isLast ? tr("All lesso&ns") : tr("&Next lesson"));
}

void LessonPage::showStep(int step)
{
    turnTo(step);
    if (step == 0)
        m_text->setFocus();
    else if (step + 1 == steps())
        m_change->focusFirst();
    else
        m_questions[static_cast<std::size_t>(step - 1)]->focusFirst();
}

// A tick says what is done, beside the name of the step.
void LessonPage::refreshSteps()
{
    m_tabs->setTabText(0, tr("Read"));
    for (std::size_t i = 0; i < m_questions.size(); ++i) {
        const QString name = tr("Question %1").arg(i + 1);
        m_tabs->setTabText(static_cast<int>(i) + 1,
                           m_questions[i]->isAnswered() ? tr("✓ %1").arg(name) : name);
    }
    const QString change = tr("Change");
    m_tabs->setTabText(steps() - 1, m_progress.isChanged(*m_lesson) ? tr("✓ %1").arg(change) : change);
}

void LessonPage::refreshFindings()
{
    m_findings->clear();
    if (!m_state)
        return;
    for (const LessonFinding &finding : m_state->findings) {
        auto *item = new QListWidgetItem(
            ratingIcon(finding.rating, finding.isConfirmed, m_theme),
            finding.isConfirmed
                ? tr("%1 %2. %3").arg(finding.rule, finding.title, finding.message)
                : tr("%1 %2, to verify. %3").arg(finding.rule, finding.title, finding.message),
            m_findings);
        item->setData(subjectRole, toQString(finding.subject));
    }
    m_others->setText(
        tr("The badges count what this lesson is about. The engine has %n more finding(s) on this "
           "model.",
           nullptr, static_cast<int>(m_state->others)));
}

void LessonPage::selectSubject()
{
    const std::vector<model::Id> selected = m_scene->selectionSubjects();
    m_followsSelection = true;
    for (int i = 0; selected.size() == 1 && i < m_findings->count(); ++i)
        if (toUtf8(m_findings->item(i)->data(subjectRole).toString()) == selected.front()) {
            m_findings->setCurrentRow(i);
            break;
        }
    m_followsSelection = false;
}

void LessonPage::analyse()
{
    m_change->showState(m_model, nullptr);
    m_work.request({m_lesson, m_model, m_catalogs, !m_placed});
}

void LessonPage::take(const Result<StatePtr> &state)
{
    if (!state) {
        m_others->setText(errorText(state.error()));
        return;
    }
    m_state = *state;
    if (!m_catalogs) {
        m_catalogs = m_state->catalogs;
        emit catalogsLoaded(m_catalogs);
    }
    if (!m_placed) {
        m_placed = m_state->model;
        m_model = *m_placed;
        m_scene->setModel(m_model, m_model.views().begin()->id);
        m_view->fitAll();
    }
    m_scene->setBadges(m_state->badges);
    refreshFindings();
    if (m_layers)
        m_layers->setLayers(m_state->layers);
    m_change->showState(m_model, m_state.get());
    if (m_state->left.empty() && !m_progress.isChanged(*m_lesson)) {
        m_progress.setChanged(*m_lesson);
        refreshSteps();
        emit progressChanged();
    }
}

void LessonPage::perform(const model::Change &change)
{
    if (!m_placed || change.isEmpty() || !m_model.apply(change))
        return;
    m_scene->applyChange(m_model, change);
    analyse();
}

void LessonPage::startAgain()
{
    if (!m_placed)
        return;
    m_model = *m_placed;
    m_scene->setModel(m_model, m_model.views().begin()->id);
    analyse();
}

void LessonPage::keyPressEvent(QKeyEvent *event)
{
    auto *button = qobject_cast<QAbstractButton *>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        emit leaveRequested();
    else if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click();
    else
        QWidget::keyPressEvent(event);
}

void LessonPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_view->fitAll();
}

void LessonPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_view->fitAll();
}

} // namespace bulkhead::app
