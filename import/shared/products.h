// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "import/shared/image_reference.h"
#include "import/shared/technologies.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// What is known of a product (resources/technologies.json) put to a container that runs it.
namespace bulkhead::import {

// A folder or file that a container is given.
struct MountPoint
{
    std::string_view path;        // in the container
    bool outlives = false;        // what lies there is still there when the container is replaced
    bool mayHoldSettings = false; // files that somebody wrote, rather than a volume that the product fills
};

// How a container of a product is set up, as far as an artefact shows.
struct Deployment
{
    const Technology *technology = nullptr;  // null: no product that is known
    std::span<const KeyRule> keysOfAll{};    // Technologies::keysOfAll
    std::span<const DebugMode> debugModes{}; // Technologies::debugModes
    std::string_view image;                  // as it is written; empty: built here
    std::vector<Setting> environment;        // what a secret gives has some value: "${}"
    bool hasOtherSettings = false;           // variables that the artefact does not show
    std::vector<std::string> arguments;      // entrypoint and command
    std::vector<std::string> command; // the same, a shell\'s script in one word; empty: as the arguments
    std::vector<MountPoint> mounts;
    bool isService = true; // and no job
};

// A fact with what it was told by.
struct ProductAuth
{
    property::AuthRequired authRequired = property::AuthRequired::None;
    const AuthRule *rule = nullptr; // null: it is so when nothing is set
};

// Whether it asks its clients for credentials: by a setting, or by what the product does when nothing is set.
// nullopt where its settings may be in a file, or come with an image that somebody else made.
std::optional<ProductAuth> authOf(const Deployment &deployment);

// The account that everybody knows and that nothing here changes: "admin/admin".
std::optional<std::string> defaultAccountOf(const Deployment &deployment);

// The variable whose key everybody knows, since it is empty or published.
struct PublishedKey
{
    std::string variable; // the first of those that would name another, where none is set
    bool isEmpty = false; // it is set to nothing
    bool isSet = true;    // false: the product comes with it
};
std::optional<PublishedKey> publishedKeyOf(const Deployment &deployment);

// Whether its command is stated to start another program than the product: pg_dump in the image of
// PostgreSQL, sleep in any.
bool startsOtherProgram(const Deployment &deployment);

// Whether whoever comes first sets it up, since nothing here names its administrator.
bool awaitsSetup(const Deployment &deployment);

// Whether it is there to run code of those who use it, or is started so that it obeys everyone.
bool runsCodeByDesign(const Deployment &deployment);

// Whether it is started in its mode for development, in which it gives more away: "vault server -dev".
bool isInDevelopmentMode(const Deployment &deployment);

// Whether the folder of its data outlives it; nullopt where the data may lie elsewhere, and of products of
// which no folder is known.
std::optional<bool> dataOutlives(const Deployment &deployment);

// When support of its version ended or ends, and the table that says so.
struct SupportEnd
{
    model::Date day;
    const SupportTable *table = nullptr;
};
std::optional<SupportEnd> supportEndOf(const Deployment &deployment);

// Whether a setting that holds a password holds one by which the product lets others in, and not one with
// which it logs in elsewhere (WORDPRESS_DB_PASSWORD). A URL is always of the second sort.
bool isOwnPassword(const Deployment &deployment, std::string_view setting);

// The first setting by which everyone guesses the way in: name of the variable or argument.
std::optional<std::string> guessablePasswordIn(const Deployment &deployment,
                                               std::span<const Setting> settings);

} // namespace bulkhead::import
