/* H: bare argon2id hashes a second, 19 MiB, two passes, one lane. `argon2 THREADS SECONDS` */
#include <argon2.h>
#include <string.h>
#include "timing.h"

static void hash(int number) {
    unsigned char salt[16] = "sixteen bytes...", out[32];
    salt[0] = number;
    if (argon2id_hash_raw(2, 19456, 1, "Binhminh#2026", 13, salt, sizeof salt, out, sizeof out) != ARGON2_OK) exit(1);
}

int main(int count, char **arguments) {
    if (count != 3) return 64;
    measure(atoi(arguments[1]), atof(arguments[2]), hash);
}
