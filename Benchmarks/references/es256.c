/* S: bare ES256 signatures a second over a message the size of an ID token. `es256 THREADS SECONDS` */
#include <openssl/ec.h>
#include <openssl/evp.h>
#include "timing.h"

static EVP_PKEY *key;

static void sign(int number) {
    (void)number;
    unsigned char message[600] = {0}, signature[128];
    size_t length = sizeof signature;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) != 1
        || EVP_DigestSign(context, signature, &length, message, sizeof message) != 1) exit(1);
    EVP_MD_CTX_free(context);
}

int main(int count, char **arguments) {
    if (count != 3 || !(key = EVP_EC_gen("P-256"))) return 64;
    measure(atoi(arguments[1]), atof(arguments[2]), sign);
}
