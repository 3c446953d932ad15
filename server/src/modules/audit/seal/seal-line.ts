import { type KeyObject, createPublicKey, sign, verify } from 'node:crypto'
import type { Cursor } from '../cursor.ts'
import { sha256 } from './merkle.ts'

/** What a line of the log outside says. All have their number, moment, the hash of the line before, and a signature. */
export type SealFact =
  | {
      readonly kind: 'seal'
      readonly after: Cursor
      readonly to: Cursor
      readonly leaves: number
      readonly root: Buffer
      /** Hash of the list of leaves as it is kept. */
      readonly list: Buffer
    }
  /** From here on another key signs; the first line tells the first. */
  | { readonly kind: 'key'; readonly publicKey: Buffer }
  /** The database went back to what it was after line `keeps`; seals after that until here hold no longer. */
  | { readonly kind: 'restore'; readonly keeps: number; readonly era: number }

export interface SealLine {
  readonly number: number
  readonly at: Date
  readonly fact: SealFact
  /** Hash of the line before; zeros of the first. */
  readonly previous: Buffer
  readonly keyId: string
  readonly text: string
}

export interface SigningKey { readonly id: string; readonly publicKey: Buffer; readonly key: KeyObject }

const VERSION = 1
export const NO_LINE = Buffer.alloc(32)

/** Hash by which the next line names this one. */
export function lineHash(text: string): Buffer {
  return sha256(Buffer.from(text))
}

/** By which a key is named: the beginning of the hash of its 32 bytes. */
export function keyIdOf(publicKey: Buffer): string {
  return sha256(publicKey).toString('hex').slice(0, 16)
}

export function cursorText({ era, xid, id }: Cursor): string {
  return `${era}/${xid}/${id}`
}

export function readCursorText(text: string): Cursor {
  const [era = '0', xid = '0', id = '0'] = text.split('/')
  return { era: Number(era), xid, id: BigInt(id) }
}

function wordsOf(fact: SealFact): string[] {
  switch (fact.kind) {
    case 'seal':
      return [
        cursorText(fact.after), cursorText(fact.to), String(fact.leaves), fact.root.toString('hex'),
        fact.list.toString('hex'),
      ]
    case 'key': return [fact.publicKey.toString('hex')]
    case 'restore': return [String(fact.keeps), String(fact.era)]
  }
}

/** Writes the line after `previous` (its text) and signs it: everything before the last tab is what is signed. */
export function writeLine(
  { number, at, fact, previous }: Pick<SealLine, 'number' | 'at' | 'fact'> & { readonly previous: string | undefined },
  { id, key }: SigningKey,
): SealLine {
  const before = previous === undefined ? NO_LINE : lineHash(previous)
  const signed = [
    `motcua-${fact.kind}/${VERSION}`, number, at.toISOString(), ...wordsOf(fact), before.toString('hex'), id,
  ].join('\t')
  const signature = sign(null, Buffer.from(signed), key).toString('hex')
  return { number, at, fact, previous: before, keyId: id, text: `${signed}\t${signature}` }
}

const COUNTS = { seal: 5, key: 1, restore: 2 } as const

/** Reads a line; undefined if it is none. Whether it is signed, `isSigned` says. */
export function readLine(text: string): SealLine | undefined {
  const [head = '', number = '', at = '', ...rest] = text.split('\t')
  const kind = /^motcua-(seal|key|restore)\/1$/.exec(head)?.[1] as SealFact['kind'] | undefined
  if (kind === undefined || rest.length !== COUNTS[kind] + 3 || !/^[1-9]\d{0,14}$/.test(number)) return undefined
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime())) return undefined
  const words = rest.slice(0, COUNTS[kind])
  const [previous = '', keyId = ''] = rest.slice(COUNTS[kind])
  return { number: Number(number), at: moment, fact: readFact(kind, words), previous: hex(previous), keyId, text }
}

function readFact(kind: SealFact['kind'], words: readonly string[]): SealFact {
  const [a = '', b = '', c = '', d = '', e = ''] = words
  switch (kind) {
    case 'seal':
      return { kind, after: readCursorText(a), to: readCursorText(b), leaves: Number(c), root: hex(d), list: hex(e) }
    case 'key': return { kind, publicKey: hex(a) }
    case 'restore': return { kind, keeps: Number(a), era: Number(b) }
  }
}

/** Whether whoever has the secret of this public key (its 32 bytes) wrote the line. */
export function isSigned({ text }: SealLine, publicKey: Buffer): boolean {
  const cut = text.lastIndexOf('\t')
  try {
    return verify(null, Buffer.from(text.slice(0, cut)), publicKeyOf(publicKey), hex(text.slice(cut + 1)))
  } catch {
    return false
  }
}

/** What stands before the 32 bytes in the DER of an Ed25519 public key (RFC 8410). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex')

function publicKeyOf(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([DER_HEAD, raw]), format: 'der', type: 'spki' })
}

/** The 32 bytes of a public key, or of the public half of a secret one. */
export function rawPublicKey(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ format: 'der', type: 'spki' }).subarray(DER_HEAD.length)
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex')
}
