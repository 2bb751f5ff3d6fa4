// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/theme.h"
#include "model/change.h"
#include "model/model.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QIcon>

#include <optional>
#include <unordered_map>
#include <vector>

namespace bulkhead::app {

// The containment tree of the model.
class OutlineModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr int idRole = Qt::UserRole;

    explicit OutlineModel(QObject *parent = nullptr);

    void setModel(const model::Model &model);
    // Takes what a change did to single elements. False when the tree itself changed: then it must be set
    // anew.
    bool follow(const model::Change &change);
    void setTheme(const diagram::Theme &theme);

    QModelIndex indexOf(const model::Id &id) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Node
    {
        std::shared_ptr<const model::Element> element; // null at the root
        std::size_t parent = 0;
        int row = 0;
        std::vector<std::size_t> children;
    };

    bool replace(const model::Edit<model::Element> &edit);
    bool isInOrder(std::size_t node) const;            // among its siblings
    bool isBefore(std::size_t a, std::size_t b) const; // of two siblings
    void sortChildren(std::size_t parent);
    void announceLooks(); // of all rows
    static std::vector<Node> treeOf(const model::Model &model);
    QIcon icon(const model::Element &element) const;

    std::shared_ptr<const model::Vocabulary> m_vocabulary;
    std::vector<Node> m_nodes; // the first is the root
    std::unordered_map<std::string, std::size_t> m_byId;
    diagram::Theme m_theme;
    mutable QHash<QString, QIcon> m_icons;
};

} // namespace bulkhead::app
