// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/authoring/rule_draft.h"
#include "app/gui/catalog/condition_row.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace bulkhead::app {

// What a rule refers to: references that a catalog already holds, by their ids, and new ones with title and
// address.
class ReferenceList : public QWidget
{
    Q_OBJECT

public:
    explicit ReferenceList(CatalogsPtr catalogs, QWidget *parent = nullptr);

    std::vector<ReferenceDraft> drafts() const; // those without a title are left out
    void set(const std::vector<ReferenceDraft> &drafts);

signals:
    void changed();

private:
    struct Row
    {
        QWidget *widget;
        QLineEdit *title;
        QLineEdit *url;
        ReferenceDraft before;
    };

    void add(const ReferenceDraft &draft);
    void follow(const QLineEdit &title) const;

    CatalogsPtr m_catalogs;
    QVBoxLayout *m_box;
    std::vector<Row> m_rows;
};

} // namespace bulkhead::app
