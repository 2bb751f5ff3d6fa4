#include "diagram/layout/process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char **environ;

namespace bulkhead::diagram {
namespace {

class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }

    int get() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    void close()
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd = -1;
};

Error failure(const char *code, std::string message, const std::string &program)
{
    return Error{code, std::move(message), {program}, {}, 0, {}};
}

// Two connected ends: a socket rather than a pipe, so that writing to a program that has gone is an error
// code and no signal.
bool connectedPair(Descriptor &ours, Descriptor &theirs)
{
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    ours = Descriptor(ends[0]);
    theirs = Descriptor(ends[1]);
    return ::fcntl(ours.get(), F_SETFL, O_NONBLOCK) == 0;
}

int spawn(pid_t &pid, const std::vector<std::string> &command, int input, int output)
{
    std::vector<char *> arguments;
    for (const std::string &word : command)
        arguments.push_back(const_cast<char *>(word.c_str()));
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const int result = ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

// Waits for the program's end; kills it first unless it has closed its output by itself.
int reap(pid_t pid, bool kill)
{
    if (kill)
        ::kill(pid, SIGKILL);
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

// Sends what still can be sent; closes the channel when all is sent or nobody listens.
void feed(Descriptor &channel, const std::string &input, std::size_t &sent)
{
    const ssize_t count = ::send(channel.get(), input.data() + sent, input.size() - sent, MSG_NOSIGNAL);
    if (count >= 0)
        sent += static_cast<std::size_t>(count);
    if (sent == input.size() || (count < 0 && errno != EAGAIN && errno != EINTR))
        channel.close();
}

// False at the end of the output.
bool drain(Descriptor &channel, std::string &output)
{
    char buffer[65536];
    const ssize_t count = ::read(channel.get(), buffer, sizeof buffer);
    if (count > 0)
        output.append(buffer, static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && (errno == EAGAIN || errno == EINTR));
}

enum class Ending { Closed, TimedOut, Stopped };

Ending converse(Descriptor &toProgram, Descriptor &fromProgram, const std::string &input, std::string &output,
                std::chrono::steady_clock::time_point deadline, const std::stop_token &stop)
{
    constexpr int pollMilliseconds = 20; // how soon a stop is noticed
    std::size_t sent = 0;
    while (true) {
        if (stop.stop_requested())
            return Ending::Stopped;
        if (std::chrono::steady_clock::now() > deadline)
            return Ending::TimedOut;
        pollfd polled[2] = {{fromProgram.get(), POLLIN, 0}, {toProgram.get(), POLLOUT, 0}};
        if (::poll(polled, toProgram.isOpen() ? 2 : 1, pollMilliseconds) <= 0)
            continue;
        if (toProgram.isOpen() && polled[1].revents)
            feed(toProgram, input, sent);
        if (polled[0].revents && !drain(fromProgram, output))
            return Ending::Closed;
    }
}

} // namespace

Result<std::string> runProgram(const std::vector<std::string> &command, const std::string &input,
                               std::chrono::milliseconds timeout, const std::stop_token &stop)
{
    const std::string &program = command.front();
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    Descriptor toProgram, programInput, fromProgram, programOutput;
    if (!connectedPair(toProgram, programInput) || !connectedPair(fromProgram, programOutput))
        return failure("process.failed",
                       std::string("no connection to ") + program + ": " + std::strerror(errno), program);

    pid_t pid = 0;
    if (const int fault = spawn(pid, command, programInput.get(), programOutput.get()); fault != 0)
        return failure(fault == ENOENT ? "process.missing" : "process.failed",
                       "cannot run " + program + ": " + std::strerror(fault), program);
    programInput.close();
    programOutput.close();

    std::string output;
    const Ending ending = converse(toProgram, fromProgram, input, output, deadline, stop);
    const int status = reap(pid, ending != Ending::Closed);
    if (ending == Ending::Stopped)
        return failure("process.cancelled", program + " was cancelled", program);
    if (ending == Ending::TimedOut)
        return failure("process.timeout", program + " took too long", program);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failure("process.failed", program + " failed", program);
    return output;
}

} // namespace bulkhead::diagram
