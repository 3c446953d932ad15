/** The bytes as a buffer of their own, as asn1js and pkijs want them. */
export function view(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
