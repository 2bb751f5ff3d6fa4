// SPDX-License-Identifier: Apache-2.0
#include "import/kubernetes/quantity.h"
#include "import/kubernetes/volumes.h"
#include "import/shared/command_line.h"
#include "import/shared/credentials.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace kubernetes_units {

using namespace bulkhead::import;

// Small readers that everything else rests on.
class KubernetesUnits : public QObject
{
    Q_OBJECT

private slots:
    void quantities_data();
    void quantities();
    void paths_data();
    void paths();
    void credentials_data();
    void credentials();
    void credentialsInCommandLines_data();
    void credentialsInCommandLines();
};

void KubernetesUnits::quantities_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<double>("expected"); // below 0: refused
    QTest::newRow("plain") << std::string("5") << 5.0;
    QTest::newRow("milli") << std::string("100m") << 0.1;
    QTest::newRow("exponent") << std::string("1e3") << 1000.0;
    QTest::newRow("binary") << std::string("2Ki") << 2048.0;
    QTest::newRow("decimal") << std::string("2k") << 2000.0;
    QTest::newRow("empty") << std::string() << -1.0;
    QTest::newRow("wrong suffix") << std::string("5MB") << -1.0;
    QTest::newRow("no number") << std::string("Mi") << -1.0;
    QTest::newRow("infinite") << std::string("inf") << -1.0;
}

void KubernetesUnits::quantities()
{
    QFETCH(std::string, text);
    QFETCH(double, expected);
    QCOMPARE(kubernetes::parseQuantity(text).value_or(-1.0), expected);
}

void KubernetesUnits::paths_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("plain") << std::string("/var/run") << std::string("/var/run");
    QTest::newRow("slash at the end") << std::string("/etc/") << std::string("/etc");
    QTest::newRow("root") << std::string("/") << std::string("/");
    QTest::newRow("dots") << std::string("/var/../etc/./x") << std::string("/etc/x");
    QTest::newRow("above the root") << std::string("/../..") << std::string("/");
    QTest::newRow("windows") << std::string("C:\\ProgramData\\") << std::string("C:/ProgramData");
    QTest::newRow("empty") << std::string() << std::string();
}

void KubernetesUnits::paths()
{
    QFETCH(std::string, path);
    QFETCH(std::string, expected);
    QCOMPARE(kubernetes::normalisedPath(path), expected);
}

void KubernetesUnits::credentials_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *tag, const char *name, const char *value, bool expected) {
        QTest::newRow(tag) << std::string(name) << std::string(value) << expected;
    };
    row("password", "POSTGRES_PASSWORD", "postgres", true);
    row("camel case", "dbPassword", "x", true);
    row("one word", "mysqlrootpassword", "x", true);
    row("access key", "AWS_SECRET_ACCESS_KEY", "xxxxx", true);
    row("file of a password", "POSTGRES_PASSWORD_FILE", "/run/secrets/pw", false);
    row("path of a token", "TOKEN_PATH", "/var/run/token", false);
    row("value is a path", "MY_SECRET", "/etc/secret", false);
    row("switch", "ALLOW_EMPTY_PASSWORD", "yes", false);
    row("reference", "DB_PASSWORD", "${DB_PASSWORD}", false);
    row("empty", "DB_PASSWORD", "", false);
    row("lifetime", "TOKEN_EXPIRY", "3600", false);
    row("ordinary", "LOG_LEVEL", "info", false);
    row("key that is no secret", "PRIMARY_KEY", "id", false);
    row("url with a password", "DATABASE_URL", "postgres://app:hunter2@db:5432/app", true);
    row("url without", "DATABASE_URL", "postgres://db:5432/app", false);
    row("url with a variable", "DATABASE_URL", "postgres://app:$(PW)@db/app", false);
    row("bearer", "AUTH", "Bearer abc123def", true);
    row("private key", "X", "-----BEGIN RSA PRIVATE KEY-----\nabc\n", true);
    row("access key id", "X", "AKIAIOSFODNN7EXAMPLE", true);
    row("access key id too short", "X", "AKIA", false);
}

void KubernetesUnits::credentialsInCommandLines_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option"); // "-" where there is none
    QTest::addColumn<bool>("isPutInLater");
    const auto row = [](const char *name, const QStringList &arguments, const char *option,
                        bool later = false) { QTest::newRow(name) << arguments << QString(option) << later; };
    row("two words", {"redis-server", "--requirepass", "s3cret"}, "--requirepass");
    row("one word", {"app", "--db-password=s3cret"}, "--db-password");
    row("system property", {"java", "-Dspring.datasource.password=s3cret"}, "-Dspring.datasource.password");
    row("in a shell", {"sh", "-c", "exec redis-server --requirepass 's3cret'"}, "--requirepass");
    row("before the program", {"sh", "-c", "PGPASSWORD=s3cret psql -h db"}, "PGPASSWORD");
    row("in a URL", {"migrate", "postgres://app:s3cret@db/app"}, "");
    row("a variable of Kubernetes", {"--requirepass", "$(REDIS_PASSWORD)"}, "--requirepass", true);
    row("a variable of compose", {"--requirepass", "${REDIS_PASSWORD}"}, "--requirepass", true);
    row("what a command prints", {"sh", "-c", "x --token $(cat /run/secrets/token)"}, "-");
    row("the name of a Secret", {"--webhook-serving-secret=webhook-tls", "--secret", "shop/tls"}, "-");
    row("a secret itself", {"--cookie-secret=0123456789"}, "--cookie-secret");
    row("a file", {"--password-file", "/run/secrets/pw"}, "-");
    row("a path", {"--token=/var/run/secrets/token"}, "-");
    row("a switch", {"--enable-bootstrap-token-auth=true"}, "-");
    row("handing on", {"--pass-access-token", "x", "--pass-host-header=upstream"}, "-");
    row("an option without a value", {"login", "--password-stdin", "--secret"}, "-");
    row("another option", {"--requirepass", "--appendonly", "yes"}, "-");
    row("a lonely dollar", {"--token", "$", "--token=${", "--token=$("}, "-");
    row("nothing", {}, "-");
}

void KubernetesUnits::credentialsInCommandLines()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    QFETCH(bool, isPutInLater);
    std::vector<std::string> words;
    for (const QString &argument : arguments)
        words.push_back(argument.toStdString());
    const std::vector<Setting> settings = settingsIn(words);
    const auto stated = credentialIn(settings);
    QCOMPARE(stated ? QString::fromStdString(std::string(stated->option)) : QString("-"), option);
    QCOMPARE(stated && stated->isPutInLater, isPutInLater);
}

void KubernetesUnits::credentials()
{
    QFETCH(std::string, name);
    QFETCH(std::string, value);
    QFETCH(bool, expected);
    QCOMPARE(statesCredential(name, value), expected);
}

} // namespace kubernetes_units

BULKHEAD_TEST(kubernetes_units, KubernetesUnits, None)
#include "test_units.moc"
