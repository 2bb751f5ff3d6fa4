// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/room_page.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/look/stride_letter.h"
#include "app/gui/session/dialogs.h"
#include "app/workshop/facilitator/big_type.h"
#include "app/workshop/words/workshop_words.h"
#include "model/visible_text.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStackedLayout>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr std::size_t mostTold = 5; // files left out, at once

// The rounds that sheets are handed in for, of those of the task.
std::vector<ws::RoundKind> roundsWithSheets(const ws::Task &task)
{
    std::vector<ws::RoundKind> kinds;
    for (const ws::RoundKind kind :
         {ws::RoundKind::Silent, ws::RoundKind::Group, ws::RoundKind::Path, ws::RoundKind::Fix})
        if (task.hasRound(kind))
            kinds.push_back(kind);
    if (kinds.empty())
        kinds.push_back(ws::RoundKind::Silent);
    return kinds;
}

QStringList columnsOf(const std::vector<ws::RoundKind> &rounds)
{
    QStringList columns{RoomPage::tr("Who")};
    for (const ws::RoundKind round : rounds)
        columns << roundName(round);
    return columns << RoomPage::tr("Checksum");
}

QString markText(const ws::CellAnswer *answer)
{
    if (!answer)
        return {};
    switch (answer->mark) {
    case ws::Mark::Threat:
        return QStringLiteral("T ⚠");
    case ws::Mark::None:
        return QStringLiteral("N –");
    case ws::Mark::Unknown:
        return QStringLiteral("U ?");
    }
    return {};
}

QStringList letterColumns()
{
    QStringList columns{RoomPage::tr("Element")};
    for (const model::Stride category : ws::allCategories)
        columns << letterOf(category);
    return columns;
}

} // namespace

RoomPage::RoomPage(DeskView &view)
    : DeskPage(view), m_stack(new QStackedLayout(this)), m_folder(bigLabel(Type::Body)),
      m_faults(bigLabel(Type::Body)), m_round(bigLabel(Type::Large)), m_name(new QLineEdit),
      m_grid(bigTable(letterColumns())), m_rounds(roundsWithSheets(desk().task()))
{
    m_table = bigTable(columnsOf(m_rounds));
    m_table->setAccessibleName(tr("Groups and rounds"));
    m_grid->setAccessibleName(tr("Sheet from paper"));
    m_grid->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_grid->setShowGrid(true);
    m_name->setMaxLength(ws::longestName);
    m_name->setAccessibleName(tr("Whose sheet it is"));
    setType(*m_name, Type::Large);

    auto *room = new QWidget;
    auto *roomColumn = new QVBoxLayout(room);
    roomColumn->setContentsMargins(0, 0, 0, 0);
    roomColumn->addWidget(m_table, 1);
    roomColumn->addWidget(m_folder);
    roomColumn->addWidget(m_faults);
    auto *paper = new QWidget;
    auto *paperColumn = new QVBoxLayout(paper);
    paperColumn->setContentsMargins(0, 0, 0, 0);
    paperColumn->addWidget(m_round);
    paperColumn->addWidget(m_name);
    paperColumn->addWidget(m_grid, 1);
    m_stack->addWidget(room);
    m_stack->addWidget(paper);
}

QString RoomPage::title() const
{
    return tr("Room");
}

QString RoomPage::keys() const
{
    if (!isTyping())
        return tr("Up, Down: choose · Enter: its sheet · E: new sheet from paper · W: watched folder") +
               (hasMoreFaults() ? QStringLiteral(" · ") + tr("X: next files left out") : QString());
    return isNaming() ? tr("Enter: to the cells · Esc: back")
                      : tr("T: threat · N or -: no threat · U or ?: don’t know · Del: clear · arrows: move · "
                           "Tab: name · Esc: done");
}

bool RoomPage::isTyping() const
{
    return m_stack->currentIndex() == 1;
}

bool RoomPage::isNaming() const
{
    return window()->focusWidget() == m_name;
}

void RoomPage::refresh()
{
    if (isTyping()) {
        refreshGrid();
        return;
    }
    refreshTable();
    refreshFolder();
}

QString RoomPage::roundText(ws::RoundKind round, const std::string &participant) const
{
    const ws::AnswerSheet *sheet = desk().sheet(round, participant);
    if (!sheet)
        return QStringLiteral("–");
    QString text;
    if (round == ws::RoundKind::Path)
        text = tr("%n step(s)", nullptr, static_cast<int>(sheet->path.size()));
    else if (round == ws::RoundKind::Fix)
        text = tr("%1 of %2").arg(QString::number(sheet->fixes.size()), QString::number(ws::fixBudget));
    else
        text = tr("%1 of %2")
                   .arg(QString::number(sheet->cells.size()),
                        QString::number(desk().task().scope.size() * ws::allCategories.size()));
    return desk().isFromPaper(round, participant) ? tr("%1, typed").arg(text) : text;
}

QString RoomPage::checksumText(const std::string &participant) const
{
    const auto &checksums = view().folder.lastLook().checksums;
    const auto found = checksums.find(participant);
    return found == checksums.end() ? QStringLiteral("–") : digitsInFours(found->second);
}

void RoomPage::refreshTable()
{
    const int row = m_table->currentRow();
    m_rows = desk().participants();
    // What stands on the board beside a name leads from the number to the name.
    const bool showsChecksums = view().showsNames && !desk().task().usesPseudonyms;
    const int checksums = static_cast<int>(m_rounds.size()) + 1;
    m_table->setColumnHidden(checksums, !showsChecksums);
    m_table->setRowCount(static_cast<int>(m_rows.size()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const int at = static_cast<int>(i);
        m_table->setItem(at, 0, bigItem(view().nameOf(m_rows[i]), Qt::AlignLeft | Qt::AlignVCenter));
        for (std::size_t r = 0; r < m_rounds.size(); ++r)
            m_table->setItem(at, static_cast<int>(r) + 1, bigItem(roundText(m_rounds[r], m_rows[i])));
        m_table->setItem(at, checksums, bigItem(showsChecksums ? checksumText(m_rows[i]) : QString()));
    }
    if (row >= 0 && !m_rows.empty())
        m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), 0);
}

void RoomPage::refreshFolder()
{
    const AnswersFolder &folder = view().folder;
    const QString path = pathText(folder.folder());
    const QString shown = view().showsNames ? path : pathText(folder.folder().filename());
    QString text;
    if (folder.fault())
        text = view().showsNames
                   ? errorText(*folder.fault())
                   : tr("The folder cannot be read. Ctrl+N says why. What was read before stays.");
    else
        text = tr("%n file(s) of answers in %1", nullptr, static_cast<int>(folder.lastLook().files.size()))
                   .arg(shown);
    if (folder.lastLook().unsettled > 0)
        text += QStringLiteral(" · ") +
                tr("%n being written", nullptr, static_cast<int>(folder.lastLook().unsettled));
    if (folder.lastLook().tooMany > 0)
        text += QStringLiteral(" · ") +
                tr("%n more were not read", nullptr, static_cast<int>(folder.lastLook().tooMany));
    m_folder->setText(text);
    m_faults->setText(faultsText());
    m_faults->setVisible(!m_faults->text().isEmpty());
}

QString RoomPage::faultsText() const
{
    const ws::ReadRoom &room = view().folder.lastLook().room;
    if (!view().showsNames) { // also a file's name names somebody
        const QString left = tr("%n file(s) left out. Ctrl+N shows which and why.", nullptr,
                                static_cast<int>(room.refused.size()));
        return room.refused.empty() ? QString() : QStringLiteral("⚠ ") + left;
    }
    QStringList lines;
    const std::size_t all = room.refused.size();
    const std::size_t first = m_firstFault < all ? m_firstFault : 0;
    const std::size_t last = std::min(first + mostTold, all);
    for (std::size_t i = first; i < last; ++i)
        lines << QStringLiteral("⚠ ") + errorText(room.refused[i]);
    if (all > mostTold)
        lines << tr("%1 to %2 of %3 files left out. X: the next ones.")
                     .arg(QString::number(first + 1), QString::number(last), QString::number(all));
    if (!room.withoutChecksum.empty())
        lines << tr("%n file(s) without a checksum: nothing shows whether they were edited.", nullptr,
                    static_cast<int>(room.withoutChecksum.size()));
    return lines.join(u'\n');
}

bool RoomPage::hasMoreFaults() const
{
    return view().showsNames && view().folder.lastLook().room.refused.size() > mostTold;
}

void RoomPage::showNextFaults()
{
    m_firstFault += mostTold;
    if (m_firstFault >= view().folder.lastLook().room.refused.size())
        m_firstFault = 0;
    refreshFolder();
}

bool RoomPage::pressed(const QKeyEvent &event)
{
    if (isTyping())
        return pressedTyping(event);
    switch (event.key()) {
    case Qt::Key_X:
        if (hasMoreFaults())
            showNextFaults();
        return true;
    case Qt::Key_E:
    case Qt::Key_Insert: {
        std::size_t number = m_rows.size() + 1;
        while (std::find(m_rows.begin(), m_rows.end(), toUtf8(tr("Table %1").arg(number))) != m_rows.end())
            ++number;
        startTyping(tr("Table %1").arg(number));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const int row = m_table->currentRow(); row >= 0 && row < m_table->rowCount()) {
            startTyping(toQString(m_rows[static_cast<std::size_t>(row)]));
        }
        return true;
    case Qt::Key_W:
        if (const auto folder =
                view().dialogs.openFolder(tr("Folder of the answers"), pathText(view().folder.folder())))
            emit folderChosen(*folder);
        return true;
    default:
        return moveInTable(*m_table, event.key());
    }
}

void RoomPage::startTyping(const QString &name)
{
    m_stack->setCurrentIndex(1);
    m_name->setText(name);
    m_name->selectAll();
    // A name that is there already is not shown: nobody is named on a projector.
    const bool isKnown = std::find(m_rows.begin(), m_rows.end(), toUtf8(name)) != m_rows.end();
    m_name->setReadOnly(isKnown);
    m_name->setVisible(!isKnown);
    if (isKnown)
        window()->setFocus();
    else
        m_name->setFocus();
    refreshGrid();
    m_grid->setCurrentCell(0, 1);
    emit keysChanged();
}

std::string RoomPage::typedName() const
{
    std::string name = toUtf8(m_name->text().trimmed());
    const bool isSound = name.size() <= ws::longestName && model::visibleText(name) == name;
    return isSound ? name : std::string();
}

void RoomPage::refreshGrid()
{
    const ws::RoundKind round = desk().roundOfCells();
    const std::string name = typedName();
    const QString who = m_name->isReadOnly() ? view().nameOf(name) : QString();
    m_round->setText(who.isEmpty() ? tr("Sheet from paper, round %1. Whose is it?").arg(roundName(round))
                                   : tr("Sheet of %1, round %2").arg(who, roundName(round)));
    const ws::AnswerSheet *sheet = desk().sheetOfCells(name);
    const auto &scope = desk().task().scope;
    m_grid->setRowCount(static_cast<int>(scope.size()));
    for (std::size_t row = 0; row < scope.size(); ++row) {
        const int at = static_cast<int>(row);
        m_grid->setItem(at, 0, bigItem(view().elementName(scope[row]), Qt::AlignLeft | Qt::AlignVCenter));
        for (std::size_t column = 0; column < ws::allCategories.size(); ++column) {
            const ws::CellAnswer *answer = nullptr;
            if (sheet)
                if (const auto found = sheet->cells.find({scope[row], ws::allCategories[column]});
                    found != sheet->cells.end())
                    answer = &found->second;
            m_grid->setItem(at, static_cast<int>(column) + 1, bigItem(markText(answer)));
        }
    }
}

ws::StrideCell RoomPage::currentCell() const
{
    const auto &scope = desk().task().scope;
    const auto row = static_cast<std::size_t>(std::max(m_grid->currentRow(), 0));
    const auto column = static_cast<std::size_t>(std::max(m_grid->currentColumn() - 1, 0));
    return {scope[std::min(row, scope.size() - 1)], ws::allCategories[column]};
}

// Marks the cell and goes on to the next one, or first back to the one before (`step` -1).
void RoomPage::mark(std::optional<ws::Mark> mark, int step)
{
    const std::string name = typedName();
    if (name.empty() || desk().task().scope.empty()) {
        m_name->setFocus();
        emit keysChanged();
        return;
    }
    const int letters = static_cast<int>(ws::allCategories.size());
    const int last = m_grid->rowCount() * letters - 1;
    int place = m_grid->currentRow() * letters + std::max(m_grid->currentColumn() - 1, 0);
    if (step < 0)
        place = std::max(place - 1, 0);
    m_grid->setCurrentCell(place / letters, place % letters + 1);
    desk().typeIn(name, currentCell(), mark);
    if (step > 0)
        place = std::min(place + 1, last);
    m_grid->setCurrentCell(place / letters, place % letters + 1);
}

bool RoomPage::pressedTyping(const QKeyEvent &event)
{
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (event.key() == Qt::Key_Escape) {
        window()->setFocus();
        m_stack->setCurrentIndex(0);
        refresh();
        emit keysChanged();
        return true;
    }
    if (isNaming()) {
        if ((isEnter || event.key() == Qt::Key_Tab || event.key() == Qt::Key_Down) && !typedName().empty()) {
            window()->setFocus();
            refreshGrid();
            emit keysChanged();
        }
        return true;
    }
    switch (event.key()) {
    case Qt::Key_T:
        mark(ws::Mark::Threat, 1);
        return true;
    case Qt::Key_N:
    case Qt::Key_Minus: // a dash, as the worksheet has it
        mark(ws::Mark::None, 1);
        return true;
    case Qt::Key_U:
    case Qt::Key_Question:
        mark(ws::Mark::Unknown, 1);
        return true;
    case Qt::Key_Delete:
        mark(std::nullopt, 0);
        return true;
    case Qt::Key_Backspace:
        mark(std::nullopt, -1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (!m_name->isReadOnly())
            m_name->setFocus();
        emit keysChanged();
        return true;
    default:
        moveInTable(*m_grid, event.key());
        if (m_grid->currentColumn() == 0)
            m_grid->setCurrentCell(m_grid->currentRow(), 1);
        return true;
    }
}

} // namespace bulkhead::app
