// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/gui/properties/property_lines.h"

#include <QAbstractItemModel>
#include <QColor>

#include <vector>

namespace bulkhead::app {

// The property lines of a selection under their group headings, filtered by what is typed.
class PropertiesModel : public QAbstractItemModel, public PropertyLines
{
    Q_OBJECT

public:
    enum Column { TitleColumn, ValueColumn, ColumnCount };
    enum class Show { All, Stated, Unknown };

    explicit PropertiesModel(QObject *parent = nullptr);

    // With the same lines as before only values change, and views keep their place.
    void setSelection(const model::Model &model, std::vector<model::Id> selection,
                      const model::PlatformProfile *platform = nullptr,
                      const catalog::Analysis *analysis = nullptr);
    // Whether the lines say of derived values what the analysis says.
    bool isDerivedBy(const catalog::Analysis *analysis) const;
    void setFilter(const QString &text, Show show);
    void setQuietColor(const QColor &color) { m_quiet = color; }

    const PropertyRow *row(const QModelIndex &index) const override; // null for a heading
    QModelIndex find(PropertyRow::Field field, model::PropertyKey key) const;
    const std::vector<model::Id> &selection() const { return m_selection; }
    const model::Model &snapshot() const override { return *m_model; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        QString title;
        std::vector<std::size_t> rows; // positions in m_rows
    };

    void regroup();
    bool admits(const PropertyRow &row) const;
    bool sameLines(const std::vector<PropertyRow> &rows) const;
    QVariant headingData(const Group &group, int column, int role) const;
    QString shownValue(const PropertyRow &row) const;

    std::optional<model::Model> m_model; // a snapshot: cheap, and rows point into its vocabulary
    std::vector<model::Id> m_selection;
    std::vector<PropertyRow> m_rows;
    std::vector<Group> m_groups;
    QString m_text;
    Show m_show = Show::All;
    QColor m_quiet;
};

} // namespace bulkhead::app
