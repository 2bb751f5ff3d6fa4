// SPDX-License-Identifier: Apache-2.0
#include "app/gui/attack/path_table.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/session/session.h"
#include "diagram/literal_text.h"

#include <QHeaderView>
#include <QTreeWidget>

#include <utility>

namespace bulkhead::app {

namespace {

QStringList headersOf(PathTable::Subject subject)
{
    switch (subject) {
    case PathTable::Subject::Paths:
        return {PathTable::tr("Rating"),     PathTable::tr("From"),       PathTable::tr("To"),
                PathTable::tr("What falls"), PathTable::tr("Likelihood"), PathTable::tr("Steps")};
    case PathTable::Subject::ChokePoints:
        return {PathTable::tr("Element"), PathTable::tr("Assets it protects"), PathTable::tr("Risk removed")};
    case PathTable::Subject::Walks:
        return {PathTable::tr("Rating"), PathTable::tr("Question"), PathTable::tr("Answer")};
    }
    return {};
}

} // namespace

QString pathEndName(const Session &session, model::IdView id)
{
    return id == catalog::theInternet && !session.model().element(id) ? PathTable::tr("the Internet")
           : session.model().element(id) ? toQString(catalog::partyName(session.model(), id))
                                         : session.nameOf(id);
}

void layOutPathColumns(QHeaderView &header)
{
    constexpr int rowsLookedAt = 100; // from the first that is visible
    header.setStretchLastSection(false);
    header.setResizeContentsPrecision(rowsLookedAt);
    header.setSectionResizeMode(QHeaderView::ResizeToContents);
    header.moveSection(header.visualIndex(3), header.count() - 1);
}

void tellElidedTexts(QTreeWidgetItem &row)
{
    for (int column = 1; column <= 3; ++column)
        row.setToolTip(column, diagram::literalText(row.text(column)));
}

PathTable::PathTable(Session &session, Subject subject, QObject *parent)
    : QAbstractTableModel(parent), m_session(session), m_subject(subject), m_headers(headersOf(subject))
{
    takeThemesIcons();
}

void PathTable::takeThemesIcons()
{
    for (std::size_t rating = 0; rating < m_icons.size(); ++rating)
        m_icons[rating] = ratingIcon(static_cast<model::Rating>(rating), true, m_session.theme());
    if (const int rows = rowCount(); rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, 0), {Qt::DecorationRole});
}

void PathTable::show(AssessmentPtr assessment)
{
    beginResetModel();
    m_assessment = std::move(assessment);
    endResetModel();
}

std::string PathTable::keyOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const auto at = static_cast<std::size_t>(row);
    switch (m_subject) {
    case Subject::Paths:
        return paths().paths()[at].id;
    case Subject::ChokePoints:
        return std::string(paths().chokePoints()[at].element);
    case Subject::Walks:
        break;
    }
    const catalog::WalkResult &walk = paths().walks()[at];
    return std::string(walk.walk) + '@' + std::string(walk.subject);
}

int PathTable::rowOf(const std::string &key) const
{
    for (int row = 0; !key.empty() && row < rowCount(); ++row) {
        if (keyOf(row) == key)
            return row;
    }
    return -1;
}

int PathTable::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid() || !m_assessment)
        return 0;
    switch (m_subject) {
    case Subject::Paths:
        return static_cast<int>(paths().paths().size());
    case Subject::ChokePoints:
        return static_cast<int>(paths().chokePoints().size());
    case Subject::Walks:
        return static_cast<int>(paths().walks().size());
    }
    return 0;
}

int PathTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QString PathTable::cell(std::size_t row, int column) const
{
    switch (m_subject) {
    case Subject::Paths: {
        const catalog::AttackPath &path = paths().paths()[row];
        const auto falls = [&path] {
            return QStringLiteral("%1 %2").arg(toQString(catalog::footholdPhrase(path.hold)),
                                               toQString(path.asset));
        };
        return column == 0   ? ratingWord(path.rating)
               : column == 1 ? pathEndName(m_session, path.from)
               : column == 2 ? pathEndName(m_session, path.to)
               : column == 3 ? falls()
               : column == 4 ? percentText(path.likelihood)
                             : QString::number(path.steps.size());
    }
    case Subject::ChokePoints: {
        const catalog::ChokePoint &point = paths().chokePoints()[row];
        return column == 0   ? pathEndName(m_session, point.element)
               : column == 1 ? QString::number(point.assets)
                             : QLocale().toString(point.risk, 'f', 1);
    }
    case Subject::Walks: {
        const catalog::WalkResult &walk = paths().walks()[row];
        return column == 0   ? ratingWord(walk.rating)
               : column == 1 ? toQString(walk.title)
                             : toQString(walk.text);
    }
    }
    return {};
}

std::optional<model::Rating> PathTable::rating(std::size_t row) const
{
    switch (m_subject) {
    case Subject::Paths:
        return paths().paths()[row].rating;
    case Subject::Walks:
        return paths().walks()[row].rating;
    case Subject::ChokePoints:
        break;
    }
    return std::nullopt;
}

QVariant PathTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::DisplayRole)
        return cell(row, index.column());
    if (role == Qt::DecorationRole && index.column() == 0) {
        if (const auto rated = rating(row))
            return m_icons[static_cast<std::size_t>(*rated)];
    }
    const bool mayBeShortened = m_subject == Subject::Walks   ? index.column() == 2
                                : m_subject == Subject::Paths ? index.column() >= 1 && index.column() <= 3
                                                              : false;
    if (role == Qt::ToolTipRole && mayBeShortened)
        return diagram::literalText(cell(row, index.column()));
    return {};
}

QVariant PathTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_headers.value(section))
                                                                    : QVariant();
}

} // namespace bulkhead::app
