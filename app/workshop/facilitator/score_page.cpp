// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/facilitator/score_page.h"

#include "app/document/text.h"
#include "app/workshop/facilitator/big_type.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

struct ScorePart
{
    double ws::Score::*member;
    double ws::Rubric::*points; // null: S itself, 0 to 100, or the sum
};

// As docs/workshops.md has them: the cells as S.
constexpr ScorePart scoreParts[] = {{&ws::Score::cells, nullptr},
                                    {&ws::Score::why, &ws::Rubric::why},
                                    {&ws::Score::honesty, &ws::Rubric::honesty},
                                    {&ws::Score::path, &ws::Rubric::path},
                                    {&ws::Score::fix, &ws::Rubric::fix},
                                    {&ws::Score::extras, nullptr},
                                    {&ws::Score::total, nullptr}};

QStringList scoreColumns(const ws::Rubric &rubric)
{
    QStringList columns{ScorePage::tr("Who"),     ScorePage::tr("Cells, S"), ScorePage::tr("Why"),
                        ScorePage::tr("Honesty"), ScorePage::tr("Path"),     ScorePage::tr("Fix"),
                        ScorePage::tr("Extras"),  ScorePage::tr("Total")};
    columns[1] += QStringLiteral(" /100");
    for (int part = 1; part <= 4; ++part)
        columns[part + 1] += QStringLiteral(" /%1").arg(rubric.*(scoreParts[part].points));
    return columns;
}

// Generic sheets have cells and extra threats alone, and every threat weighs the same.
QString weightsText(const ws::Rubric &rubric, ws::SheetKind sheet)
{
    const QString text =
        ws::isGeneric(sheet)
            ? ScorePage::tr("S = 100 × (share of the threats found − share of false alarms); each threat "
                            "weighs the same. Total = %1 × S / 100 + %2 for each extra threat.")
            : ScorePage::tr(
                  "S = 100 × (share of the threats found − share of false alarms); a threat weighs 5, 3, 2 "
                  "or 1 by its worst rating. Total = %1 × S / 100 + the other parts; an extra threat is "
                  "worth %2.");
    return text.arg(QLocale().toString(rubric.cells), QLocale().toString(rubric.extra));
}

ws::Score meanOf(const std::vector<ws::RoomRow> &rows)
{
    ws::Score mean;
    for (const ScorePart &part : scoreParts)
        for (const ws::RoomRow &row : rows)
            mean.*part.member += row.score.*part.member / static_cast<double>(rows.size());
    return mean;
}

QString calibrationText(const std::vector<ws::RoomRow> &rows)
{
    ws::Calibration all;
    for (const ws::RoomRow &row : rows)
        for (ws::Calibration::Line ws::Calibration::*grade :
             {&ws::Calibration::low, &ws::Calibration::medium, &ws::Calibration::high}) {
            (all.*grade).marked += (row.calibration.*grade).marked;
            (all.*grade).hits += (row.calibration.*grade).hits;
        }
    if (all.low.marked + all.medium.marked + all.high.marked == 0)
        return {};
    return ScorePage::tr("Right threats by grade: high %1 of %2, medium %3 of %4, low %5 of %6")
        .arg(QString::number(all.high.hits), QString::number(all.high.marked),
             QString::number(all.medium.hits), QString::number(all.medium.marked),
             QString::number(all.low.hits), QString::number(all.low.marked));
}

} // namespace

ScorePage::ScorePage(DeskView &view)
    : DeskPage(view), m_note(bigLabel(Type::Large)),
      m_table(bigTable(scoreColumns(desk().workshop().rubric))), m_weights(bigLabel(Type::Body)),
      m_praise(bigLabel(Type::Large))
{
    m_table->setAccessibleName(tr("Scores"));
    m_praise->setObjectName(QStringLiteral("praise"));
    m_weights->setObjectName(QStringLiteral("weights"));
    m_weights->setText(weightsText(desk().workshop().rubric, desk().workshop().task.sheet));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_weights);
    column->addWidget(m_praise);
}

QString ScorePage::title() const
{
    return tr("Score");
}

QString ScorePage::keys() const
{
    return m_isLeaderboard ? tr("L: the room as a whole · Up, Down: move") : tr("L: places of the groups");
}

void ScorePage::showRow(int row, const QString &name, const ws::Score &score)
{
    m_table->setItem(row, 0, bigItem(name, Qt::AlignLeft | Qt::AlignVCenter));
    int column = 1;
    for (const ScorePart &part : scoreParts)
        m_table->setItem(row, column++, bigItem(QLocale().toString(score.*part.member, 'f', 1)));
}

void ScorePage::refresh()
{
    const ws::Room &room = view().room.scores().room;
    m_note->setText(room.rows.empty() ? tr("No sheet has come in yet.")
                    : m_isLeaderboard ? tr("Places of the groups")
                                      : tr("The room as a whole, mean of %n sheet(s)", nullptr,
                                           static_cast<int>(room.rows.size())));
    if (room.rows.empty()) {
        m_table->setRowCount(0);
    } else if (m_isLeaderboard) {
        std::vector<ws::RoomRow> rows = room.rows;
        std::stable_sort(rows.begin(), rows.end(), [](const ws::RoomRow &a, const ws::RoomRow &b) {
            return a.score.total > b.score.total;
        });
        m_table->setRowCount(static_cast<int>(rows.size()));
        for (std::size_t i = 0; i < rows.size(); ++i)
            showRow(
                static_cast<int>(i),
                QStringLiteral("%1. %2").arg(QString::number(i + 1), view().nameOfRow(rows[i].participant)),
                rows[i].score);
    } else {
        m_table->setRowCount(1);
        showRow(0, tr("The room"), meanOf(room.rows));
    }
    m_praise->setText(praise());
}

QString ScorePage::praise() const
{
    const ws::Room &room = view().room.scores().room;
    const auto names = [this](const ws::Catch &found) {
        constexpr qsizetype mostNames = 3;
        QStringList all;
        for (const std::string &participant : found.participants)
            all << view().nameOfRow(participant);
        if (all.size() > mostNames)
            all = all.mid(0, mostNames) << QStringLiteral("…");
        return all.join(QStringLiteral(", "));
    };
    QStringList lines;
    const auto &[caught, question] = view().room.scores().revealed;
    if (caught)
        lines << tr("Best catch: %1, by %2").arg(view().cellName(caught->cell), names(*caught));
    if (question) {
        constexpr qsizetype longestQuestion = 140;
        lines << tr("Best question: “%1” (%2), by %3")
                     .arg(toQString(question->text).simplified().left(longestQuestion),
                          view().cellName(question->cell), names(*question));
    }
    if (room.mostImproved)
        lines << tr("Most improved: %1, by %2")
                     .arg(view().nameOfRow(room.mostImproved->first),
                          QLocale().toString(room.mostImproved->second, 'f', 1));
    if (const QString calibration = calibrationText(room.rows); !calibration.isEmpty())
        lines << calibration;
    return lines.join(u'\n');
}

bool ScorePage::pressed(const QKeyEvent &event)
{
    if (event.key() != Qt::Key_L)
        return moveInTable(*m_table, event.key());
    m_isLeaderboard = !m_isLeaderboard;
    refresh();
    emit keysChanged();
    return true;
}

} // namespace bulkhead::app
