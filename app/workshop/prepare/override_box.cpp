// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/prepare/override_box.h"

#include "app/document/text.h"
#include "app/gui/look/icons.h"
#include "app/gui/look/label.h"
#include "app/workshop/prepare/scope_model.h"
#include "app/workshop/words/workshop_words.h"
#include "diagram/display_names.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

constexpr int longestOverrideReason = 500; // characters: 2,000 bytes at most
constexpr int asTheEngineSays = -1;

} // namespace

OverrideBox::OverrideBox(ScopeModel &scope, QWidget *parent)
    : QWidget(parent), m_scope(scope), m_engine(plainLabel()), m_verdict(new QComboBox),
      m_reason(new QLineEdit)
{
    m_engine->setObjectName(QStringLiteral("engineSays"));
    m_engine->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("overrideVerdict"));
    m_verdict->setAccessibleName(tr("What counts"));
    m_verdict->addItem(tr("As the engine says"), asTheEngineSays);
    for (const ws::Verdict verdict :
         {ws::Verdict::Threat, ws::Verdict::Verify, ws::Verdict::None, ws::Verdict::Bonus})
        m_verdict->addItem(verdictName(verdict), static_cast<int>(verdict));
    m_reason->setObjectName(QStringLiteral("overrideReason"));
    m_reason->setPlaceholderText(tr("Reason"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setMaxLength(longestOverrideReason);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_engine, 0, 0, 1, 2);
    grid->addWidget(m_verdict, 1, 0);
    grid->addWidget(m_reason, 1, 1);
    grid->setColumnStretch(1, 1);
    connect(m_verdict, &QComboBox::activated, this, &OverrideBox::keep);
    connect(m_reason, &QLineEdit::textEdited, this, &OverrideBox::keep);
    setFocusProxy(m_verdict);
    show(std::nullopt);
}

void OverrideBox::show(const std::optional<ws::StrideCell> &cell)
{
    m_cell = cell;
    m_verdict->setEnabled(cell.has_value());
    m_reason->setEnabled(false);
    m_reason->clear();
    m_verdict->setCurrentIndex(0);
    if (!cell) {
        m_engine->setText(tr("Choose the letter of an element to overrule the engine there."));
        return;
    }
    m_engine->setText(tr("%1, %2. The engine: %3.")
                          .arg(diagram::displayName(m_scope.model(), cell->element),
                               strideWord(cell->category),
                               verdictName(m_scope.key().cells.at(*cell).verdict)));
    if (const ws::Override *said = m_scope.overrideOf(*cell)) {
        m_verdict->setCurrentIndex(m_verdict->findData(static_cast<int>(said->verdict)));
        m_reason->setEnabled(true);
        m_reason->setText(toQString(said->reason));
    }
}

void OverrideBox::keep()
{
    if (!m_cell)
        return;
    const int chosen = m_verdict->currentData().toInt();
    m_reason->setEnabled(chosen != asTheEngineSays);
    if (chosen == asTheEngineSays) {
        m_scope.setOverride(*m_cell, nullptr);
        return;
    }
    const ws::Override said{static_cast<ws::Verdict>(chosen), toUtf8(m_reason->text().trimmed())};
    m_scope.setOverride(*m_cell, &said);
}

} // namespace bulkhead::app
