// SPDX-License-Identifier: Apache-2.0
#include "app/workshop/words/workshop_words.h"

#include <QCoreApplication>

#include <cstdlib>

namespace bulkhead::app {

namespace ws = catalog::workshop;

namespace {

struct WorkshopWords
{
    Q_DECLARE_TR_FUNCTIONS(WorkshopWords)
};

} // namespace

QString roundName(ws::RoundKind round)
{
    switch (round) {
    case ws::RoundKind::Silent:
        return WorkshopWords::tr("Silent");
    case ws::RoundKind::Group:
        return WorkshopWords::tr("Group");
    case ws::RoundKind::Cards:
        return WorkshopWords::tr("Cards");
    case ws::RoundKind::Path:
        return WorkshopWords::tr("Path");
    case ws::RoundKind::Fix:
        return WorkshopWords::tr("Fix");
    case ws::RoundKind::Drift:
        return WorkshopWords::tr("Drift");
    }
    return {};
}

QString verdictName(ws::Verdict verdict)
{
    switch (verdict) {
    case ws::Verdict::Threat:
        return WorkshopWords::tr("Threat");
    case ws::Verdict::Verify:
        return WorkshopWords::tr("To verify");
    case ws::Verdict::None:
        return WorkshopWords::tr("No threat");
    case ws::Verdict::Bonus:
        return WorkshopWords::tr("Bonus");
    }
    return {};
}

QString markName(ws::Mark mark)
{
    switch (mark) {
    case ws::Mark::Threat:
        return WorkshopWords::tr("Threat");
    case ws::Mark::None:
        return WorkshopWords::tr("No threat");
    case ws::Mark::Unknown:
        return WorkshopWords::tr("Don’t know");
    }
    return {};
}

QString digitsInFours(const std::string &checksum)
{
    QString digits = QString::fromStdString(checksum);
    for (qsizetype at = digits.size() - 4; at > 0; at -= 4)
        digits.insert(at, u' ');
    return digits;
}

QString clockText(qint64 secondsLeft)
{
    constexpr qint64 secondsOfMinute = 60;
    const qint64 shown = std::abs(secondsLeft);
    const QString sign = secondsLeft < 0 ? QStringLiteral("−") : QString();
    return QStringLiteral("%1%2:%3").arg(sign, QString::number(shown / secondsOfMinute),
                                         QString::number(shown % secondsOfMinute).rightJustified(2, u'0'));
}

} // namespace bulkhead::app
