#pragma once

#include "model/change.h"
#include "model/model.h"
#include "model/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace bulkhead::model {

// Crash recovery: an append-only file of Changes, headed by the hash of the file they start from, so
// that replay can tell another. As private as the model: mode 0600 for new ones, or the model's own.
class Journal
{
public:
    // Starts anew, replacing what is there. `baseBytes` is what is on disk, empty for a model never saved.
    static Result<std::unique_ptr<Journal>> start(const std::filesystem::path &path,
                                                  std::string_view baseBytes,
                                                  const std::filesystem::path &modelPath);
    ~Journal();

    // Hands the change to the operating system at once, which a crash of the program cannot take back, and
    // to the disk when the last time was a while ago. On failure the journal ends with the change before.
    Result<Success> append(const Change &change, const Vocabulary &vocabulary);
    // Removes the file: everything is saved.
    void discard();

    struct Recovered
    {
        Model model;
        std::size_t changes = 0; // how many were replayed
        bool complete = true;    // false: the tail was cut off or does not fit, and left out
        bool baseMatches = true; // false: the model file has changed since; offer the result as a copy
    };
    // Replays the journal on `base`. Fails when there is no journal or it is of another program.
    static Result<Recovered> replay(const std::filesystem::path &path, const Model &base,
                                    std::string_view baseBytes);

private:
    Journal();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace bulkhead::model
