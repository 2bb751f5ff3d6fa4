// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <map>
#include <set>
#include <utility>

class QLineEdit;

namespace bulkhead::app {

// Texts that a person has typed and not yet entered. They outlive the line in which they were typed: the next
// line for the same place shows them.
class WrittenAnswers
{
public:
    using Place = std::pair<QString, QString>; // question and subject, the latter empty for all

    // Gives the line what was written there, and follows it. The lines go before this.
    void keep(QLineEdit &line, const Place &place);
    void forget(const Place &place) { m_texts.erase(place); }
    void forgetAllBut(const std::set<QString> &questions);
    void clear() { m_texts.clear(); }

private:
    std::map<Place, QString> m_texts;
};

} // namespace bulkhead::app
