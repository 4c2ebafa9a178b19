/* One kept connection: a request goes out, an answer comes in, both as far as the socket allows. */
#pragma once
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>
#include "plan.h"

struct line {
    int socket, step, status;
    struct unit *unit;
    double since, begun;  /* when the request should have gone out; when the unit did */
    char *out;
    size_t out_size, out_done;
    char in[16384], location[512];
    size_t in_size;
    long body_left;  /* -1: the head is not there yet, -2: ends with an empty chunk */
    bool closes;
};

static int connected(int port) {
    int one = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (s < 0 || connect(s, (void *)&to, sizeof to)) stop("nobody answers");
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(s, F_SETFL, O_NONBLOCK);
    return s;
}

/* The request of the line's present step, its head with tabs for line ends. */
static void put_together(struct line *line, struct body *bodies) {
    struct step *step = &line->unit->steps[line->step];
    struct body none = {0}, *body = step->body < 0 ? &none : &bodies[step->body];
    line->out = realloc(line->out, strlen(step->head) * 2 + sizeof line->location + 100 + body->size);
    char *to = line->out;
    for (const char *from = step->head; *from; from++) {
        if (*from == '\t') to += sprintf(to, "\r\n");
        else if (*from == '@' && from[-1] == ' ' && from[1] == ' ') to += sprintf(to, "%s", line->location);
        else *to++ = *from;
    }
    if (step->body >= 0) to += sprintf(to, "\r\nContent-Length: %zu", body->size);
    to += sprintf(to, "\r\n\r\n");
    memcpy(to, body->bytes ? body->bytes : "", body->size);
    line->out_size = to - line->out + body->size;
    line->out_done = line->in_size = 0;
    line->body_left = -1;
}

/* false: the connection is gone */
static bool write_out(struct line *line) {
    while (line->out_done < line->out_size) {
        ssize_t n = send(line->socket, line->out + line->out_done, line->out_size - line->out_done, MSG_NOSIGNAL);
        if (n < 0) return errno == EAGAIN;
        line->out_done += n;
    }
    return true;
}

static const char *header(struct line *line, const char *name) {
    for (char *at = line->in; (at = strstr(at, "\r\n")) && at[2] != '\r'; at += 2)
        if (!strncasecmp(at + 2, name, strlen(name))) return at + 2 + strlen(name);
    return NULL;
}

static void read_head(struct line *line) {
    char *end = strstr(line->in, "\r\n\r\n");
    if (!end) return;
    const char *length = header(line, "content-length: "), *to = header(line, "location: "), *kept = header(line, "connection: ");
    line->status = atoi(line->in + 9);
    line->closes = kept && !strncasecmp(kept, "close", 5);
    line->location[0] = 0;
    if (to) sscanf(to, "%511[^\r]", line->location);
    char *path = strstr(line->location, "://");
    if (path) path = strchr(path + 3, '/'), memmove(line->location, path ? path : "/", strlen(path ? path : "/") + 1);
    size_t rest = line->in_size - (end + 4 - line->in);
    if (header(line, "transfer-encoding: chunked")) line->body_left = -2;
    else line->body_left = (length ? atol(length) : 0) - (long)rest;
}

/* 1: the answer is whole, 0: more is to come, -1: the connection is gone */
static int read_in(struct line *line) {
    while (true) {
        if (line->in_size >= sizeof line->in - 1) line->in_size = 8;  /* a tail is enough to see the last chunk */
        ssize_t n = recv(line->socket, line->in + line->in_size, sizeof line->in - 1 - line->in_size, 0);
        if (n == 0) return -1;
        if (n < 0) return errno == EAGAIN ? 0 : -1;
        line->in_size += n;
        line->in[line->in_size] = 0;
        if (line->body_left == -1) read_head(line);
        else if (line->body_left >= 0) line->body_left -= n, line->in_size = 8;
        if (line->body_left == 0) return 1;
        if (line->body_left == -2 && line->in_size > 5 && !memcmp(line->in + line->in_size - 5, "0\r\n\r\n", 5)) return 1;
    }
}
