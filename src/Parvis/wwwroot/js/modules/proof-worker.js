// Finds the number whose SHA-256 with the salt is the digest. Several at a time: asking costs more than computing.
const together = 128;
const encoder = new TextEncoder();

function begins(bytes, wanted) {
  return bytes.every((byte, at) => byte === wanted[at]);
}

addEventListener("message", async ({ data: { salt, digest, most } }) => {
  const wanted = digest.match(/../g).map((pair) => parseInt(pair, 16));
  for (let from = 0; from <= most; from += together) {
    const numbers = Array.from({ length: Math.min(together, most + 1 - from) }, (_, n) => from + n);
    const digests = await Promise.all(numbers.map((n) => crypto.subtle.digest("SHA-256", encoder.encode(`${salt}.${n}`))));
    const found = digests.findIndex((one) => begins(new Uint8Array(one), wanted));
    if (found >= 0) return postMessage(from + found);
  }
  postMessage(null);
});
