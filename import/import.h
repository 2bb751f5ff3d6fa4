#pragma once

#include "import/reading/document.h"
#include "model/model.h"
#include "model/result.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

// From artefacts (compose, Kubernetes, docker inspect, other tools' models) to a threat model.
namespace bulkhead::import {

struct Recognised;

// One file's bytes and the name that findings cite: relative to the folder the user named, with '/'.
struct Input
{
    std::string path;
    std::string bytes;
    std::shared_ptr<const Recognised> recognised = nullptr; // by who had to look into it before the import
    std::string
        folder{}; // that was named and holds it, relative as the path is; empty where the file was named
};

enum class Severity : std::uint8_t { Info, Warning, Error };

// Something the importer did not carry over, guessed or wants to tell; never a silent loss.
struct Diagnostic
{
    Severity severity = Severity::Warning;
    std::string file;
    int line = 0; // 1-based, 0 for the file as a whole
    std::string message;
    bool operator==(const Diagnostic &) const = default;
};

// What an input is, told by its content.
enum class Format : std::uint8_t {
    Unknown,
    NativeModel,
    Compose,
    Kubernetes,
    DockerInspect,
    Dockerfile,
    EnvFile, // only beside a compose file
    ThreatDragon,
    OpenThreatModel,
    MicrosoftTm7,
    TmLibrary,
};
std::string_view formatName(Format format); // "compose", "docker-inspect", "threat-dragon" …

// Reads a further file that an input names (extends, include, env_file, .env, a Dockerfile), given its path
// relative to the folder of the inputs. Refuses with an Error what is missing or outside that folder.
using FileReader = std::function<Result<std::string>(const std::string &path)>;

class Technologies;

struct ImportOptions
{
    Limits limits;
    std::shared_ptr<const Technologies> technologies; // unset: products are not recognised
    FileReader readFile;                              // unset: nothing but the inputs is read
    std::vector<std::string>
        composeProfiles; // active ones; services of others are diagnosed and left out… "*" takes all
    std::function<void(std::string_view what, double fraction)>
        progress;         // may be called from the importing thread
    std::stop_token stop; // a stopped import returns an Error with code "import.cancelled"
};

struct Imported
{
    model::Model model; // with its sources, views and origins; not laid out
    std::vector<Diagnostic> diagnostics;
};

// What an input is and, where it is YAML or JSON, what stands in it.
struct Recognised
{
    Format format = Format::Unknown;
    std::vector<Document> documents;
};
// Fails on what is neither of a kind with a form of its own nor readable as YAML or JSON.
Result<Recognised> recognise(const Input &input, const Limits &limits = {}, std::stop_token stop = {});

// All inputs together become one model. Fails, naming file and line, when an input is of no known kind or
// cannot be parsed at all; what is merely unknown inside a known kind is a diagnostic.
Result<Imported> importModel(std::span<const Input> inputs,
                             std::shared_ptr<const model::Vocabulary> vocabulary,
                             const ImportOptions &options = {});

// The files below a folder (or the file itself) that may be inputs, with a FileReader confined to the folder
// that the paths have in common. Names are relative to `folder`, which holds all the paths; by default to
// that one.
struct Gathered
{
    std::string folder; // that names are relative to
    std::vector<Input> inputs;
    FileReader readFile;
    std::vector<Diagnostic> diagnostics; // files left out and why
};
Result<Gathered> gatherInputs(std::span<const std::string> paths, const Limits &limits = {},
                              const std::string &folder = {});

} // namespace bulkhead::import
