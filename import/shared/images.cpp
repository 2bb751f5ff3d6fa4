// SPDX-License-Identifier: Apache-2.0
#include "import/shared/images.h"

#include "import/shared/image_reference.h"
#include "import/shared/technologies.h"

#include <algorithm>

namespace bulkhead::import {

namespace {

std::string withoutSpaces(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; },
        '-');
    return text;
}

model::Element &registryElement(Builder &builder, const std::string &host, const model::Origin &origin,
                                model::Platform platform)
{
    NewElement wanted;
    wanted.kind = model::Kind::Registry;
    wanted.id = withoutSpaces("registry." + host);
    wanted.name = host;
    wanted.platform = platform;
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &registry = builder.element(std::move(wanted));
    Facts facts = builder.facts(registry);
    if (facts.has(property::registry::registry_hosting))
        return registry;
    model::Origin inferred =
        builder.origin(origin.file.view(), origin.line, origin.object.view(), "told by its host name");
    const auto &technologies = builder.options().technologies;
    if (const auto hosting = technologies ? technologies->hostingOf(host) : std::nullopt)
        facts.set(property::registry::registry_hosting, *hosting, std::move(inferred));
    return registry;
}

model::Element &imageElement(Builder &builder, const ImageReference &reference, const model::Origin &origin,
                             model::Platform platform)
{
    NewElement wanted;
    wanted.kind = model::Kind::Image;
    wanted.id = withoutSpaces("image." + reference.fullName());
    wanted.name = reference.shortName();
    if (!reference.registry.empty())
        wanted.parent = registryElement(builder, reference.registry, origin, platform).id;
    wanted.platform = platform;
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &image = builder.element(std::move(wanted));
    Facts facts = builder.facts(image);
    facts.set(property::image::repository, reference.repository, origin);
    if (reference.registry == "docker.io" && reference.repository.starts_with("library/")) {
        facts.set(
            property::image::source, property::Source::Official,
            builder.origin(origin.file.view(), origin.line, origin.object.view(), "a Docker official image"));
    }
    return image;
}

// Which user a product's image names, where its maker says so and nothing else has told.
void stateProductUser(Builder &builder, model::Element &image, const ImageReference &reference,
                      const model::Origin &origin)
{
    const auto &technologies = builder.options().technologies;
    const Technology *technology = technologies ? technologies->ofImage(reference.repository) : nullptr;
    if (!technology || !reference.isResolved)
        return;
    const bool isTagKnown = !reference.tag.empty() || reference.digest.empty();
    const bool isUnprivileged = std::any_of(
        technology->unprivileged.begin(), technology->unprivileged.end(), [&](const ImageRange &images) {
            return images.includes(reference.repository, reference.tag, isTagKnown);
        });
    Facts facts = builder.facts(image);
    if (isUnprivileged && !facts.has(property::image::user))
        facts.set(property::image::user, property::User::NonRoot,
                  builder.origin(origin.file.view(), origin.line, origin.object.view(),
                                 "the image of " + technology->name + " names a user that is not root"));
}

// An image that lies with the engine already; which one its id does not tell to a reader.
model::Element &imageById(Builder &builder, const ImageReference &reference, const model::Origin &origin,
                          model::Platform platform)
{
    NewElement wanted;
    wanted.kind = model::Kind::Image;
    wanted.id = "image.local/" + reference.shortName();
    wanted.name = reference.shortName();
    wanted.sourceKey = "image." + reference.digest;
    wanted.platform = platform;
    wanted.origin = origin;
    wanted.implied = true;
    model::Element &image = builder.element(std::move(wanted));
    builder.facts(image).set(property::image::digest, reference.digest, origin);
    return image;
}

// The flow to the registry that an image is pulled from; none where that is not known.
void addPull(Builder &builder, const model::Element &container, const model::Element &image,
             const model::Origin &origin)
{
    if (image.parent.empty())
        return;
    NewFlow pull;
    pull.kind = model::FlowKind::Pull;
    pull.source = container.id;
    pull.target = image.parent;
    pull.name = "pulls " + image.name;
    pull.platform = container.import->platform;
    pull.origin =
        builder.origin(origin.file.view(), origin.line, origin.object.view(), "from the image's name");
    Facts flowFacts = builder.facts(builder.flow(std::move(pull)));
    if (!flowFacts.has(property::data_flow::protocol)) {
        flowFacts.set(property::data_flow::protocol, property::Protocol::RegistryApi,
                      builder.origin(origin.file.view(), origin.line, origin.object.view(), "an image pull"));
    }
}

} // namespace

model::Element *pullImage(Builder &builder, const model::Element &container, std::string_view text,
                          const model::Origin &origin)
{
    const ImageReference reference = ImageReference::parse(text);
    const model::Platform platform = container.import->platform;
    if (reference.isId())
        return &imageById(builder, reference, origin, platform);
    if (reference.repository.empty())
        return nullptr;
    if (reference.isMalformed())
        builder.warn(origin.file.view(), origin.line,
                     "the digest in the image reference " + std::string(text) +
                         " is malformed; no runtime accepts it");
    model::Element &image = imageElement(builder, reference, origin, platform);
    stateProductUser(builder, image, reference, origin);
    if (reference.isPinned())
        builder.facts(image).set(property::image::digest, reference.digest, origin);
    addPull(builder, container, image, origin);
    return &image;
}

void stateImage(Builder &builder, model::Element &container, std::string_view text,
                const model::Origin &origin)
{
    const model::Element *image = pullImage(builder, container, text, origin);
    if (!image)
        return;
    const ImageReference reference = ImageReference::parse(text);
    Facts facts = builder.facts(container);
    facts.set(property::container::image, image->id, origin);
    if (reference.isId()) {
        facts.set(property::container::image_pinned_by_digest, true, origin);
        return;
    }
    if (reference.registry == "mcr.microsoft.com" && reference.repository.starts_with("windows/") &&
        !facts.has(property::container::operating_system))
        facts.set(property::container::operating_system, property::OperatingSystem::Windows,
                  builder.origin(origin.file.view(), origin.line, origin.object.view(), "told by its image"));
    if (reference.isMalformed()) { // no word of the tag: the digest does not stand for one that is missing
        facts.set(
            property::container::image_pinned_by_digest, false,
            builder.origin(origin.file.view(), origin.line, origin.object.view(), "the digest is malformed"));
    } else if (reference.isResolved) {
        facts.set(property::container::image_tag, reference.tag, origin);
        facts.set(property::container::image_pinned_by_digest, reference.isPinned(), origin);
    }
}

model::Element &localImage(Builder &builder, model::Element &container, const std::string &name,
                           const model::Origin &origin)
{
    NewElement wanted;
    wanted.kind = model::Kind::Image;
    wanted.id = withoutSpaces("image.local/" + name);
    wanted.name = name;
    wanted.platform = container.import->platform;
    wanted.origin = origin;
    model::Element &image = builder.element(std::move(wanted));
    builder.facts(image).set(property::image::source, property::Source::InternalBuild, origin);
    builder.facts(container).set(property::container::image, image.id, origin);
    return image;
}

} // namespace bulkhead::import
