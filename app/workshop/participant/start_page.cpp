// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/start_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"

#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bulkhead::app {

namespace ws = catalog::workshop;

StartPage::StartPage(std::shared_ptr<const ws::Task> task, const QString &taskPath, QWidget *parent)
    : QWidget(parent), m_task(std::move(task)), m_taskPath(taskPath), m_name(new QLineEdit),
      m_told(plainLabel()), m_start(new QPushButton(tr("Start")))
{
    setObjectName(QStringLiteral("startPage"));
    const std::string &title = m_task->model.metadata().title;
    QLabel *heading = plainLabel(title.empty() ? QFileInfo(taskPath).completeBaseName() : toQString(title));
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.8);
    heading->setFont(large);
    QLabel *what = plainLabel(
        tr("Find the threats of %n element(s): for each of the six letters of STRIDE, is there a threat?",
           nullptr, static_cast<int>(m_task->scope.size())));
    QLabel *silent = plainLabel(
        tr("“Don’t know” costs nothing. Your answers are saved as you work, beside the task. The clock "
           "counts your own minutes; the facilitator’s ends a round."));
    QLabel *asked = plainLabel(m_task->usesPseudonyms ? tr("Your &pseudonym; results show no names")
                                                      : tr("Your &name, or that of your group"));
    asked->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("participantName"));
    m_name->setMinimumWidth(320);
    m_told->setObjectName(QStringLiteral("nameTold"));
    m_start->setObjectName(QStringLiteral("startButton"));
    m_start->setDefault(true);
    for (QLabel *label : {heading, what, silent, m_told})
        label->setWordWrap(true);

    auto *box = new QWidget;
    box->setMaximumWidth(640);
    auto *column = new QVBoxLayout(box);
    column->setSpacing(12);
    for (QWidget *widget :
         {static_cast<QWidget *>(heading), static_cast<QWidget *>(what), static_cast<QWidget *>(silent),
          static_cast<QWidget *>(asked), static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_told)})
        column->addWidget(widget);
    column->addWidget(m_start, 0, Qt::AlignLeft);
    auto *middle = new QHBoxLayout(this);
    middle->addStretch(1);
    middle->addWidget(box, 3, Qt::AlignVCenter);
    middle->addStretch(1);
    connect(m_name, &QLineEdit::textChanged, this, &StartPage::look);
    connect(m_name, &QLineEdit::returnPressed, this, &StartPage::start);
    connect(m_start, &QPushButton::clicked, this, &StartPage::start);
    setFocusProxy(m_name);
    look();
}

void StartPage::askForAnother(const QString &why)
{
    m_mayGoOn = false;
    m_name->clear();
    m_told->setText(why);
    m_name->setFocus();
}

// The file is read when somebody stops typing a name and goes on; here only whether one is there.
void StartPage::look()
{
    const QString name = m_name->text().trimmed();
    const bool isThere = !name.isEmpty() && QFileInfo::exists(answersPath(m_taskPath, name));
    m_start->setEnabled(!name.isEmpty());
    m_start->setText(isThere && m_mayGoOn ? tr("Continue") : tr("Start"));
    m_told->setText(isThere ? tr("There are answers under this name already. If they are not yours, take "
                                 "another name.")
                            : QString());
}

void StartPage::start()
{
    const QString name = m_name->text().trimmed();
    if (const QString fault = faultOfName(name); !fault.isEmpty()) {
        m_told->setText(fault);
        return;
    }
    const FoundAnswers found = findAnswers(answersPath(m_taskPath, name), *m_task, name);
    if (found.state == FoundAnswers::State::Refused)
        m_told->setText(found.problem);
    else if (found.state == FoundAnswers::State::Own && !m_mayGoOn)
        m_told->setText(tr("There are answers under this name already: choose another name."));
    else
        emit started(name, found);
}

} // namespace bulkhead::app
