#include "app/gui/report/current_analysis.h"

#include "app/document/text.h"
#include "app/gui/session.h"

namespace bulkhead::app {

catalog::Analysis currentAnalysis(const Session &session)
{
    if (session.analysis() && session.analysis()->model() == session.model())
        return *session.analysis();
    catalog::Options options;
    options.asOf = toDate(QDate::currentDate());
    return catalog::analyze(session.model(), session.catalogs(), options);
}

} // namespace bulkhead::app
