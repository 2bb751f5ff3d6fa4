// SPDX-License-Identifier: Apache-2.0
#include "app/gui/threats/threats_model.h"

#include "app/gui/look/icons.h"
#include "diagram/literal_text.h"

#include <QFont>

#include <algorithm>
#include <map>

namespace bulkhead::app {

namespace {

// A row below a heading knows its group by its internal id; headings carry this one.
constexpr quintptr headingId = ~quintptr{0};

constexpr std::size_t rowsGivenAtOnce = 1000;

} // namespace

ThreatsModel::ThreatsModel(QObject *parent) : QAbstractItemModel(parent), m_given(rowsGivenAtOnce)
{
    setTheme(diagram::Theme::builtIn(diagram::Scheme::Light));
}

void ThreatsModel::setList(ThreatList list)
{
    beginResetModel();
    m_list = std::move(list);
    m_given = rowsGivenAtOnce;
    replaceGroups(grouped());
    endResetModel();
}

void ThreatsModel::setFilter(ThreatFilter filter)
{
    m_filter = std::move(filter);
    rearrange(grouped(), m_list, nullptr);
}

void ThreatsModel::setGroupBy(GroupBy groupBy)
{
    beginResetModel();
    m_groupBy = groupBy;
    m_given = rowsGivenAtOnce;
    replaceGroups(grouped());
    endResetModel();
}

void ThreatsModel::setTheme(const diagram::Theme &theme)
{
    for (std::size_t rating = 0; rating < m_icons.size(); ++rating) {
        for (const bool confirmed : {false, true})
            m_icons[rating][confirmed] = ratingIcon(static_cast<model::Rating>(rating), confirmed, theme);
    }
    m_quiet = theme.textMuted;
    if (const int rows = rowCount(); rows > 0)
        emit dataChanged(index(0, 0), index(rows - 1, ColumnCount - 1));
}

const QIcon &ThreatsModel::icon(model::Rating rating, bool confirmed) const
{
    return m_icons[static_cast<std::size_t>(rating)][confirmed];
}

void ThreatsModel::follow(ThreatList list, const AssessmentChange &change)
{
    if (change.whole) {
        setList(std::move(list));
        return;
    }
    std::swap(m_list, list);
    std::vector<Group> groups = followed(change);
    std::swap(m_list, list); // views read the former rows until they are told
    const auto same = [&change](const Group &now, const Group &before) {
        return now.key == before.key &&
               std::equal(now.threats.begin(), now.threats.end(), before.threats.begin(),
                          before.threats.end(),
                          [&change](std::size_t a, std::size_t b) { return a == change.places[b]; });
    };
    if (std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(), same)) {
        m_list = std::move(list);
        replaceGroups(std::move(groups));
    } else {
        rearrange(std::move(groups), std::move(list), &change.places);
    }
    announce(change.touched);
}

// The cells of these threats, where they are shown, and of their headings.
void ThreatsModel::announce(const std::vector<std::uint32_t> &threats)
{
    if (threats.empty())
        return;
    const Spots all = spots();
    for (const std::uint32_t threat : threats) {
        const auto [group, row] = all[threat];
        if (group == AssessmentChange::gone || (m_groupBy == GroupBy::Nothing && row >= givenRows()))
            continue;
        const QModelIndex heading =
            m_groupBy == GroupBy::Nothing ? QModelIndex() : index(static_cast<int>(group), 0);
        const QModelIndex first = index(static_cast<int>(row), 0, heading);
        emit dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
        if (heading.isValid())
            emit dataChanged(heading, heading);
    }
}

void ThreatsModel::replaceGroups(std::vector<Group> groups)
{
    m_groups = std::move(groups);
    m_shownCount = 0;
    for (const Group &group : m_groups)
        m_shownCount += group.threats.size();
}

ThreatsModel::Spots ThreatsModel::spots() const
{
    Spots spots(m_list.size(), {AssessmentChange::gone, 0});
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        for (std::size_t row = 0; row < m_groups[group].threats.size(); ++row)
            spots[m_groups[group].threats[row]] = {static_cast<std::uint32_t>(group),
                                                   static_cast<std::uint32_t>(row)};
    }
    return spots;
}

// `places` says where threats of the rows before are in `list`; null when that is the list shown.
void ThreatsModel::rearrange(std::vector<Group> groups, ThreatList list,
                             const std::vector<std::uint32_t> *places)
{
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::pair<std::optional<std::size_t>, GroupKey>> meanings; // a threat, or else a heading
    for (const QModelIndex &index : before) {
        const auto threat = threatAt(index);
        meanings.emplace_back(threat,
                              threat ? GroupKey() : m_groups[static_cast<std::size_t>(index.row())].key);
    }
    std::map<GroupKey, int> headings;
    if (m_groupBy != GroupBy::Nothing) {
        for (const Group &group : m_groups)
            headings.emplace(group.key, -1);
    }
    m_list = std::move(list);
    replaceGroups(std::move(groups));
    QModelIndexList added;
    for (std::size_t group = 0; m_groupBy != GroupBy::Nothing && group < m_groups.size(); ++group) {
        const auto [known, isNew] = headings.insert_or_assign(m_groups[group].key, static_cast<int>(group));
        if (isNew)
            added << index(static_cast<int>(group), 0);
    }
    const Spots all = spots();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto &[threat, key] = meanings[static_cast<std::size_t>(i)];
        QModelIndex now;
        if (!threat) {
            if (const int row = headings.at(key); row >= 0)
                now = index(row, before[i].column());
        } else if (const std::size_t place = places ? (*places)[*threat] : *threat;
                   place != AssessmentChange::gone && all[place].first != AssessmentChange::gone) {
            const auto [group, row] = all[place];
            m_given = std::max<std::size_t>(m_given, row + 1); // the layout changes anyway
            now = index(static_cast<int>(row), before[i].column(),
                        m_groupBy == GroupBy::Nothing ? QModelIndex() : index(static_cast<int>(group), 0));
        }
        after << now;
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
    if (!added.isEmpty())
        emit headingsAdded(added);
}

QString ThreatsModel::groupKey(const QModelIndex &index) const
{
    if (!index.isValid() || threatAt(index))
        return {};
    const GroupKey &key = m_groups[static_cast<std::size_t>(index.row())].key;
    return QStringLiteral("%1/%2").arg(key.first).arg(QString::fromStdString(key.second));
}

void ThreatsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rearrange(grouped(), m_list, nullptr);
}

std::optional<std::size_t> ThreatsModel::threatAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const std::size_t group = m_groupBy == GroupBy::Nothing ? 0 : index.internalId();
    if (group >= m_groups.size())
        return std::nullopt;
    return m_groups[group].threats[static_cast<std::size_t>(index.row())];
}

std::size_t ThreatsModel::givenRows() const
{
    return m_groups.empty() ? 0 : std::min(m_given, m_groups.front().threats.size());
}

void ThreatsModel::give(std::size_t rows)
{
    const std::size_t before = givenRows();
    const std::size_t after = m_groups.empty() ? 0 : std::min(rows, m_groups.front().threats.size());
    if (after <= before)
        return;
    beginInsertRows({}, static_cast<int>(before), static_cast<int>(after) - 1);
    m_given = rows;
    endInsertRows();
}

bool ThreatsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_groupBy == GroupBy::Nothing && givenRows() < m_shownCount;
}

void ThreatsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        give(m_given + rowsGivenAtOnce);
}

QModelIndex ThreatsModel::indexOf(std::size_t threat)
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto &threats = m_groups[group].threats;
        const auto found = std::find(threats.begin(), threats.end(), threat);
        if (found == threats.end())
            continue;
        const int row = static_cast<int>(found - threats.begin());
        if (m_groupBy != GroupBy::Nothing)
            return index(row, 0, index(static_cast<int>(group), 0));
        give(static_cast<std::size_t>(row) + 1);
        return index(row, 0);
    }
    return {};
}

QModelIndex ThreatsModel::neighbour(const QModelIndex &from, int step)
{
    std::vector<std::size_t> order;
    for (const Group &group : m_groups)
        order.insert(order.end(), group.threats.begin(), group.threats.end());
    if (order.empty())
        return {};
    const std::optional<std::size_t> current = threatAt(from);
    const auto at = current ? std::find(order.begin(), order.end(), *current) : order.end();
    if (at == order.end())
        return indexOf(step > 0 ? order.front() : order.back());
    const auto next = std::clamp<std::ptrdiff_t>(at - order.begin() + step, 0, std::ssize(order) - 1);
    return indexOf(order[static_cast<std::size_t>(next)]);
}

QModelIndex ThreatsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (parent.isValid())
        return createIndex(row, column, static_cast<quintptr>(parent.row()));
    return createIndex(row, column, headingId);
}

QModelIndex ThreatsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == headingId)
        return {};
    return createIndex(static_cast<int>(child.internalId()), 0, headingId);
}

int ThreatsModel::rowCount(const QModelIndex &parent) const
{
    if (m_groups.empty() || parent.column() > 0)
        return 0;
    if (m_groupBy == GroupBy::Nothing)
        return parent.isValid() ? 0 : static_cast<int>(givenRows());
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != headingId)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].threats.size());
}

int ThreatsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ThreatsModel::data(const QModelIndex &index, int role) const
{
    if (const auto threat = threatAt(index))
        return threatData(*threat, index.column(), role);
    if (!index.isValid())
        return {};
    return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant ThreatsModel::groupData(const Group &group, int column, int role) const
{
    if (column != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return tr("%1 (%2)").arg(group.title).arg(group.threats.size());
    case Qt::DecorationRole:
        return icon(group.worst, group.anyConfirmed);
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return font;
    }
    default:
        return {};
    }
}

QString ThreatsModel::cell(std::size_t threat, int column) const
{
    switch (column) {
    case RatingColumn:
        return ratingWord(m_list.rating(threat));
    case CodeColumn:
        return m_list.code(threat);
    case TitleColumn:
        return m_list.title(threat);
    case ElementColumn:
        return m_list.subjectName(threat);
    case CategoryColumn:
        return strideWord(m_list.category(threat));
    case BasisColumn:
        return confidenceWord(m_list.basis(threat));
    case StateColumn: {
        const catalog::DecisionStatus status = m_list.decision(threat);
        const QString state = stateWord(status.effective);
        return status.reopened.empty() ? state : tr("%1 again").arg(state);
    }
    default:
        return {};
    }
}

QVariant ThreatsModel::threatData(std::size_t threat, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cell(threat, column);
    case Qt::DecorationRole:
        return column == RatingColumn
                   ? QVariant(icon(m_list.rating(threat), model::isConfirmed(m_list.basis(threat))))
                   : QVariant();
    case Qt::ToolTipRole:
        if (column == TitleColumn)
            return diagram::literalText(m_list.message(threat));
        if (column == RatingColumn)
            return tr("Score %1 of 25").arg(m_list.score(threat));
        if (column == BasisColumn)
            return tr("Rests on what is %1").arg(basisWords(m_list.basis(threat)));
        return {};
    case Qt::ForegroundRole:
        return m_list.decision(threat).effective == model::DecisionState::Open ? QVariant()
                                                                               : QVariant(m_quiet);
    case Qt::AccessibleTextRole:
        return column == RatingColumn ? tr("%1: %2, %3")
                                            .arg(ratingWord(m_list.rating(threat)), m_list.title(threat),
                                                 m_list.subjectName(threat))
                                      : cell(threat, column);
    default:
        return {};
    }
}

QVariant ThreatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RatingColumn:
        return tr("Rating");
    case CodeColumn:
        return tr("Rule");
    case TitleColumn:
        return tr("Threat");
    case ElementColumn:
        return tr("Element");
    case CategoryColumn:
        return tr("STRIDE");
    case BasisColumn:
        return tr("Confidence");
    case StateColumn:
        return tr("Decision");
    default:
        return {};
    }
}

} // namespace bulkhead::app
