"""The keys of a deployment, for rows that are written past the product: blind indexes and sealed columns as it makes them."""

import ctypes
import ctypes.util
import hashlib
import hmac
import json
import os


class KeyRing:
    def __init__(self, product, deployment: str):
        keys = json.loads((product.data / "keys.json").read_text())[deployment]
        self.masters = {int(number): bytes.fromhex(digits) for number, digits in keys.items()}
        self.drawn = {number: hmac.digest(b"\0" * 32, key, hashlib.sha256) for number, key in self.masters.items()}

    def key(self, purpose: str, number: int) -> bytes:
        """HKDF-SHA256 without salt, one block (RFC 5869)."""
        return hmac.digest(self.drawn[number], purpose.encode() + b"\x01", hashlib.sha256)

    def index(self, purpose: str):
        """A function from text to the bytes by which a sealed value is found."""
        key = self.key("index:" + purpose, min(self.masters))
        return lambda text: hmac.digest(key, text.encode(), hashlib.sha256)

    def seal(self, text: bytes, purpose: str) -> bytes:
        """`[version, nonce 12, text, tag 16]`, AES-256-GCM."""
        number, nonce = max(self.masters), os.urandom(12)
        return bytes([number]) + nonce + encrypted(self.key(purpose, number), nonce, text, purpose.encode())

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """What the product sealed. The tag is not looked at: these rows are the bench's own."""
        key, nonce = self.key(purpose, sealed[0]), sealed[1:13]
        return encrypted(key, nonce, sealed[13:-16], purpose.encode())[:-16]  # Counter mode is its own way back.


crypto = ctypes.CDLL(ctypes.util.find_library("crypto"))
crypto.EVP_CIPHER_CTX_new.restype = crypto.EVP_aes_256_gcm.restype = ctypes.c_void_p
AES = ctypes.c_void_p(crypto.EVP_aes_256_gcm())
CONTEXT = ctypes.c_void_p(crypto.EVP_CIPHER_CTX_new())
GET_TAG = 0x10


def encrypted(key: bytes, nonce: bytes, text: bytes, bound: bytes) -> bytes:
    """The text under the key, and the tag of both."""
    out, tag, length = ctypes.create_string_buffer(len(text) + 16), ctypes.create_string_buffer(16), ctypes.c_int()
    done = [
        crypto.EVP_EncryptInit_ex(CONTEXT, AES, None, key, nonce),
        crypto.EVP_EncryptUpdate(CONTEXT, None, ctypes.byref(length), bound, len(bound)),
        crypto.EVP_EncryptUpdate(CONTEXT, out, ctypes.byref(length), text, len(text)),
        crypto.EVP_EncryptFinal_ex(CONTEXT, tag, ctypes.byref(length)),
        crypto.EVP_CIPHER_CTX_ctrl(CONTEXT, GET_TAG, 16, tag)]
    if 0 in done:
        raise RuntimeError("libcrypto does not encrypt")
    return out.raw[: len(text)] + tag.raw
