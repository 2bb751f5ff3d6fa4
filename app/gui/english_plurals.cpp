#include "app/gui/english_plurals.h"

namespace bulkhead::app {

QString EnglishPlurals::translate(const char *, const char *source, const char *, int n) const
{
    QString text = QString::fromUtf8(source);
    if (n < 0 || !text.contains(QLatin1String("(s)")))
        return {}; // nothing to say: the source text is shown
    return text.replace(QLatin1String("(s)"), n == 1 ? QLatin1String("") : QLatin1String("s"));
}

} // namespace bulkhead::app
