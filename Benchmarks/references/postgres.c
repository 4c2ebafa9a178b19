/* C, F and the three-statement transactions on PostgreSQL: a connection a writer, prepared statements, one commit a unit.
 *
 *   postgres row|file|three CONNINFO FOLDER THREADS SECONDS
 */
#include <libpq-fe.h>
#include <string.h>
#include "durable.h"
#include "timing.h"

enum { MOST = 256, SIZE = 200 * 1024 };
static PGconn *connections[MOST];
static long turns[MOST];
static const char *folder, *names[] = {"trail", "move", "outbox"}, *texts[] = {
    "INSERT INTO bare_trail (dossier, text) VALUES ($1::int, 'a status of a dossier') RETURNING id",
    "UPDATE bare_dossier SET stage = stage + 1 WHERE id = $1::int",
    "INSERT INTO bare_outbox (dossier, text) VALUES ($1::int, 'a message')",
};
static char contents[SIZE];

static void check(PGresult *result, int number) {
    ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        fprintf(stderr, "postgres: %s", PQerrorMessage(connections[number]));
        exit(1);
    }
    PQclear(result);
}

static void run(int number, int statement) {
    char id[16];
    const char *values[] = {id};
    snprintf(id, sizeof id, "%d", number + 1);
    check(PQexecPrepared(connections[number], names[statement], 1, values, NULL, NULL, 0), number);
}

static void row(int number) { run(number, 0); }

static void file(int number) {
    keep_file(folder, number, turns[number]++, contents, SIZE);
    row(number);
}

static void three(int number) {
    check(PQexec(connections[number], "BEGIN"), number);
    for (int n = 0; n < 3; n++) run(number, n);
    check(PQexec(connections[number], "COMMIT"), number);
}

static void open_one(const char *conninfo, int number) {
    connections[number] = PQconnectdb(conninfo);
    if (PQstatus(connections[number]) != CONNECTION_OK) exit(1);
    char command[900];
    snprintf(command, sizeof command,
        "SET client_min_messages = error;"
        "CREATE TABLE IF NOT EXISTS bare_trail (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, dossier int, text text);"
        "CREATE TABLE IF NOT EXISTS bare_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, dossier int, text text);"
        "CREATE TABLE IF NOT EXISTS bare_dossier (id int PRIMARY KEY, stage int);"
        "INSERT INTO bare_dossier VALUES (%d, 0) ON CONFLICT DO NOTHING", number + 1);
    check(PQexec(connections[number], command), number);
    for (int n = 0; n < 3; n++) check(PQprepare(connections[number], names[n], texts[n], 1, NULL), number);
}

int main(int count, char **arguments) {
    int threads = count == 6 ? atoi(arguments[4]) : 0;
    if (threads < 1 || threads > MOST) return 64;
    folder = arguments[3];
    memset(contents, 'x', SIZE);
    for (int n = 0; n < threads; n++) open_one(arguments[2], n);
    measure(threads, atof(arguments[5]), arguments[1][0] == 'r' ? row : arguments[1][0] == 'f' ? file : three);
}
