/**
 * Need: who has the whole machine, its keys included, cannot write a history that an outsider takes for the old one.
 */
import { createPublicKey } from 'node:crypto'
import { expect, test } from 'vitest'
import { readHeldKey } from './held-key.ts'
import { readLog } from './read-log.ts'
import type { SealFinding } from './seal-finding.ts'
import { type SealFact, type SigningKey, writeLine } from './seal-line.ts'
import { newSealKey, signingKeyOf } from './seal-log.ts'

const AT = new Date('2021-06-25T02:00:00Z')
const [first, second, third, forger] = Array.from({ length: 4 }, () => signingKeyOf(newSealKey())) as [
  SigningKey, SigningKey, SigningKey, SigningKey,
]
const told = ({ publicKey }: SigningKey): SealFact => ({ kind: 'key', publicKey })
/** Of no rows: what a line seals is no matter here. */
const SEALED: SealFact = {
  kind: 'seal', after: { era: 1, xid: '1', id: 1n }, to: { era: 1, xid: '2', id: 2n }, leaves: 1,
  root: Buffer.alloc(32, 1), list: Buffer.alloc(32, 2),
}

/** A log of these facts, each signed by whom it says. */
function logOf(facts: readonly (readonly [SealFact, SigningKey])[]): string[] {
  const texts: string[] = []
  for (const [fact, key] of facts)
    texts.push(writeLine({ number: texts.length + 1, at: AT, fact, previous: texts.at(-1) }, key).text)
  return texts
}

function findings(texts: readonly string[], held?: SigningKey): SealFinding[] {
  const found: SealFinding[] = []
  readLog(texts, found, held?.publicKey)
  return found
}

const TRUE = logOf([
  [told(first), first], [SEALED, first], [told(second), first], [SEALED, second], [told(third), second],
  [SEALED, third],
])

test('each key that signed in its time stands for the log: the first, one that it handed over to, the last', () => {
  for (const held of [first, second, third]) expect(findings(TRUE, held)).toEqual([])
})

test('a log that somebody wrote anew is whole in itself, and nothing to whoever holds the key', () => {
  const forged = logOf([[told(forger), forger], [SEALED, forger], [SEALED, forger]])
  expect(findings(forged)).toEqual([])
  expect(findings(forged, first)).toEqual([{ code: 'log-key-unexpected', seal: 1 }])
})

test('that a forged log tells the key, or hands over to it, is not that the key signed', () => {
  const forged = logOf([[told(forger), forger], [SEALED, forger], [told(first), forger]])
  expect(findings(forged)).toEqual([])
  expect(findings(forged, first)).toEqual([{ code: 'log-key-unexpected', seal: 1 }])
})

test('a true beginning does not make the forged end true, not even with a true line put into it', () => {
  const [, , , sealed = ''] = TRUE
  const forged = [...TRUE.slice(0, 2), ...logOf([[told(forger), forger], [SEALED, forger]])]
  expect(findings([...forged, sealed], first).map(({ code }) => code)).not.toEqual([])
  // By whoever had the secret of the first key when it was given up, and hands over to a key of their own.
  const taken = logOf([[told(first), first], [SEALED, first], [told(forger), first], [SEALED, forger]])
  expect(findings(taken, second)).toEqual([{ code: 'log-key-unexpected', seal: 1 }])
})

test('a restore takes seals back, and not that they were signed', () => {
  const texts = logOf([
    [told(first), first], [told(second), first], [SEALED, second], [{ kind: 'restore', keeps: 2, era: 2 }, second],
  ])
  expect(findings(texts, second)).toEqual([])
})

test('a public key is read as PEM and as the log tells it; a secret one, or another kind, is not', () => {
  const pem = createPublicKey(first.key).export({ format: 'pem', type: 'spki' }).toString()
  expect(readHeldKey(pem)).toEqual(first.publicKey)
  expect(readHeldKey(`${first.publicKey.toString('hex')}\n`)).toEqual(first.publicKey)
  const secret = first.key.export({ format: 'pem', type: 'pkcs8' }).toString()
  for (const text of ['', first.id, secret, pem.replace('MC', 'MX')]) expect(readHeldKey(text)).toBeUndefined()
})
