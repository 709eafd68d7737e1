"""A fake source of identity (card reader or provider), for tests: docs/formats/identity-assertion.md by libsodium alone."""
import base64
import ctypes
import ctypes.util
import hashlib
import time

sodium = ctypes.CDLL(ctypes.util.find_library("sodium"))
if sodium.sodium_init() < 0:
    raise RuntimeError("libsodium does not start")


def url64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Source:
    """Signs with a key of its own; the county knows its name and its public half."""

    def __init__(self, name, seed):
        self.name = name
        public, self.secret = ctypes.create_string_buffer(32), ctypes.create_string_buffer(64)
        sodium.crypto_sign_seed_keypair(public, self.secret, seed)
        self.public = base64.b64encode(public.raw).decode()

    def assertion(self, office_key, number, challenge, at=None):
        """The form that the visitor's browser brings to /self/identity."""
        at = int(time.time() * 1000) if at is None else at
        plain = number.encode()
        sealed = ctypes.create_string_buffer(len(plain) + 48)
        sodium.crypto_box_seal(sealed, plain, ctypes.c_ulonglong(len(plain)), base64.b64decode(office_key))
        text = f"mingbai identity assertion v1\n{self.name}\n{challenge}\n{at}\n".encode() + hashlib.sha256(sealed.raw).digest()
        signature = ctypes.create_string_buffer(64)
        sodium.crypto_sign_detached(signature, None, text, ctypes.c_ulonglong(len(text)), self.secret)
        return {"source": self.name, "challenge": challenge, "at": str(at), "sealed": url64(sealed.raw), "signature": url64(signature.raw)}
