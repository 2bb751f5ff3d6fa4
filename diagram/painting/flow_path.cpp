// SPDX-License-Identifier: Apache-2.0
#include "diagram/painting/flow_path.h"

#include <algorithm>
#include <cmath>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

constexpr double loopReach = 26;
constexpr double curveRadius = 90;
constexpr double cornerRadius = 14;
constexpr double laneDistance = 22;

double length(const QPointF &vector)
{
    return std::hypot(vector.x(), vector.y());
}

// The upper right corner is the badge's: what would end there ends beside it, lest the tip be hidden.
QPointF besideBadge(const FlowEnd &end, const QPointF &point, const QPointF &direction)
{
    constexpr QSizeF room(32, 20);
    const bool hasCorner = end.outline == Outline::Rectangle && end.rect.width() > 3 * room.width() &&
                           end.rect.height() > 2 * room.height();
    const QRectF corner(end.rect.topRight() - QPointF(room.width(), 0), room);
    if (!hasCorner || point.x() <= corner.left() || point.y() >= corner.bottom())
        return point;
    const bool fromAbove = std::abs(direction.y()) > std::abs(direction.x());
    return fromAbove ? QPointF(corner.left(), end.rect.top()) : QPointF(end.rect.right(), corner.bottom());
}

// Where the way from the middle of the end towards a point leaves its outline.
QPointF exitTowards(const FlowEnd &end, const QPointF &start, const QPointF &towards)
{
    const QPointF direction = towards - start;
    if (length(direction) < 1e-6)
        return start;
    const QPointF centre = end.rect.center();
    const double halfWidth = std::max(1.0, end.rect.width() / 2);
    const double halfHeight = std::max(1.0, end.rect.height() / 2);
    const QPointF from((start.x() - centre.x()) / halfWidth, (start.y() - centre.y()) / halfHeight);
    const QPointF step(direction.x() / halfWidth, direction.y() / halfHeight);
    double way = 1;
    if (end.outline == Outline::Ellipse) {
        // |from + way * step| = 1
        const double a = step.x() * step.x() + step.y() * step.y();
        const double b = 2 * (from.x() * step.x() + from.y() * step.y());
        const double c = from.x() * from.x() + from.y() * from.y() - 1;
        const double root = b * b - 4 * a * c;
        way = root < 0 ? 0 : (-b + std::sqrt(root)) / (2 * a);
    } else {
        const auto wall = [](double at, double by) {
            return std::abs(by) < 1e-9 ? 1e9 : ((by > 0 ? 1.0 : -1.0) - at) / by;
        };
        way = std::min(wall(from.x(), step.x()), wall(from.y(), step.y()));
    }
    return besideBadge(end, start + direction * std::clamp(way, 0.0, 1.0), direction);
}

bool isOnBorder(const QRectF &rect, const QPointF &point)
{
    constexpr double reach = 1.5;
    return rect.adjusted(-reach, -reach, reach, reach).contains(point) &&
           !rect.adjusted(reach, reach, -reach, -reach).contains(point);
}

// A point on the border, moved on to the outline where that is no rectangle: the line is led on as it runs.
QPointF onOutline(const FlowEnd &end, const QPointF &point, const QPointF &next)
{
    if (end.outline == Outline::Rectangle)
        return point;
    const QPointF centre = end.rect.center();
    const bool isLevel = std::abs(next.x() - point.x()) > std::abs(next.y() - point.y());
    return exitTowards(end, isLevel ? QPointF(centre.x(), point.y()) : QPointF(point.x(), centre.y()), next);
}

std::vector<QPointF> courseToItself(const QRectF &rect, double offset)
{
    const double reach = loopReach + std::abs(offset);
    const QPointF corner = rect.bottomRight();
    return {corner + QPointF(-24, 0), corner + QPointF(-24, reach), corner + QPointF(reach, reach),
            corner + QPointF(reach, -20), corner + QPointF(0, -20)};
}

// From the inner element straight to the nearest edge of the box that holds it, outwards.
std::vector<QPointF> courseToHolder(const FlowEnd &inner, const QRectF &box, double offset)
{
    const QRectF &rect = inner.rect;
    const double left = rect.left() - box.left();
    const double right = box.right() - rect.right();
    const double top = rect.top() - box.top();
    const double bottom = box.bottom() - rect.bottom();
    const double nearest = std::min({left, right, top, bottom});
    const QPointF centre = rect.center();
    QPointF start = centre;
    QPointF end;
    if (nearest == left || nearest == right) {
        start.ry() += offset;
        end = {nearest == left ? box.left() : box.right(), start.y()};
    } else {
        start.rx() += offset;
        end = {start.x(), nearest == top ? box.top() : box.bottom()};
    }
    return {exitTowards(inner, start, end), end};
}

// Where a line runs in what two spans have in common, where that is wide enough for one: off the middle, but
// never past the end of either span, lest it begin in mid-air.
bool commonLane(double lowA, double highA, double lowB, double highB, double offset, double &lane)
{
    constexpr double margin = 4;
    const double low = std::max(lowA, lowB);
    const double high = std::min(highA, highB);
    if (high - low < 24)
        return false;
    lane = std::clamp((low + high) / 2 + offset, low + margin, high - margin);
    return true;
}

// The line between the two that straight flows follow before they are cut off at the outlines.
QLineF axis(const QRectF &a, const QRectF &b, double offset)
{
    double lane = 0;
    if (commonLane(a.top(), a.bottom(), b.top(), b.bottom(), offset, lane))
        return {a.center().x(), lane, b.center().x(), lane};
    if (commonLane(a.left(), a.right(), b.left(), b.right(), offset, lane))
        return {lane, a.center().y(), lane, b.center().y()};
    const QLineF line(a.center(), b.center());
    if (line.length() < 1)
        return line;
    const double room = std::min({a.width(), a.height(), b.width(), b.height()}) / 2 - 4;
    return line.translated(sidewaysOf(line) * std::clamp(offset, -std::max(room, 0.0), std::max(room, 0.0)));
}

} // namespace

QPointF sidewaysOf(const QLineF &line)
{
    if (line.length() < 1)
        return {};
    const QPointF normal(line.dy() / line.length(), -line.dx() / line.length());
    const bool isTurned = normal.x() < 0 || (normal.x() == 0 && normal.y() < 0);
    return isTurned ? -normal : normal;
}

double laneOffset(const ViewFlow &flow)
{
    return (flow.lane - (flow.lanes - 1) / 2.0) * laneDistance;
}

bool touches(const RouteEnds &ends, const QRectF &source, const QRectF &target)
{
    return ends && isOnBorder(source, ends->first) && isOnBorder(target, ends->second);
}

double reachOfLoop(const ViewFlow &flow)
{
    return loopReach + std::abs(laneOffset(flow));
}

std::vector<QPointF> flowCourse(const FlowEnd &source, const FlowEnd &target,
                                const std::vector<QPointF> &bends, double offset, const RouteEnds &ends)
{
    if (touches(ends, source.rect, target.rect)) {
        std::vector<QPointF> course{ends->first};
        course.insert(course.end(), bends.begin(), bends.end());
        course.push_back(ends->second);
        course.front() = onOutline(source, course[0], course[1]);
        course.back() = onOutline(target, course.back(), course[course.size() - 2]);
        return course;
    }
    if (!bends.empty() && !ends) {
        std::vector<QPointF> course;
        course.push_back(exitTowards(source, source.rect.center(), bends.front()));
        course.insert(course.end(), bends.begin(), bends.end());
        course.push_back(exitTowards(target, target.rect.center(), bends.back()));
        return course;
    }
    if (source.rect == target.rect)
        return courseToItself(source.rect, offset);
    if (source.rect.contains(target.rect)) {
        std::vector<QPointF> course = courseToHolder(target, source.rect, offset);
        std::reverse(course.begin(), course.end());
        return course;
    }
    if (target.rect.contains(source.rect))
        return courseToHolder(source, target.rect, offset);
    const QLineF line = axis(source.rect, target.rect, offset);
    return {exitTowards(source, line.p1(), line.p2()), exitTowards(target, line.p2(), line.p1())};
}

QPainterPath flowLine(const std::vector<QPointF> &course, bool isCurved)
{
    QPainterPath path;
    if (course.empty())
        return path;
    path.moveTo(course.front());
    for (std::size_t i = 1; i + 1 < course.size(); ++i) {
        const QPointF in = course[i - 1] - course[i];
        const QPointF out = course[i + 1] - course[i];
        const double radius =
            std::min({isCurved ? curveRadius : cornerRadius, length(in) / 2, length(out) / 2});
        if (radius < 1)
            continue;
        path.lineTo(course[i] + in * (radius / length(in)));
        path.quadTo(course[i], course[i] + out * (radius / length(out)));
    }
    path.lineTo(course.back());
    return path;
}

QPointF pointAlong(const std::vector<QPointF> &course, double part)
{
    double total = 0;
    for (std::size_t i = 0; i + 1 < course.size(); ++i)
        total += length(course[i + 1] - course[i]);
    double left = total * part;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        const double leg = length(course[i + 1] - course[i]);
        if (left <= leg && leg > 0)
            return course[i] + (course[i + 1] - course[i]) * (left / leg);
        left -= leg;
    }
    return course.empty() ? QPointF() : course.back();
}

QPolygonF arrowHead(const QPointF &from, const QPointF &tip)
{
    const double distance = length(tip - from);
    if (distance < 1e-6)
        return {};
    const QPointF along = (tip - from) / distance;
    const QPointF across(-along.y(), along.x());
    return {{tip, tip - along * 9 + across * 4.2, tip - along * 7, tip - along * 9 - across * 4.2}};
}

std::size_t nearestLeg(const std::vector<QPointF> &course, const QPointF &point)
{
    std::size_t nearest = 0;
    double best = 1e300;
    for (std::size_t i = 0; i + 1 < course.size(); ++i)
        if (const double distance = distanceToCourse({course[i], course[i + 1]}, point); distance < best) {
            best = distance;
            nearest = i;
        }
    return nearest;
}

double distanceToCourse(const std::vector<QPointF> &course, const QPointF &point)
{
    double best = 1e300;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
        const QPointF along = course[i + 1] - course[i];
        const double squared = QPointF::dotProduct(along, along);
        const double part =
            squared < 1e-9 ? 0
                           : std::clamp(QPointF::dotProduct(point - course[i], along) / squared, 0.0, 1.0);
        best = std::min(best, length(point - (course[i] + along * part)));
    }
    return best;
}

} // namespace bulkhead::diagram
