// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/workshop/answer_sheet.h"
#include "catalog/workshop/workshop_key.h"
#include "catalog/workshop/workshop_task.h"

#include <QString>

#include <string>

// The words of a workshop, the same in each of its windows.
namespace bulkhead::app {

QString roundName(catalog::workshop::RoundKind round);   // "Silent"
QString verdictName(catalog::workshop::Verdict verdict); // "To verify"
QString markName(catalog::workshop::Mark mark);          // "Don’t know"
QString digitsInFours(const std::string &checksum);      // as people read digits to each other
QString clockText(qint64 secondsLeft);                   // "14:59"; "−0:10" is ten seconds over the time

} // namespace bulkhead::app
