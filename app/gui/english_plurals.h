#pragma once

#include <QTranslator>

namespace bulkhead::app {

// The plural forms of the English source texts: "%n threat(s)" becomes "1 threat" or "3 threats".
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *disambiguation,
                      int n) const override;
};

} // namespace bulkhead::app
