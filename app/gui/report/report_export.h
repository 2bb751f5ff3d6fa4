#pragma once

#include <QString>

namespace bulkhead::app {

class Dialogs;
class Session;

// Asks for a file and writes the threat report in the format of its name. True when it was written.
bool saveReport(Session &session, Dialogs &dialogs, const QString &documentName);

} // namespace bulkhead::app
