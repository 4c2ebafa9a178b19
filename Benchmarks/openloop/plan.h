/* What is to be asked, read from a file of lines:
 *
 *   body PATH               the next body: 0, 1, 2 …
 *   unit                    begins a unit: requests of which each waits for the one before
 *   send BODY HEAD          a request; BODY is a number or -, HEAD its lines with tabs between
 *
 * `@` for a target is where the answer before led to.
 */
#pragma once
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct body { char *bytes; size_t size; };
struct step { char *head; int body; };
struct unit { struct step *steps; int count; };
struct plan { struct body *bodies; struct unit *units; int body_count, unit_count; };

static void stop(const char *why) {
    fprintf(stderr, "openloop: %s\n", why);
    exit(1);
}

static void *more(void *list, int count, size_t size) {
    if (count & (count - 1)) return list;
    if (!(list = realloc(list, (count ? count * 2 : 1) * size))) stop("out of memory");
    return list;
}

static struct body whole_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END)) stop(path);
    struct body body = {.size = ftell(file)};
    body.bytes = malloc(body.size + 1);
    rewind(file);
    if (fread(body.bytes, 1, body.size, file) != body.size) stop(path);
    fclose(file);
    return body;
}

static void add_step(struct plan *plan, char *line) {
    if (!plan->unit_count) stop("send before unit");
    struct unit *unit = &plan->units[plan->unit_count - 1];
    unit->steps = more(unit->steps, unit->count, sizeof *unit->steps);
    struct step step = {.head = strdup(strchr(line, ' ') + 1), .body = *line == '-' ? -1 : atoi(line)};
    if (step.body >= plan->body_count) stop("no such body");
    unit->steps[unit->count++] = step;
}

static struct plan read_plan(const char *path) {
    struct plan plan = {0};
    FILE *file = fopen(path, "r");
    if (!file) stop(path);
    char *line = NULL;
    size_t room = 0;
    for (ssize_t length; (length = getline(&line, &room, file)) > 0;) {
        if (line[length - 1] == '\n') line[length - 1] = 0;
        if (!strncmp(line, "body ", 5)) {
            plan.bodies = more(plan.bodies, plan.body_count, sizeof *plan.bodies);
            plan.bodies[plan.body_count++] = whole_file(line + 5);
        } else if (!strcmp(line, "unit")) {
            plan.units = more(plan.units, plan.unit_count, sizeof *plan.units);
            plan.units[plan.unit_count++] = (struct unit){0};
        } else if (!strncmp(line, "send ", 5)) add_step(&plan, line + 5);
        else stop("a line that is none of body, unit, send");
    }
    free(line);
    fclose(file);
    return plan;
}
