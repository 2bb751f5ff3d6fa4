// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

// Policies of admission, as manifests.
namespace bulkhead::test::admission {

inline const std::string plane = "cluster/control-plane";

// A namespace with a pod.
inline std::string space(const std::string &name, const std::string &labels = "")
{
    return "apiVersion: v1\nkind: Namespace\nmetadata: {name: " + name + ", labels: {" + labels +
           "}}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: " + name +
           "}\nspec: {containers: [{name: app, image: 'registry.example.org/app:1'}]}\n---\n";
}

inline std::string document(const std::string &version, const std::string &kind, const std::string &rest,
                            const std::string &metadata = "name: x")
{
    return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {" + metadata + "}\n" + rest +
           "\n---\n";
}

inline const std::string unprivileged = "pattern: {spec: {containers: [{=(securityContext): {=(privileged): "
                                        "'false'}}]}}";
inline const std::string pods = "match: {any: [{resources: {kinds: [Pod]}}]}";

inline std::string kyverno(const std::string &rule,
                           const std::string &spec = "validationFailureAction: Enforce")
{
    return document("kyverno.io/v1", "ClusterPolicy",
                    "spec: {" + spec + ", rules: [{name: r, " + rule + "}]}");
}

// With this validation, for all pods.
inline std::string asking(const std::string &validate)
{
    return kyverno(pods + ", validate: {" + validate + "}");
}

// That refuses privileged pods among what it matches.
inline std::string matching(const std::string &scope)
{
    return kyverno(scope + ", validate: {" + unprivileged + "}");
}

inline std::string constraint(const std::string &match, const std::string &spec = "")
{
    return document("constraints.gatekeeper.sh/v1beta1", "K8sPSPPrivilegedContainer",
                    "spec: {match: {" + match + "}" + spec + "}");
}

inline const std::string admissionGroup = "admissionregistration.k8s.io/v1";
inline const std::string noneExists = "validations: [{expression: '!object.spec.containers.exists(c, "
                                      "c.securityContext.privileged)'}]";

inline std::string rules(const std::string &resource, const std::string &group = "''")
{
    return "resourceRules: [{apiGroups: [" + group +
           "], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [" + resource + "]}]";
}

inline std::string validating(const std::string &spec)
{
    return document(admissionGroup, "ValidatingAdmissionPolicy", "spec: {" + spec + "}");
}

inline std::string binding(const std::string &spec = "")
{
    return document(admissionGroup, "ValidatingAdmissionPolicyBinding",
                    "spec: {policyName: x, validationActions: [Deny]" + spec + "}");
}

inline std::string expression(const std::string &text)
{
    return validating("matchConstraints: {" + rules("pods") + "}, validations: [{expression: \"" + text +
                      "\"}]") +
           binding();
}

} // namespace bulkhead::test::admission
