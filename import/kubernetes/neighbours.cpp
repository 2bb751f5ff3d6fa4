// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/neighbours.h"

#include "import/reading/text.h"
#include "import/shared/image_reference.h"
#include "import/shared/ip_address.h"
#include "import/shared/products.h"

#include <algorithm>
#include <array>

namespace bulkhead::import::kubernetes {

namespace {

// Whether a container runs at the same time as another one of its pod. An init container has ended before
// those after it start, unless it is a sidecar.
bool runsBeside(const Container &other, const Container &self)
{
    if (self.role == Role::Init)
        return other.role == Role::Sidecar && &other < &self;
    return other.role == Role::Main || other.role == Role::Sidecar;
}

bool statesPort(const Container &container, int port)
{
    const auto ports = (*container.node)["ports"].items();
    return std::any_of(ports.begin(), ports.end(),
                       [port](const Node &opened) { return opened["containerPort"].asInteger() == port; });
}

bool listensByProduct(const Container &container, int port, const Technologies *technologies)
{
    if (!technologies)
        return false;
    const std::string_view image = (*container.node)["image"].text();
    Deployment deployment;
    deployment.technology = technologies->ofImage(ImageReference::parse(image).repository);
    deployment.arguments = commandLineOf(container);
    return deployment.technology && deployment.technology->ports.contains(port) &&
           !startsOtherProgram(deployment);
}

// Whether a number stands in the command line by itself: "--port=5432", "db=tcp:5432".
bool namesPort(const Container &container, int port)
{
    const std::string number = std::to_string(port);
    for (const std::string &word : commandLineOf(container)) {
        for (std::size_t at = word.find(number); at != std::string::npos; at = word.find(number, at + 1)) {
            const std::size_t end = at + number.size();
            const auto isPart = [](char c) { return isDigit(c) || c == '.'; };
            if ((at == 0 || !isPart(word[at - 1])) && (end == word.size() || !isPart(word[end])))
                return true;
        }
    }
    return false;
}

} // namespace

bool isOwnPod(const Workload &workload, std::string_view host)
{
    if (isLoopbackHost(host))
        return true;
    for (const Node &alias : workload.podSpec()["hostAliases"].items())
        for (const Node &name : alias["hostnames"].items())
            if (lowerCase(name.text()) == host)
                return isLoopbackHost(alias["ip"].text());
    return false;
}

const Container *neighbourOn(const Workload &workload, const Container &self, int port,
                             const Technologies *technologies)
{
    if (port == 0 || statesPort(self, port))
        return nullptr;
    std::vector<const Container *> others;
    for (const Container &container : workload.containers)
        if (&container != &self && runsBeside(container, self))
            others.push_back(&container);
    const auto first = [&others](auto &&isMeant) {
        const auto found = std::find_if(others.begin(), others.end(), isMeant);
        return found == others.end() ? nullptr : *found;
    };
    if (const Container *stated = first([port](const Container *other) { return statesPort(*other, port); }))
        return stated;
    if (listensByProduct(self, port, technologies))
        return nullptr;
    if (const Container *product =
            first([&](const Container *other) { return listensByProduct(*other, port, technologies); }))
        return product;
    if (const Container *named = first([port](const Container *other) { return namesPort(*other, port); }))
        return named;
    // A proxy to a database outside often states nothing: nobody else can be meant by the database's own
    // port.
    const bool isOnly = others.size() == 1 && (*others.front()->node)["ports"].size() == 0;
    return isOnly && technologies && technologies->ofPort(port) ? others.front() : nullptr;
}

bool saysWhereItListens(std::string_view setting)
{
    static constexpr std::array<std::string_view, 14> words = {
        "listen", "bind",     "metrics", "health",   "healthz",   "probe",      "readiness",
        "serve",  "liveness", "serving", "listener", "advertise", "advertised", "own"};
    return isAnyOneOf(wordsOf(setting), words);
}

} // namespace bulkhead::import::kubernetes
