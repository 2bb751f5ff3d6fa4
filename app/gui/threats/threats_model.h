// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/threats/threat_filter.h"
#include "diagram/theme.h"

#include <QAbstractItemModel>
#include <QIcon>

#include <array>
#include <vector>

namespace bulkhead::app {

// The table of threats: filtered, sorted, and grouped under headings. Rows read the list when they are
// painted. Where nothing is grouped, a view is given some thousand rows and fetches more as it comes to their
// end: it lays out all that it is given after every change.
class ThreatsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        RatingColumn,
        CodeColumn,
        TitleColumn,
        ElementColumn,
        CategoryColumn,
        BasisColumn,
        StateColumn,
        ColumnCount
    };

    explicit ThreatsModel(QObject *parent = nullptr);

    void setList(ThreatList list); // of another document: rows begin anew
    // The list after a change of the one shown: rows come, go and move, and views keep their place on the
    // others.
    void follow(ThreatList list, const AssessmentChange &change);
    void setFilter(ThreatFilter filter);
    void setGroupBy(GroupBy groupBy);
    void setTheme(const diagram::Theme &theme);

    const ThreatList &list() const { return m_list; }
    const ThreatFilter &filter() const { return m_filter; }
    GroupBy groupBy() const { return m_groupBy; }
    std::size_t shownCount() const { return m_shownCount; }

    // The position in list(); nothing for a heading.
    std::optional<std::size_t> threatAt(const QModelIndex &index) const;
    // Gives views the rows up to this one, where they have not fetched it yet; invalid where the filter
    // leaves it out.
    QModelIndex indexOf(std::size_t threat);
    // The threat after (or before) an index, over the borders of groups.
    QModelIndex neighbour(const QModelIndex &index, int step);
    // Names a heading for as long as the grouping is the same; empty for a threat.
    QString groupKey(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void headingsAdded(const QModelIndexList &headings); // since the last signal of a change

private:
    using GroupKey = std::pair<int, std::string>; // rank, and the subject where elements are the groups
    using Spots = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    struct Group
    {
        GroupKey key;
        QString title;
        model::Rating worst = model::Rating::None;
        bool anyConfirmed = false;
        std::vector<std::size_t> threats; // positions in the list
    };

    GroupKey keyOf(std::size_t threat) const;
    std::vector<Group> grouped() const; // all that the filter admits, sorted
    std::vector<Group> followed(const AssessmentChange &change) const;
    void putInPlace(std::vector<std::size_t> &shown, const std::vector<std::size_t> &arriving) const;
    void summarize(std::vector<Group> &groups) const;
    bool isBefore(std::size_t a, std::size_t b) const; // in the order that the columns are sorted by
    bool isWorse(std::size_t a, std::size_t b) const;
    void replaceGroups(std::vector<Group> groups);
    void rearrange(std::vector<Group> groups, ThreatList list, const std::vector<std::uint32_t> *places);
    Spots spots() const;           // by threat: its group and row
    std::size_t givenRows() const; // where nothing is grouped
    void give(std::size_t rows);
    void announce(const std::vector<std::uint32_t> &threats);
    void sortThreats(std::vector<std::size_t> &threats) const;
    QString groupTitle(std::size_t threat) const;
    int groupRank(std::size_t threat) const;
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant threatData(std::size_t threat, int column, int role) const;
    QString cell(std::size_t threat, int column) const;
    const QIcon &icon(model::Rating rating, bool confirmed) const;

    ThreatList m_list;
    ThreatFilter m_filter;
    GroupBy m_groupBy = GroupBy::Nothing;
    int m_sortColumn = RatingColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    std::vector<Group> m_groups; // one, without heading, when nothing is grouped
    std::size_t m_shownCount = 0;
    std::size_t m_given;                         // as many rows as views may have, where nothing is grouped
    std::array<std::array<QIcon, 2>, 5> m_icons; // by rating, then whether confirmed
    QColor m_quiet;
};

} // namespace bulkhead::app
