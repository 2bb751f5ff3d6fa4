// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/flow_path.h"
#include "diagram/painting/palette.h"
#include "diagram/view/render.h"
#include "editor.h"
#include "model/properties.h"
#include "tests/support/test_program.h"

#include <QGraphicsItem>
#include <QPainter>
#include <QSignalSpy>
#include <QWheelEvent>

#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

namespace diagram_view {

using namespace bulkhead;
using namespace bulkhead::diagram;

// What a diagram shows: overlays, zoom, and what belongs to a view.
class ViewTest : public QObject
{
    Q_OBJECT

private slots:
    void badgesAreClickedAndSpoken()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.badges["web"] = Badge{3, 2, model::Rating::High};
        editor.scene.setOverlay(overlay);
        QSignalSpy activated(&editor.scene, &DiagramScene::badgeActivated);
        editor.click({440 - 12, 120});
        QCOMPARE(activated.size(), 1);
        QCOMPARE(editor.scene.accessibleText("web"),
                 QString("container web, in host, 3 threat(s), the worst high"));
        QCOMPARE(editor.scene.accessibleText("web->app"), QString("flow from web to app"));
    }

    void noTipHidesBehindABadge()
    {
        const FlowEnd end{{100, 100, 140, 60}};
        const QRectF badge(end.rect.topRight() + QPointF(-28, -16), QSizeF(32, 32));
        for (int x = 60; x <= 400; x += 5) {
            for (int y = -40; y <= 220; y += 5) {
                const FlowEnd other{{x + 0.0, y + 0.0, 10, 10}};
                if (other.rect.intersects(end.rect))
                    continue;
                const QPointF tip = flowCourse(other, end, {}, 0).back();
                QVERIFY2(!badge.contains(tip), qPrintable(QString("from %1, %2").arg(x).arg(y)));
            }
        }
    }

    void anOverlayDimsTheRest()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.highlighted = {"user", "user->web", "web"};
        editor.scene.setOverlay(overlay);
        const auto opacityAt = [&scene = editor.scene](QPointF place) {
            return scene.items(place).front()->opacity();
        };
        QCOMPARE(opacityAt(editor.centre("web")), 1.0);
        QVERIFY(opacityAt(editor.centre("app")) < 0.5);
    }

    void anOverlayRepaintsOnlyWhatItChanges()
    {
        Editor editor(placedShop().model());
        Overlay overlay;
        overlay.badges["web"] = Badge{3, 2, model::Rating::High};
        editor.scene.setOverlay(overlay);
        QCoreApplication::processEvents();
        QSignalSpy changed(&editor.scene, &QGraphicsScene::changed);
        editor.scene.setOverlay(overlay);
        QCoreApplication::processEvents();
        QCOMPARE(changed.size(), 0);
        overlay.badges["app"] = Badge{1, 0, model::Rating::Low};
        editor.scene.setOverlay(overlay);
        QCoreApplication::processEvents();
        QVERIFY(!changed.isEmpty());
        const QRectF place = editor.scene.boundsOf("app").adjusted(-30, -30, 30, 30);
        for (const QList<QVariant> &call : changed)
            for (const QRectF &region : call.front().value<QList<QRectF>>())
                QVERIFY(place.contains(region));
        overlay.badges.clear();
        editor.scene.setOverlay(overlay);
        QCOMPARE(editor.scene.accessibleText("web"), QString("container web, in host"));
    }

    void theViewZoomsToThePointer()
    {
        Editor editor(placedShop().model());
        const QPoint pointer(650, 300);
        const QPointF before = editor.view.mapToScene(pointer);
        QWheelEvent wheel(pointer, editor.view.viewport()->mapToGlobal(pointer), {}, {0, -240}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        editor.view.setSceneRect(-3000, -3000, 6000, 6000);
        const QPointF fixed = editor.view.mapToScene(pointer);
        QApplication::sendEvent(editor.view.viewport(), &wheel);
        Q_UNUSED(before)
        QVERIFY(editor.view.zoom() < 0.8);
        QVERIFY(QLineF(editor.view.mapToScene(pointer), fixed).length() < 3);
        editor.view.fitAll();
        const QRectF seen = editor.view.mapToScene(editor.view.viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(editor.scene.contentBounds()));
    }

    void allFitsAsLargeAsIsAskedFor()
    {
        Editor editor(sample::Builder().container("web", "").place("web", {0, 0, 140, 60}).model());
        editor.view.fitAll();
        QCOMPARE(editor.view.zoom(), 1.0);
        editor.view.fitAll(2.5); // read from far away
        QCOMPARE(editor.view.zoom(), 2.5);
        editor.view.resize(400, 300);
        editor.view.fitAll(2.5);
        QVERIFY(editor.view.zoom() > 1 && editor.view.zoom() < 2.5);
        const QRectF seen = editor.view.mapToScene(editor.view.viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(editor.scene.contentBounds()));
    }

    void aViewShowsTheKindsOfFlowsThatItNames()
    {
        model::Model model = placedShop().model();
        model::View view;
        view.id = "supply";
        view.flowKinds = {model::FlowKind::Pull};
        QVERIFY(model.apply(model::adding(view)));
        Editor editor(model);
        editor.scene.setModel(editor.model, "supply");
        editor.scene.selectAll();
        const auto shown = editor.scene.selectedIds();
        QVERIFY(std::find(shown.begin(), shown.end(), "web->app") == shown.end());
        QVERIFY(std::find(shown.begin(), shown.end(), "web") != shown.end());

        const auto dataFlow = editor.model.flows().shared("web->app");
        model::Flow pull = *dataFlow;
        pull.kind = model::FlowKind::Pull;
        const model::Change change = model::editing(dataFlow, pull);
        QVERIFY(editor.model.apply(change));
        editor.scene.applyChange(editor.model, change);
        editor.scene.select(ids({"web->app"}));
        QCOMPARE(editor.scene.selectedIds(), ids({"web->app"}));
    }

    void whatIsDrawnInAViewIsOfAKindThatItShows()
    {
        model::Model model = placedShop().model();
        const auto before = model.views().shared("main");
        model::View view = *before;
        view.flowKinds = {model::FlowKind::Pull, model::FlowKind::Push};
        QVERIFY(model.apply(model::editing(before, view)));
        Editor editor(model);
        const QRectF cache = editor.scene.boundsOf("cache");
        editor.drag({cache.center().x(), cache.top()}, editor.centre("app"));
        QVERIFY(editor.model.flow("cache->app"));
        QVERIFY(editor.model.flow("cache->app")->kind == model::FlowKind::Pull);
        QCOMPARE(editor.scene.selectedIds(), ids({"cache->app"}));
    }

    void aLineToAVolumeIsAMountAndToARegistryAPull()
    {
        model::Model model = placedShop()
                                 .element("db", model::Kind::DataStore)
                                 .element("hub", model::Kind::Registry)
                                 .place("db", {750, 300, 140, 60})
                                 .place("hub", {750, 40, 140, 60})
                                 .model();
        const auto draw = [&model](const char *from, const char *to) {
            Editor editor(model);
            editor.scene.select(ids({from}));
            editor.scene.startConnecting();
            editor.click(editor.centre(to));
            const std::vector<model::Id> drawn = editor.scene.selectedIds();
            const model::Flow *flow = drawn.size() == 1 ? editor.model.flow(drawn.front()) : nullptr;
            return QString::fromStdString(flow ? std::string(flowKindName(flow->kind)) : std::string());
        };
        QCOMPARE(draw("cache", "db"), QString("data")); // of no stated type
        QCOMPARE(draw("cache", "hub"), QString("pull"));
        const auto store = model.elements().shared("db");
        model::Element volume = *store;
        const auto volumeType = static_cast<std::uint16_t>(model::property::StoreType::Volume);
        volume.properties.set(*model.vocabulary().key("store_type"),
                              model::Value(model::EnumValue{volumeType}));
        QVERIFY(model.apply(model::editing(store, volume)));
        QCOMPARE(draw("cache", "db"), QString("mount"));
        QCOMPARE(draw("user", "db"), QString("data"));
    }

    void aSubsetViewShowsItsMembersOnly()
    {
        model::Model model = placedShop().model();
        model::View view;
        view.id = "part";
        view.name = "Part";
        view.wholeModel = false;
        view.members = {"app", "web"};
        QVERIFY(model.apply(model::adding(view)));
        Editor editor(model);
        editor.scene.setModel(editor.model, "part");
        editor.scene.selectAll();
        QCOMPARE(editor.scene.selectedIds(), ids({"app", "web", "web->app"}));
        editor.scene.startPlacing(*paletteEntry("container"));
        editor.click({600, 600});
        QCOMPARE(editor.model.views().find("part")->members.size(), std::size_t{3});
    }

    // As an export does while the window paints.
    void picturesAreDrawnInAnyThread()
    {
        const model::Model model = placedShop().model();
        Overlay overlay;
        overlay.badges["web"] = {3, 2, model::Rating::High};
        overlay.highlighted.emplace({model::Id("web"), model::Id("app")});
        PictureOptions options;
        options.showNetworks = true;
        const auto draw = [&](PictureFormat format) {
            return renderPicture(model, "main", overlay, format, options);
        };
        const QByteArray svg = draw(PictureFormat::Svg).value();
        const QByteArray png = draw(PictureFormat::Png).value();
        std::atomic<int> alike = 0;
        std::vector<std::thread> threads;
        for (int number = 0; number < 4; ++number)
            threads.emplace_back([&] {
                for (int time = 0; time < 5; ++time)
                    alike +=
                        draw(PictureFormat::Svg).value() == svg && draw(PictureFormat::Png).value() == png;
            });
        Editor editor(model);
        for (int time = 0; time < 20; ++time) {
            editor.view.viewport()->repaint();
            QApplication::processEvents();
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(alike.load(), 20);
    }

    // A picture shows what the window shows of the view.
    void aPictureIsWhatTheSceneShows()
    {
        const model::Model model = placedShop().model();
        Overlay overlay;
        overlay.badges["web"] = {3, 2, model::Rating::High};
        for (const Notation notation : {Notation::Containers, Notation::ClassicDfd}) {
            DiagramScene scene;
            scene.setTheme(Theme::builtIn(Scheme::Print));
            scene.setReadOnly(true);
            scene.setNotation(notation);
            scene.setOverlay(overlay);
            scene.setModel(model, "main");
            PictureOptions options;
            options.notation = notation;
            const Picture picture(model, "main", overlay, options);
            const QRectF shown = scene.contentBounds().adjusted(-24, -24, 24, 24);
            QCOMPARE(picture.size(), shown.size());
            QImage fromScene(shown.size().toSize(), QImage::Format_RGB32);
            QImage fromPicture(fromScene.size(), QImage::Format_RGB32);
            QPainter scenePainter(&fromScene);
            scenePainter.setRenderHint(QPainter::Antialiasing);
            scene.render(&scenePainter, QRectF(QPointF(), picture.size()), shown);
            scenePainter.end();
            QPainter picturePainter(&fromPicture);
            picture.paint(&picturePainter, QRectF(QPointF(), picture.size()));
            picturePainter.end();
            int differing = 0;
            for (int y = 0; y < fromScene.height(); ++y)
                for (int x = 0; x < fromScene.width(); ++x)
                    differing += std::abs(qGray(fromScene.pixel(x, y)) - qGray(fromPicture.pixel(x, y))) > 40;
            QVERIFY2(differing * 1000 < fromScene.width() * fromScene.height(),
                     qPrintable(QString::number(differing)));
        }
    }
};

} // namespace diagram_view

BULKHEAD_TEST(diagram_view, ViewTest, Gui)
#include "view_test.moc"
