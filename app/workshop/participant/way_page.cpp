// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/way_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/workshop/words/way_start.h"
#include "diagram/display_names.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

WayPage::WayPage(AnswerBook &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_steps(new QListWidget),
      m_remove(new QPushButton(tr("Remove &last step"))), m_told(plainLabel())
{
    setObjectName(QStringLiteral("wayPage"));
    const ws::Task &task = m_book.task();
    QLabel *question =
        plainLabel(task.goal.empty() ? tr("You stand outside. How do you reach something of value?")
                                     : tr("You stand outside and want to reach “%1”. Which way do you take?")
                                           .arg(diagram::displayName(task.model, task.goal)));
    QFont large = question->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    question->setFont(large);
    QLabel *how =
        plainLabel(tr("Click the elements on the diagram in the order in which you take them over. "
                      "By keys: the arrows to an element, Enter; F6 from the diagram to the list of "
                      "steps and back."));
    for (QLabel *label : {question, how, m_told})
        label->setWordWrap(true);
    m_steps->setObjectName(QStringLiteral("waySteps"));
    m_steps->setAccessibleName(tr("Steps"));
    m_told->setObjectName(QStringLiteral("wayTold"));
    auto *page = new QVBoxLayout(this);
    page->setSpacing(8);
    page->addWidget(question);
    page->addWidget(how);
    page->addWidget(m_steps, 1);
    page->addWidget(m_told);
    page->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(m_remove, &QPushButton::clicked, this, &WayPage::removeLast);
    setFocusProxy(m_steps);
    showSteps();
}

void WayPage::add(const model::Id &id)
{
    const ws::Task &task = m_book.task();
    const model::Element *element = task.model.element(id);
    std::vector<model::Id> way = m_book.sheet().path;
    m_told->clear();
    if (!element || element->kind == model::Kind::TrustBoundary) {
        m_told->setText(tr("Steps are elements; flows and trust boundaries between them need not be named."));
        return;
    }
    if (std::find(way.begin(), way.end(), id) != way.end()) {
        m_told->setText(tr("“%1” is a step already.").arg(diagram::displayName(task.model, id)));
        return;
    }
    if (way.empty()) // one begins outside
        way.push_back(outside());
    if (way.size() >= ws::mostSteps)
        return;
    way.push_back(id);
    m_book.setWay(std::move(way));
    showSteps();
    emit wayChanged();
}

void WayPage::removeLast()
{
    std::vector<model::Id> way = m_book.sheet().path;
    m_told->clear();
    if (way.empty())
        return;
    way.pop_back();
    if (way == std::vector{outside()})
        way.clear();
    m_book.setWay(std::move(way));
    showSteps();
    emit wayChanged();
}

void WayPage::showSteps()
{
    const std::vector<model::Id> &way = m_book.sheet().path;
    m_steps->clear();
    int number = 0;
    for (const model::Id &id : way.empty() ? std::vector{outside()} : way)
        m_steps->addItem(QStringLiteral("%1. %2").arg(
            QString::number(++number),
            id == outside() ? tr("the Internet") : diagram::displayName(m_book.task().model, id)));
    m_steps->scrollToBottom();
    m_remove->setEnabled(!way.empty());
}

} // namespace bulkhead::app
