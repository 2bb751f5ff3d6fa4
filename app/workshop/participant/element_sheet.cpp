// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/participant/element_sheet.h"

#include "app/document/text.h"
#include "app/gui/look/stride_letter.h"
#include "app/workshop/participant/letter_row.h"
#include "app/workshop/words/workshop_words.h"
#include "diagram/display_names.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <optional>

namespace bulkhead::app {

namespace ws = catalog::workshop;

ElementSheet::ElementSheet(AnswerBook &book, QWidget *parent)
    : QWidget(parent), m_book(book), m_element(new QComboBox), m_previous(new QPushButton(tr("‹ Previous"))),
      m_next(new QPushButton)
{
    setObjectName(QStringLiteral("elementSheet"));
    m_order.resize(m_book.task().scope.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    QFont large = m_element->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_element->setFont(large);
    m_element->setAccessibleName(tr("Element"));
    m_element->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_element->setMinimumContentsLength(12);
    for (std::size_t i = 0; i < m_book.task().scope.size(); ++i)
        m_element->addItem(titleOf(i));
    m_previous->setToolTip(tr("Page up"));
    m_next->setToolTip(tr("Page down"));
    m_next->setObjectName(QStringLiteral("nextElement"));

    auto *rows = new QWidget;
    auto *column = new QVBoxLayout(rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const model::Stride category : ws::allCategories) {
        const auto i = static_cast<std::size_t>(category);
        m_rows[i] = new LetterRow(category, m_book.task().level);
        column->addWidget(m_rows[i]);
        connect(m_rows[i], &LetterRow::edited, this, [this, i] { keep(i); });
        connect(m_rows[i], &LetterRow::moveRequested, this,
                [this, i](int by) { focusRow(static_cast<int>(i) + by); });
        const QString keys = QStringLiteral("Alt+%1").arg(letterOf(category));
        connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this,
                [this, i] { focusRow(static_cast<int>(i)); });
    }
    column->addStretch(1);
    auto *area = new QScrollArea;
    area->setWidget(rows);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    // Wide enough that nothing is cut off at the side, whatever the font.
    area->setMinimumWidth(rows->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());

    auto *turn = new QHBoxLayout;
    turn->addWidget(m_previous);
    turn->addStretch(1);
    turn->addWidget(m_next);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(8, 6, 8, 6);
    page->setSpacing(4);
    page->addWidget(m_element);
    page->addWidget(area, 1);
    page->addLayout(turn);
    connect(m_element, &QComboBox::activated, this, [this](int element) {
        show(static_cast<std::size_t>(element));
        focusFirst();
    });
    connect(m_previous, &QPushButton::clicked, this, &ElementSheet::previous);
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_current + 1 == m_order.size())
            emit done();
        else
            next();
    });
    connect(&m_book, &AnswerBook::changed, this, &ElementSheet::showCounts);
    showFirstOpen();
}

QString ElementSheet::titleOf(std::size_t place) const
{
    const ws::Task &task = m_book.task();
    const std::size_t element = m_order[place];
    const QString title =
        tr("%1 of %2: %3 (%4/6)")
            .arg(QString::number(place + 1), QString::number(task.scope.size()),
                 diagram::displayName(task.model, task.scope[element]), QString::number(markedOf(element)));
    const std::size_t divided = dividedOf(element);
    return divided > 0 ? tr("%1 ≠ %2").arg(title, QString::number(divided)) : title;
}

std::size_t ElementSheet::markedOf(std::size_t element) const
{
    const auto &cells = m_book.cells();
    std::size_t marked = 0;
    for (const model::Stride category : ws::allCategories)
        marked += cells.count({m_book.task().scope[element], category});
    return marked;
}

bool ElementSheet::isDivided(const ws::StrideCell &cell) const
{
    const auto markOf = [&cell](const ws::AnswerSheet &sheet) {
        const auto answer = sheet.cells.find(cell);
        return answer == sheet.cells.end() ? std::optional<ws::Mark>() : answer->second.mark;
    };
    std::optional<ws::Mark> first = markOf(m_book.sheet());
    for (const ws::AnswerSheet &member : m_members)
        if (const auto mark = markOf(member)) {
            if (first && *first != *mark)
                return true;
            first = mark;
        }
    return false;
}

std::size_t ElementSheet::dividedOf(std::size_t element) const
{
    std::size_t divided = 0;
    for (const model::Stride category : ws::allCategories)
        divided += isDivided({m_book.task().scope[element], category}) ? 1U : 0U;
    return divided;
}

std::size_t ElementSheet::divided() const
{
    std::size_t divided = 0;
    for (std::size_t element = 0; element < m_order.size(); ++element)
        divided += dividedOf(element);
    return divided;
}

void ElementSheet::compareWith(std::vector<ws::AnswerSheet> members)
{
    if (members == m_members)
        return;
    const std::size_t shown = current();
    m_members = std::move(members);
    std::iota(m_order.begin(), m_order.end(), std::size_t{0});
    std::vector<std::size_t> divided;
    for (std::size_t element = 0; element < m_order.size(); ++element)
        divided.push_back(dividedOf(element));
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&divided](std::size_t a, std::size_t b) { return divided[a] > divided[b]; });
    for (std::size_t place = 0; place < m_order.size(); ++place)
        m_element->setItemText(static_cast<int>(place), titleOf(place));
    const auto place =
        static_cast<std::size_t>(std::find(m_order.begin(), m_order.end(), shown) - m_order.begin());
    show(m_members.empty() ? place : 0);
}

// "≠ anna: Threat · ben: No threat"
void ElementSheet::showOthers()
{
    for (const model::Stride category : ws::allCategories) {
        const ws::StrideCell cell{m_book.task().scope[current()], category};
        QStringList marks;
        for (const ws::AnswerSheet &member : m_members) {
            const auto answer = member.cells.find(cell);
            if (answer != member.cells.end())
                marks << tr("%1: %2").arg(toQString(member.participant), markName(answer->second.mark));
        }
        const QString sign = isDivided(cell) ? QStringLiteral("≠ ") : QStringLiteral("= ");
        row(category).showOthers(marks.isEmpty() ? QString() : sign + marks.join(QStringLiteral(" · ")));
    }
}

void ElementSheet::show(std::size_t place)
{
    m_current = place;
    const model::Id &id = m_book.task().scope[current()];
    for (const model::Stride category : ws::allCategories) {
        const ws::StrideCell cell{id, category};
        const auto answer = m_book.cells().find(cell);
        row(category).show(m_book.task(), cell,
                           answer == m_book.cells().end() ? std::nullopt : std::optional(answer->second));
    }
    showOthers();
    m_element->setCurrentIndex(static_cast<int>(place));
    m_previous->setEnabled(place > 0);
    m_next->setText(place + 1 < m_order.size() ? tr("Next element ›") : tr("Done ›"));
    emit elementShown(id);
}

void ElementSheet::showFirstOpen()
{
    std::size_t place = 0;
    while (place < m_order.size() && markedOf(m_order[place]) == m_rows.size())
        ++place;
    show(place < m_order.size() ? place : 0);
}

void ElementSheet::refresh()
{
    for (std::size_t place = 0; place < m_order.size(); ++place)
        m_element->setItemText(static_cast<int>(place), titleOf(place));
    show(m_current);
}

bool ElementSheet::showElement(const model::Id &id)
{
    const auto &scope = m_book.task().scope;
    const auto found = std::find(scope.begin(), scope.end(), id);
    if (found == scope.end())
        return false;
    const auto element = static_cast<std::size_t>(found - scope.begin());
    show(static_cast<std::size_t>(std::find(m_order.begin(), m_order.end(), element) - m_order.begin()));
    return true;
}

void ElementSheet::next()
{
    if (m_current + 1 == m_order.size())
        return;
    show(m_current + 1);
    focusFirst();
}

void ElementSheet::previous()
{
    if (m_current == 0)
        return;
    show(m_current - 1);
    focusFirst();
}

void ElementSheet::focusFirst()
{
    focusRow(0);
}

void ElementSheet::focusFirstOpen()
{
    int open = 0;
    while (open + 1 < static_cast<int>(m_rows.size()) && m_rows[static_cast<std::size_t>(open)]->answer())
        ++open;
    focusRow(open);
}

// Behind the last row stands the way to the next element.
void ElementSheet::focusRow(int row)
{
    if (row >= static_cast<int>(m_rows.size()))
        m_next->setFocus(Qt::TabFocusReason);
    else
        m_rows[static_cast<std::size_t>(std::max(row, 0))]->mark().setFocus(Qt::TabFocusReason);
}

void ElementSheet::keep(std::size_t row)
{
    m_book.setAnswer({m_book.task().scope[current()], static_cast<model::Stride>(row)},
                     m_rows[row]->answer());
}

void ElementSheet::showCounts()
{
    m_element->setItemText(static_cast<int>(m_current), titleOf(m_current));
    showOthers();
}

} // namespace bulkhead::app
