// SPDX-License-Identifier: Apache-2.0
#include "app/document/trial.h"

#include "app/document/document.h"
#include "model/merge/compare.h"

namespace bulkhead::app {

Trial::Trial(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&m_document, &Document::replaced, this, &Trial::end);
}

bool Trial::hasChanges() const
{
    return isOn() && !(*m_base == m_document.model());
}

model::Change Trial::changes() const
{
    return model::diff(*m_base, m_document.model());
}

bool Trial::mayUndo() const
{
    return !isOn() || m_document.undoStack().index() > m_index;
}

void Trial::begin()
{
    if (isOn())
        return;
    m_base = m_document.model();
    m_index = m_document.undoStack().index();
    m_document.startNewStep();
    emit toggled(true);
}

void Trial::keep(const QString &text)
{
    if (!isOn())
        return;
    const model::Change change = changes();
    m_document.goTo(m_index);
    end();
    m_document.perform(change, text);
}

void Trial::discard()
{
    if (!isOn())
        return;
    m_document.goTo(m_index);
    end();
}

void Trial::end()
{
    if (!isOn())
        return;
    m_base.reset();
    emit toggled(false);
}

} // namespace bulkhead::app
