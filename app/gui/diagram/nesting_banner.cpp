// SPDX-License-Identifier: Apache-2.0
#include "app/gui/diagram/nesting_banner.h"

#include "app/document/text.h"
#include "app/gui/look/label.h"
#include "app/gui/session/session.h"
#include "diagram/scene/diagram_scene.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace bulkhead::app {

NestingBanner::NestingBanner(diagram::DiagramScene &scene, QWidget *parent)
    : QFrame(parent), m_scene(scene), m_text(plainLabel())
{
    setObjectName(QStringLiteral("nestingBanner"));
    m_text->setWordWrap(true);
    auto *show = new QPushButton(tr("Show"));
    auto *picture = new QPushButton(tr("Mend the diagram"));
    picture->setToolTip(tr("Moves them into the boxes that the model has them in."));
    auto *model = new QPushButton(tr("Mend the model"));
    model->setToolTip(tr("Makes them parts of the boxes that they stand in here."));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {show, picture, model})
        layout->addWidget(button);
    connect(show, &QPushButton::clicked, this, [this] {
        m_scene.select(m_scene.misplacedIds());
        emit showRequested();
    });
    const auto mend = [this](diagram::DiagramScene::Mend what) {
        m_scene.mendNesting(m_scene.misplacedIds(), what);
    };
    connect(picture, &QPushButton::clicked, this, [mend] { mend(diagram::DiagramScene::Mend::Picture); });
    connect(model, &QPushButton::clicked, this, [mend] { mend(diagram::DiagramScene::Mend::Model); });
    connect(&m_scene, &diagram::DiagramScene::nestingChecked, this, &NestingBanner::refresh);
    hide();
}

void NestingBanner::refresh()
{
    const std::vector<model::Id> ids = m_scene.misplacedIds();
    setVisible(!ids.empty());
    if (ids.size() == 1)
        m_text->setText(tr("“%1” stands in another box on this diagram than in the model.")
                            .arg(displayName(m_scene.model(), ids.front())));
    else if (!ids.empty())
        m_text->setText(tr("%n element(s) stand in other boxes on this diagram than in the model.", nullptr,
                           static_cast<int>(ids.size())));
}

} // namespace bulkhead::app
