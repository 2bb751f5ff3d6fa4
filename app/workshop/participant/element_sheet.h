// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/workshop/participant/answer_book.h"

#include <QWidget>

#include <array>
#include <vector>

class QComboBox;
class QPushButton;

namespace bulkhead::app {

class LetterRow;

// One element at a time with its six letters.
class ElementSheet : public QWidget
{
    Q_OBJECT

public:
    explicit ElementSheet(AnswerBook &book, QWidget *parent = nullptr);

    std::size_t current() const { return m_order[m_current]; } // index into the scope
    void show(std::size_t place);                              // in the order in which elements come
    // The round *group*: elements with most cells on which the members and the participant differ come first,
    // and each cell has the members' marks. Nobody: the task's order.
    void compareWith(std::vector<catalog::workshop::AnswerSheet> members);
    std::size_t divided() const;           // cells
    void showFirstOpen();                  // the first element with a cell that is not marked
    void refresh();                        // the answers are those of another round
    bool showElement(const model::Id &id); // false: it is not asked
    void next();                           // on the last one nothing
    void previous();
    void focusFirst();
    void focusFirstOpen(); // the first letter that has no mark
    LetterRow &row(model::Stride category) const { return *m_rows[static_cast<std::size_t>(category)]; }

signals:
    void elementShown(const std::string &id);
    void done();

private:
    std::size_t markedOf(std::size_t element) const;  // cells; `element` is an index into the scope
    std::size_t dividedOf(std::size_t element) const; // cells
    bool isDivided(const catalog::workshop::StrideCell &cell) const;
    void showOthers();
    void focusRow(int row);
    void keep(std::size_t row);
    void showCounts();
    QString titleOf(std::size_t place) const;

    AnswerBook &m_book;
    std::vector<catalog::workshop::AnswerSheet> m_members;
    std::vector<std::size_t> m_order; // indices into the scope
    std::size_t m_current = 0;        // place in m_order
    QComboBox *m_element;
    std::array<LetterRow *, 6> m_rows{}; // in the order of model::Stride
    QPushButton *m_previous;
    QPushButton *m_next;
};

} // namespace bulkhead::app
