// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/document/analysis_runner.h"

#include <QAbstractTableModel>
#include <QIcon>

#include <array>
#include <optional>
#include <string>

class QHeaderView;
class QTreeWidgetItem;

namespace bulkhead::app {

class Session;

// The rows of one table of the page of attack paths: a path, a choke point or a question about the whole. The
// rows are those of the assessment itself, and a cell is made when it is painted.
class PathTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Subject { Paths, ChokePoints, Walks };

    PathTable(Session &session, Subject subject, QObject *parent = nullptr);

    void show(AssessmentPtr assessment); // null: no rows
    void takeThemesIcons();              // of the session's theme

    std::string keyOf(int row) const;        // names the same row in a later assessment
    int rowOf(const std::string &key) const; // -1: it is gone

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(std::size_t row, int column) const;
    std::optional<model::Rating> rating(std::size_t row) const;
    const catalog::AttackPaths &paths() const { return *m_assessment->paths; }

    Session &m_session;
    const Subject m_subject;
    const QStringList m_headers;
    AssessmentPtr m_assessment;   // the rows refer to its model
    std::array<QIcon, 5> m_icons; // by rating
};

// The name of an element of the session's model, or of the Internet.
QString pathEndName(const Session &session, model::IdView id);

// The columns of a list of paths, as wide as what they say: what falls, the longest, in the fourth, stands
// last. Where the room does not do, the list scrolls sideways.
void layOutPathColumns(QHeaderView &header);
// The whole of the texts in these columns, for the pointer.
void tellElidedTexts(QTreeWidgetItem &row);

} // namespace bulkhead::app
