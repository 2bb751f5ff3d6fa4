// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/security_context.h"

#include "import/kubernetes/truth.h"
#include "import/shared/capabilities.h"
#include "import/shared/superuser.h"

#include <algorithm>

namespace bulkhead::import::kubernetes {

namespace {

// What one of the two contexts says about a field, and the map that says it.
struct Stated
{
    const Node *map = nullptr;
    std::string_view key;

    explicit operator bool() const { return map != nullptr; }
    const Node &value() const { return (*map)[key]; }
};

class Contexts
{
public:
    Contexts(const Workload &workload, const Container &container)
        : m_workload(workload), m_container(container), m_own((*container.node)["securityContext"]),
          m_pod(workload.podSpec()["securityContext"])
    {}

    // The container's value of a field, else the pod's.
    Stated field(std::string_view key) const
    {
        if (const Stated own = ownField(key))
            return own;
        return in(m_pod, key);
    }
    Stated ownField(std::string_view key) const { return in(m_own, key); }

    // A field of a nested map (seccompProfile.type), which is overridden one by one.
    Stated field(std::string_view map, std::string_view key) const
    {
        if (const Stated own = in(m_own[map], key))
            return own;
        return in(m_pod[map], key);
    }

    // The value of an annotation; that of this container before that of the pod.
    Stated annotation(std::string_view ownPrefix, std::string_view podKey = {})
    {
        const Node &annotations = m_workload.annotations();
        m_annotation = std::string(ownPrefix) + m_container.name;
        if (annotations.has(m_annotation))
            return {&annotations, m_annotation};
        return podKey.empty() ? Stated() : in(annotations, podKey);
    }

    model::Origin at(const Stated &stated, std::string_view note = {}) const
    {
        return m_workload.object->atKey(*stated.map, stated.key, note);
    }

private:
    static Stated in(const Node &map, std::string_view key)
    {
        return map.has(key) && !map[key].isNull() ? Stated{&map, key} : Stated();
    }

    const Workload &m_workload;
    const Container &m_container;
    const Node &m_own;
    const Node &m_pod;
    std::string m_annotation;
};

void stateUser(Facts &facts, const Contexts &contexts)
{
    const Stated user = contexts.field("runAsUser");
    if (user && user.value().type() == Node::Type::Integer) {
        const std::int64_t id = user.value().asInteger();
        facts.set(property::container::user_id, id, contexts.at(user));
        facts.set(property::container::user, id == 0 ? property::User::Root : property::User::NonRoot,
                  contexts.at(user));
        return;
    }
    if (const Stated nonRoot = contexts.field("runAsNonRoot"); nonRoot && truth(nonRoot.value()) == true) {
        facts.set(property::container::user, property::User::NonRoot,
                  contexts.at(nonRoot, "the kubelet refuses to start it as root"));
        return;
    }
    const Stated windows = contexts.field("windowsOptions", "runAsUserName");
    if (windows && !windows.value().text().empty())
        facts.set(property::container::user,
                  isSuperuser(windows.value().text()) ? property::User::Root : property::User::NonRoot,
                  contexts.at(windows));
}

// What a runtime grants to every container and the baseline standard lets in (so not NET_RAW).
bool isBaselineCapability(std::string_view name)
{
    return name != "NET_RAW" && std::find(defaultCapabilities.begin(), defaultCapabilities.end(), name) !=
                                    defaultCapabilities.end();
}

// "CAP_net_admin" and "NET_ADMIN" are one capability to a runtime. Pod Security compares letter by letter: a
// harmless capability under another spelling is kept as it is written, since it is not among those let in.
std::string podSecurityName(std::string_view text)
{
    std::string name = capabilityName(text);
    return isBaselineCapability(name) ? std::string(text) : name;
}

void stateCapabilities(Facts &facts, const Contexts &contexts)
{
    const Stated capabilities = contexts.ownField("capabilities");
    if (!capabilities)
        return;
    for (const auto &[key, property] : {std::pair{"add", property::container::capabilities_add},
                                        std::pair{"drop", property::container::capabilities_drop}}) {
        model::Value::TextList names;
        for (const Node &capability : capabilities.value()[key].items())
            names.push_back(podSecurityName(capability.text()));
        const bool dropsAll = key == std::string_view("drop") && dropsAllByName(names);
        if (dropsAll)
            names.emplace_back("ALL");
        if (!names.empty())
            facts.set(property, names,
                      contexts.at({&capabilities.value(), key}, dropsAll ? allDroppedByName : ""));
    }
}

void statePrivileges(Facts &facts, const Contexts &contexts)
{
    const auto state = [&](const model::TypedProperty<bool> &property, const Stated &stated) {
        if (const std::optional<bool> isOn = stated ? truth(stated.value()) : std::nullopt)
            facts.set(property, *isOn, contexts.at(stated));
    };
    state(property::container::privileged, contexts.ownField("privileged"));
    state(property::container::allow_privilege_escalation, contexts.ownField("allowPrivilegeEscalation"));
    state(property::container::read_only_rootfs, contexts.ownField("readOnlyRootFilesystem"));
    state(property::container::windows_host_process, contexts.field("windowsOptions", "hostProcess"));
    // Whatever is not the default is an exception from the masks.
    if (const Stated procMount = contexts.ownField("procMount")) {
        const std::string_view type = procMount.value().text();
        facts.set(property::container::proc_mount,
                  type.empty() || type == "Default" ? property::ProcMount::Default
                                                    : property::ProcMount::Unmasked,
                  contexts.at(procMount));
    }
}

// The profile that either spelling stands for: the field's type, or the annotation's value. `Profile` is the
// choice of seccomp_profile or mac_profile.
template <typename Profile>
void stateProfile(Facts &facts, const Contexts &contexts, const model::TypedProperty<Profile> &property,
                  const Stated &stated)
{
    if (!stated)
        return;
    const std::string_view text = stated.value().text();
    if (text == "RuntimeDefault" || text == "runtime/default" || text == "docker/default")
        facts.set(property, Profile::RuntimeDefault, contexts.at(stated));
    else if (text == "Localhost" || text.starts_with("localhost/"))
        facts.set(property, Profile::Custom, contexts.at(stated));
    else if (text == "Unconfined" || text == "unconfined")
        facts.set(property, Profile::Unconfined, contexts.at(stated));
}

void stateConfinement(Facts &facts, Contexts &contexts)
{
    Stated seccomp = contexts.field("seccompProfile", "type");
    const bool namesNoFile =
        seccomp && seccomp.value().text() == "Localhost" && (*seccomp.map)["localhostProfile"].text().empty();
    if (namesNoFile) {
        facts.set(property::container::seccomp_profile, property::SeccompProfile::Unconfined,
                  contexts.at(seccomp, "a profile of the node without the file's name is none"));
        seccomp = {};
    } else if (!seccomp) {
        seccomp = contexts.annotation("container.seccomp.security.alpha.kubernetes.io/",
                                      "seccomp.security.alpha.kubernetes.io/pod");
    }
    stateProfile(facts, contexts, property::container::seccomp_profile, seccomp);

    Stated appArmor = contexts.field("appArmorProfile", "type");
    if (!appArmor)
        appArmor = contexts.annotation("container.apparmor.security.beta.kubernetes.io/");
    stateProfile(facts, contexts, property::container::mac_profile, appArmor);
    if (appArmor && !appArmor.value().text().empty() && !facts.has(property::container::mac_profile))
        facts.set(property::container::mac_profile, property::MacProfile::Unconfined,
                  contexts.at(appArmor, "no profile goes by that name"));

    const Stated type = contexts.field("seLinuxOptions", "type");
    if (type && !type.value().text().empty())
        facts.set(property::container::selinux_type, type.value().text(), contexts.at(type));
    for (const char *key : {"user", "role"}) {
        const Stated stated = contexts.field("seLinuxOptions", key);
        if (stated && !stated.value().text().empty())
            facts.set(property::container::selinux_user_or_role, true, contexts.at(stated));
    }
}

// "net/ipv4/tcp_syncookies" is another spelling of "net.ipv4.tcp_syncookies".
std::string sysctlName(std::string_view text)
{
    std::string name(text);
    std::replace(name.begin(), name.end(), '/', '.');
    return name;
}

void stateSysctls(Facts &facts, const Workload &workload)
{
    const Node &context = workload.podSpec()["securityContext"];
    model::Value::TextList names;
    for (const Node &sysctl : context["sysctls"].items())
        if (const std::string_view name = sysctl["name"].text(); !name.empty())
            names.push_back(sysctlName(name));
    if (!names.empty())
        facts.set(property::container::sysctls, names, workload.object->atKey(context, "sysctls"));
}

} // namespace

void stateSecurityContext(Facts &facts, const Workload &workload, const Container &container)
{
    Contexts contexts(workload, container);
    stateUser(facts, contexts);
    stateCapabilities(facts, contexts);
    statePrivileges(facts, contexts);
    stateConfinement(facts, contexts);
    stateSysctls(facts, workload);
}

} // namespace bulkhead::import::kubernetes
