// SPDX-License-Identifier: Apache-2.0
#include "app/gui/questions/written_answers.h"

#include <QLineEdit>

namespace bulkhead::app {

void WrittenAnswers::keep(QLineEdit &line, const Place &place)
{
    if (const auto found = m_texts.find(place); found != m_texts.end())
        line.setText(found->second);
    QObject::connect(&line, &QLineEdit::textEdited, &line, [this, place](const QString &text) {
        if (text.isEmpty())
            m_texts.erase(place);
        else
            m_texts[place] = text;
    });
}

void WrittenAnswers::forgetAllBut(const std::set<QString> &questions)
{
    std::erase_if(m_texts, [&](const auto &each) { return !questions.contains(each.first.first); });
}

} // namespace bulkhead::app
