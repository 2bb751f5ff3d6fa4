// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/result.h"

#include <QByteArray>

class QPDF;

namespace bulkhead::diagram {

// While one exists, Qt writes the fonts of a PDF in the same order in every run (the order of a hash table).
class DeterministicHashing
{
public:
    DeterministicHashing();
    ~DeterministicHashing();
    DeterministicHashing(const DeterministicHashing &) = delete;
    DeterministicHashing &operator=(const DeterministicHashing &) = delete;
};

// The bytes of a PDF, the same for the same contents: without what Qt adds that differs from run to run
// (times of day, a random id, and the XML that repeats both). Throws what QPDF throws.
QByteArray reproducibleBytes(QPDF &pdf);

// The same for a PDF as Qt wrote it. Fails where QPDF does not take it.
Result<QByteArray> reproduciblePdf(const QByteArray &written);

} // namespace bulkhead::diagram
