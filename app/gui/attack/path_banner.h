// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/element.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;

namespace bulkhead::app {

// What an attack path is made of, for walking along it.
struct PathWalk
{
    struct Step
    {
        QString text;               // rich: what is done, where, how likely and why
        std::vector<model::Id> ids; // where it happens
    };
    QString title; // "Outside the host → db"
    std::vector<Step> steps;
};

// Walks along an attack path on the diagram, step by step.
class PathBanner : public QFrame
{
    Q_OBJECT

public:
    explicit PathBanner(QWidget *parent = nullptr);

    void start(PathWalk walk); // with the whole path
    void show(int step);       // -1: the whole path
    int current() const { return m_current; }

signals:
    // Show these and dim the rest; `steps` are numbered in their order.
    void highlightRequested(const std::vector<bulkhead::model::Id> &ids,
                            const std::vector<bulkhead::model::Id> &steps);
    void closed();

private:
    PathWalk m_walk;
    int m_current = -1;
    QLabel *m_text;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_whole;
};

} // namespace bulkhead::app
