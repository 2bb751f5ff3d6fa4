#pragma once

#include <QString>

namespace bulkhead::app {

class DiagramPage;
class Dialogs;
class Session;

// Asks for a file and writes the diagram as it is shown, in the format of the name.
void savePicture(const Session &session, DiagramPage &page, Dialogs &dialogs, const QString &documentName);

} // namespace bulkhead::app
