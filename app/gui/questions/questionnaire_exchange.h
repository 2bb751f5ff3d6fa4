// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::app {

class Dialogs;
class FileController;
class Session;

// Writes the open questions as a sheet for those who know the answers.
void saveQuestionnaire(Session &session, FileController &files, Dialogs &dialogs);

// Reads sheets that were filled in; all their answers are one step. A fault in one is told with its line, and
// then nothing is changed.
void readAnswers(Session &session, FileController &files, Dialogs &dialogs);

} // namespace bulkhead::app
