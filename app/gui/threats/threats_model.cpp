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

} // namespace

ThreatsModel::ThreatsModel(QObject *parent) : QAbstractItemModel(parent)
{
    setTheme(diagram::Theme::builtIn(diagram::Scheme::Light));
}

void ThreatsModel::setList(ThreatList list)
{
    m_list = std::move(list);
    rebuild();
}

void ThreatsModel::setFilter(ThreatFilter filter)
{
    m_filter = std::move(filter);
    rebuild();
}

void ThreatsModel::setGroupBy(GroupBy groupBy)
{
    m_groupBy = groupBy;
    rebuild();
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

QString ThreatsModel::groupTitle(std::size_t threat) const
{
    switch (m_groupBy) {
    case GroupBy::Element:
        return m_list.subjectName(threat);
    case GroupBy::Category:
        return strideWord(m_list.category(threat));
    case GroupBy::Rating:
        return ratingWord(m_list.rating(threat));
    case GroupBy::State:
        return stateWord(m_list.decision(threat).effective);
    case GroupBy::Nothing:
        break;
    }
    return {};
}

// Groups stand in their natural order: STRIDE, worst first, open first; elements by their worst threat.
int ThreatsModel::groupRank(std::size_t threat) const
{
    switch (m_groupBy) {
    case GroupBy::Category:
        return static_cast<int>(m_list.category(threat));
    case GroupBy::Rating:
        return -static_cast<int>(m_list.rating(threat));
    case GroupBy::State:
        return static_cast<int>(m_list.decision(threat).effective);
    default:
        return 0;
    }
}

void ThreatsModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    m_shownCount = 0;
    std::map<std::pair<int, std::string>, Group> groups;
    for (std::size_t threat = 0; threat < m_list.size(); ++threat) {
        if (!m_filter.admits(m_list, threat))
            continue;
        // Elements are told apart by id, since names repeat.
        const std::string key =
            m_groupBy == GroupBy::Element ? std::string(m_list.subject(threat)) : std::string();
        Group &group = groups[{groupRank(threat), key}];
        if (group.threats.empty())
            group.title = groupTitle(threat);
        group.worst = std::max(group.worst, m_list.rating(threat));
        group.anyConfirmed |= model::isConfirmed(m_list.basis(threat));
        group.threats.push_back(threat);
        ++m_shownCount;
    }
    for (auto &[key, group] : groups) {
        sortThreats(group.threats);
        m_groups.push_back(std::move(group));
    }
    if (m_groupBy == GroupBy::Element) {
        std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &a, const Group &b) {
            return std::pair(b.worst, b.threats.size()) < std::pair(a.worst, a.threats.size());
        });
    }
    endResetModel();
}

void ThreatsModel::sortThreats(std::vector<std::size_t> &threats) const
{
    // The engine's own order is worst first; what people added is merged in by score.
    const auto worse = [this](std::size_t a, std::size_t b) {
        return std::tuple(m_list.score(b), m_list.basis(b)) < std::tuple(m_list.score(a), m_list.basis(a));
    };
    std::stable_sort(threats.begin(), threats.end(), worse);
    if (m_sortColumn == RatingColumn) {
        if (m_sortOrder == Qt::AscendingOrder)
            std::reverse(threats.begin(), threats.end());
        return;
    }
    std::vector<std::pair<QString, std::size_t>> keyed;
    keyed.reserve(threats.size());
    for (const std::size_t threat : threats)
        keyed.emplace_back(cell(threat, m_sortColumn), threat);
    std::stable_sort(keyed.begin(), keyed.end(), [this](const auto &a, const auto &b) {
        const int order = QString::localeAwareCompare(a.first, b.first);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
    std::transform(keyed.begin(), keyed.end(), threats.begin(), [](const auto &pair) { return pair.second; });
}

void ThreatsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    rebuild();
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

QModelIndex ThreatsModel::indexOf(std::size_t threat) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const auto &threats = m_groups[group].threats;
        const auto found = std::find(threats.begin(), threats.end(), threat);
        if (found == threats.end())
            continue;
        const int row = static_cast<int>(found - threats.begin());
        return m_groupBy == GroupBy::Nothing ? index(row, 0)
                                             : index(row, 0, index(static_cast<int>(group), 0));
    }
    return {};
}

QModelIndex ThreatsModel::neighbour(const QModelIndex &from, int step) const
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
        return parent.isValid() ? 0 : static_cast<int>(m_groups.front().threats.size());
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
