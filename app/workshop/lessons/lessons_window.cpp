// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/lessons/lessons_window.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/look/style.h"
#include "app/workshop/lessons/lesson_page.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace {

enum LessonColumn { LessonTitleColumn, LessonMinutesColumn, LessonDoneColumn };

constexpr QSize usualLessonSize(1180, 800);

} // namespace

LessonsWindow::LessonsWindow(Setup setup, QWidget *parent)
    : QWidget(parent), m_settings(setup.settings ? std::move(setup.settings) : std::make_unique<QSettings>()),
      m_progress(*m_settings), m_stack(new QStackedWidget), m_list(new QTreeWidget), m_done(plainLabel())
{
    setWindowTitle(tr("Lessons"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    buildList();
    if (auto lessons = bundledLessons(setup.vocabulary)) {
        m_lessons = *std::move(lessons);
        refreshList();
    } else { // the program is broken; a test sees to it that it is not
        refreshList();
        m_done->setText(errorText(lessons.error()));
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    resize(sizeOnScreen(*this, usualLessonSize));
    if (const QByteArray place = m_settings->value(QStringLiteral("lessons/window")).toByteArray();
        !place.isEmpty())
        restoreGeometry(place);
}

LessonsWindow::~LessonsWindow() = default;

void LessonsWindow::buildList()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *title = plainLabel(tr("Lessons"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setBold(true);
    title->setFont(font);
    auto *about = plainLabel(
        tr("Twelve lessons of about eight minutes each. Every one has a small model, a text about it, three "
           "questions with the explanation at once, and one thing to change after which a finding goes. What "
           "you have done stays on this machine."));
    about->setWordWrap(true);
    m_list->setHeaderLabels({tr("Lesson"), tr("Minutes"), tr("Done")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setAccessibleName(tr("Lessons"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(LessonTitleColumn, QHeaderView::Stretch);
    auto *start = new QPushButton(tr("&Open lesson"));
    auto *again = new QPushButton(tr("&Begin again"));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_done, 1);
    foot->addWidget(again);
    foot->addWidget(start);
    layout->addWidget(title);
    layout->addWidget(about);
    layout->addWidget(m_list, 1);
    layout->addLayout(foot);
    m_stack->addWidget(page);
    const auto openCurrent = [this] {
        if (m_list->currentItem())
            open(static_cast<std::size_t>(m_list->indexOfTopLevelItem(m_list->currentItem())));
    };
    connect(m_list, &QTreeWidget::itemActivated, this, openCurrent);
    connect(start, &QPushButton::clicked, this, openCurrent);
    connect(again, &QPushButton::clicked, this, [this, openCurrent] {
        if (!m_list->currentItem())
            return;
        m_progress.forget(
            *m_lessons[static_cast<std::size_t>(m_list->indexOfTopLevelItem(m_list->currentItem()))]);
        refreshList();
        openCurrent();
    });
}

void LessonsWindow::refreshList()
{
    std::size_t whole = 0;
    for (std::size_t i = 0; i < m_lessons.size(); ++i) {
        const catalog::lessons::Lesson &lesson = *m_lessons[i];
        QTreeWidgetItem *item = m_list->topLevelItem(static_cast<int>(i));
        if (!item)
            item = new QTreeWidgetItem(m_list);
        const std::size_t done = m_progress.done(lesson);
        const std::size_t all = LessonProgress::steps(lesson);
        whole += done == all ? 1U : 0U;
        item->setText(LessonTitleColumn, tr("%1. %2").arg(QString::number(i + 1), toQString(lesson.title)));
        item->setText(LessonMinutesColumn, QString::number(lesson.minutes));
        item->setTextAlignment(LessonMinutesColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(LessonDoneColumn, done == 0     ? QString()
                                        : done == all ? tr("✓ %1 of %2 right at once")
                                                            .arg(m_progress.rightAtOnce(lesson))
                                                            .arg(lesson.questions.size())
                                                      : tr("%1 of %2 steps").arg(done).arg(all));
    }
    m_done->setText(tr("%1 of %2 lessons done").arg(whole).arg(m_lessons.size()));
}

void LessonsWindow::open(std::size_t lesson)
{
    if (lesson >= m_lessons.size())
        return;
    if (m_page)
        m_page->deleteLater();
    m_open = lesson;
    m_page = new LessonPage(m_lessons[lesson], m_progress, m_catalogs, lesson + 1 == m_lessons.size());
    m_page->setTheme(themeOf(*this));
    connect(m_page, &LessonPage::leaveRequested, this, &LessonsWindow::showList);
    connect(m_page, &LessonPage::nextRequested, this, [this] { open(m_open + 1); });
    connect(m_page, &LessonPage::progressChanged, this, &LessonsWindow::refreshList);
    connect(m_page, &LessonPage::catalogsLoaded, this,
            [this](const std::shared_ptr<const catalog::Catalogs> &catalogs) { m_catalogs = catalogs; });
    m_stack->addWidget(m_page);
    m_stack->setCurrentWidget(m_page);
    setWindowTitle(
        tr("%1. %2 – Lessons").arg(QString::number(lesson + 1), toQString(m_lessons[lesson]->title)));
    m_page->showStep(0);
}

void LessonsWindow::showList()
{
    if (m_page) {
        m_page->deleteLater();
        m_page = nullptr;
    }
    m_stack->setCurrentIndex(0);
    m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(m_open)));
    m_list->setFocus();
    setWindowTitle(tr("Lessons"));
}

void LessonsWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void LessonsWindow::applyTheme()
{
    if (m_page)
        m_page->setTheme(themeOf(*this));
}

void LessonsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_page)
        close();
    else
        QWidget::keyPressEvent(event);
}

void LessonsWindow::closeEvent(QCloseEvent *event)
{
    m_settings->setValue(QStringLiteral("lessons/window"), saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace bulkhead::app
