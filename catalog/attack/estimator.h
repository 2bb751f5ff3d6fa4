// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/content/attack_catalog.h"
#include "catalog/engine/evaluator.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace bulkhead::catalog::attack {

using engine::Subject;

// The steps that an attack graph is made of: those of the catalog by their ids, and two that need no
// estimate.
enum class Move : std::uint8_t {
    ReachExposed,
    ReachByFlow,
    Exploit,
    BecomeRoot,
    MoveByFlow,
    MoveByNetwork,
    CrossNetwork,
    ReadAsStranger,
    ReadAsClient,
    BreakOut,
    BreakOutAsRoot,
    TakeHost,
    TokenSecrets,
    TokenSpaceSecrets, // of one namespace, as the following ones
    TokenSecret,       // one by name
    TokenExec,
    TokenSpaceExec,
    TokenCreate,
    TokenSpaceCreate,
    TokenSpaceAccounts,
    UseAccount,
    TokenAdmin,
    CommandNodes,
    CreatePrivileged,
    MountSecrets,
    RunUnderAccount,
    ExecInto,
    TakeControlPlane,
    HostRole,
    OwnRole,
    RoleData,
    RoleHosts,
    PushFromOutside,
    PushAsClient,
    ReplaceImage,
    RunReplaced,
    PlantCode,
    ReadMount,
    CommandEngine,
    Listen,
    ReadClearText,
    UseOverheard,
    TakeAdministrator,
    CommandOpenApi,
    CommandOpenEngine,
    AlterEvidence,
    AttachDebugger,
    EnterPodProcesses,
    UseHostFiles,
    EnterHostProcess,
    UsePower,
    TakeKubeletFiles,
    AskForToken,
    TokenWorkload, // one by name, as the following one
    TokenAccount,
    CreatePrivilegedInSpace,
    PushToServer,
    PassOn,
    ReadPassing,
    PutTask,
    PutTaskAsClient,
    RunTask,
    MoveAdmitted,
    DeclareVolumes,
    MountPath,
    ApproveForSigner,
    ApproveForNode,
    ActAsNode,
    ReachApi,
    ReachApiInside,
    UseAnonymous,
    CommandNeighbour,
    Holds,    // who holds the one holds the other: root runs code, code reads the data at hand
    Commands, // whose account administers it
};
inline constexpr std::size_t moveCount = 74;

// The id of the catalog's edge; empty of those that need no estimate.
std::string_view edgeId(Move move);

// How likely a move succeeds on a subject, and by which of the edge's estimates.
struct Chance
{
    double probability = 0;
    std::int16_t estimate = -1; // index into AttackEdge::estimates
    bool assumed = false;       // rests on a default of what was drawn by hand, or on something unknown
    bool unknown = false;       // the estimate's condition is unknown
};

// Looks up the catalog's estimates for the subjects of one index.
class Estimator
{
public:
    Estimator(const engine::ModelIndex &index, const AttackCatalog &catalog);

    Chance chance(Move move, Subject subject);
    bool holds(std::uint32_t condition, Subject subject); // for certain or by default

    const AttackEdge *edge(Move move) const { return m_edges[static_cast<std::size_t>(move)]; }
    // Why the chance is what it is: "it holds power over the host, but it runs in a sandbox".
    std::string reason(Move move, Subject subject);

private:
    engine::Truth truth(std::uint32_t condition, Subject subject);
    double obstacles(const AttackEdge &edge, Subject subject, std::string *reasons);

    std::string words(const Estimate &estimate, Subject subject) const;

    const engine::ModelIndex &m_index;
    engine::Evaluator m_evaluator;
    std::array<const AttackEdge *, moveCount> m_edges{};
};

} // namespace bulkhead::catalog::attack
