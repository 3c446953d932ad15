import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** What a key says to a browser, and the browser to us (WebAuthn 6.1, CBOR by hand), with all that may be wrong. */
export interface Said {
  readonly origin?: string
  readonly rpId?: string
  /** Of the authenticator data: 1 present, 4 verified by PIN or finger, 64 with a key. */
  readonly flags?: number
  readonly counter?: number
}

interface Asked { readonly challenge: string }

/** A security key in software, of one credential (ES256). */
export function softwareKey(defaults: Said = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(24)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])
  const dataOf = ({ rpId = 'localhost', flags = 5, counter = 1 }: Said, key = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | (key.length > 0 ? 64 : 0))
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, key])
  }
  const clientOf = (type: string, challenge: string, { origin = 'http://localhost' }: Said) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const common = { id: credentialId.toString('base64url'), rawId: credentialId.toString('base64url'), type: 'public-key' }
  return {
    credentialId,
    create(options: string, more: Said = {}): string {
      const said = { ...defaults, ...more }
      const { challenge } = JSON.parse(options) as Asked
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const data = dataOf({ counter: 0, ...said }, Buffer.concat([Buffer.alloc(16), length, credentialId, cose]))
      // {fmt: none, attStmt: {}, authData: bytes}
      const size = Buffer.alloc(2)
      size.writeUInt16BE(data.length)
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'), Buffer.from([0x59]), size, data,
      ])
      return JSON.stringify({
        ...common, clientExtensionResults: {},
        response: {
          clientDataJSON: clientOf('webauthn.create', challenge, said).toString('base64url'),
          attestationObject: attestation.toString('base64url'), transports: ['usb'],
        },
      })
    },
    prove(options: string, more: Said = {}): string {
      const said = { ...defaults, ...more }
      const { challenge } = JSON.parse(options) as Asked
      const data = dataOf(said)
      const client = clientOf('webauthn.get', challenge, said)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return JSON.stringify({
        ...common, clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString('base64url'), authenticatorData: data.toString('base64url'),
          signature: createSign('sha256').update(signed).sign(privateKey).toString('base64url'),
        },
      })
    },
  }
}
