/** What is kept of something locked: nobody reads it without the key, which this browser gives to nobody. */
export interface Locked { readonly iv: BufferSource; readonly bytes: ArrayBuffer; readonly isText: boolean }

/** Two keys that never leave the browser: one that signs (ECDSA, P-256), one that locks rows (AES-GCM). */
export async function newKeys(): Promise<{ keys: CryptoKeyPair; rows: CryptoKey }> {
  const [keys, rows] = await Promise.all([
    crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']),
    crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  ])
  return { keys, rows }
}

/** SPKI, base64. */
export async function publicKeyOf({ publicKey }: CryptoKeyPair): Promise<string> {
  return base64Of(await crypto.subtle.exportKey('spki', publicKey))
}

/** Base64 of r and s, one after the other. */
export async function signText({ privateKey }: CryptoKeyPair, text: string): Promise<string> {
  const signed = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, new TextEncoder().encode(text))
  return base64Of(signed)
}

/** SHA-256 in hexadecimal digits. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Locks bytes, or anything that JSON can write. */
export async function lock(key: CryptoKey, what: unknown): Promise<Locked> {
  const isText = !(what instanceof ArrayBuffer)
  const plain = isText ? new TextEncoder().encode(JSON.stringify(what)) : what
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain), isText }
}

/** What was locked. */
export async function open(key: CryptoKey, { iv, bytes, isText }: Locked): Promise<unknown> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)
  return isText ? JSON.parse(new TextDecoder().decode(plain)) : plain
}

/** As it stands in an address. */
export function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function base64Of(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
}
