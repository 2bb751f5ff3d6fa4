// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace bulkhead::app {

class ActionTable;
class DiagramPage;
class Session;

// Binds the commands that put elements into boxes, take them out, and draw boxes round them.
void bindBoxCommands(ActionTable &actions, Session &session, DiagramPage &page, QWidget *parent);

} // namespace bulkhead::app
