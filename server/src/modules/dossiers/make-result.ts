import { X509Certificate, createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { dayInFigures } from '../../kernel/civil-day.ts'
import { type Result, ok } from '../../kernel/result.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Json } from '../../platform/db.ts'
import type { KeyRing, QrKey } from '../../platform/signing/key-ring.ts'
import { withAnswersFor } from '../../platform/signing/sign-to-level.ts'
import type { SigningKey, TimeStamp } from '../../platform/signing/signing-key.ts'
import type { Storage } from '../../platform/storage.ts'
import { type ResultCheck, type ResultSignature, type SlipInput, renderSlip } from '../documents/public.ts'
import { type ResultFault, SEAL_REASON, checkMadeResult } from './check-made-result.ts'
import { restoreSlip } from './domain/kept-slip.ts'
import type { PreparedResult } from './prepare-result.ts'
import { type SignAsRefusal, refusedSigning, signAs, stampsOf } from './sign-as.ts'

/** What the QR code of a result says of it. */
export interface QrClaims {
  readonly issuerCode: string
  readonly issuer: string
  readonly code: string
  readonly number: string
  readonly day: string
  readonly title: string
  readonly holder: string
  readonly digest: string
}

/** What results are made with, besides the rooms. */
export interface ResultMakers {
  /** The text of a QR code with this address, signed: how it is written is a shape on the wire, which doors know. */
  readonly writeQr: (address: string, claims: QrClaims, key: QrKey) => Promise<string>
  readonly keys: KeyRing
  readonly clock: Clock
  readonly storage: Pick<Storage, 'put' | 'open'>
  /** Under which people reach the portal, without a stroke at its end. */
  readonly publicUrl: string
}

/** A result that is whole and signed, on disk and not yet issued. */
export interface MadeResult {
  readonly prepared: PreparedResult
  readonly check: ResultCheck
  /** First 16 bytes of the SHA-256 of what it says, in hexadecimal digits. */
  readonly digest: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly pages: number
  readonly signatures: readonly ResultSignature[]
  /** The certificate of the agency's seal, in DER. */
  readonly seal: Buffer
}

export type MakeRefusal =
  | SignAsRefusal
  | { readonly code: 'result-unsound'; readonly fault: ResultFault }

/** Of keys that ask for one; what the holder typed at the desk. */
export interface Pins { readonly person?: string | undefined; readonly agency?: string | undefined }

/** Larger ones are no results. */
const MOST_BYTES = 32 * 1_048_576

/**
 * Prints a prepared result, lets the competent person's key sign it and the agency's seal after it, checks it as
 * whoever gets it would, and puts it on disk. Each signature is of the highest level that whoever was asked made
 * possible: without a time-stamp authority B-B, where nobody says whether certificates were withdrawn B-T. Outside of
 * any transaction: keys may lie far away and take seconds. Refuses with what is the matter with a key, with
 * `time-stamp-unreachable`, or with `result-unsound`: then nothing has happened, and whoever issues may try again. What
 * is made and never issued is removed as a file that nobody names. What the head signed before (`signResult`) is only
 * sealed: number, day, code and QR code stand beside the seal.
 */
export async function makeResult(
  makers: ResultMakers, prepared: PreparedResult, pins: Pins = {},
): Promise<Result<MadeResult, MakeRefusal>> {
  const { keys, clock, storage } = makers
  const [person, agency] = prepared.holders
  const { signed } = prepared
  const personal = signed ? undefined : await keys.open(person, pins.person)
  if (personal?.ok === false) return personal
  try {
    const seal = await keys.open(agency, pins.agency)
    if (!seal.ok) return seal
    try {
      // Not before the keys are open: in a batch a wrong PIN is told for many at once.
      const { digest, check, said } = await checkOf(makers, prepared)
      const timeStamp = await stampsOf(keys, prepared.at)
      const own = personal?.value.chain ?? (signed ? [signed.certificate] : [])
      const once = signed ? await buffer(storage.open(signed.sha256))
        : await signAs(await printOf(prepared, said, check), personal?.value ?? seal.value, person, {
          at: prepared.at, ...timeStamp && { timeStamp }, reason: 'Ký ban hành kết quả', visible: {},
        })
      const bytes = await sealed(keys, once, seal.value, { prepared, check, timeStamp })
      const at = clock.now()
      const sound = checkMadeResult(bytes, {
        prepared, check, trust: await keys.trust(at), at, keys: [{ chain: own }, seal.value],
        isStamped: timeStamp !== undefined, isSealedLater: signed !== undefined,
      })
      if (!sound.ok) return sound
      const stored = await storage.put(Readable.from([bytes]), MOST_BYTES)
      if (!stored.ok) throw new Error('a result of more than 32 MB')
      const { sha256, size } = stored.value
      return ok({ prepared, check, digest, sha256, size, ...sound.value, seal: ownOf(seal.value) })
    } finally {
      await seal.value.close()
    }
  } catch (error) {
    return refusedSigning(error)
  } finally {
    await personal?.value.close()
  }
}

/** What it says, the digest of that, and the code by which anybody checks it. */
async function checkOf({ keys, publicUrl, writeQr }: ResultMakers, prepared: PreparedResult) {
  const { slip, dossier, code } = prepared
  const said = { ...slip.data as Readonly<Record<string, Json>>, dossierNumber: dossier.number }
  const digest = digestOf(said)
  const address = `${publicUrl}/xac-minh`
  const qr = await writeQr(address, claimsOf(prepared, digest), await keys.qrKey())
  return { said, digest, check: { code, qr, address: address.replace(/^https?:\/\//, '') } satisfies ResultCheck }
}

async function printOf({ slip, at }: PreparedResult, said: Json, check: ResultCheck): Promise<Buffer> {
  const data = { ...restoreSlip(said) as object, check }
  // The form is that of results, whose data prepareResult wrote.
  return Buffer.from(await renderSlip({ set: slip.formSet, form: slip.form, data, at } as SlipInput))
}

function claimsOf(
  { agency, code, number, issuedOn, title, dossier }: PreparedResult, digest: string,
): QrClaims {
  return {
    issuerCode: agency.code, issuer: agency.name, code, number, day: issuedOn, title: title.slice(0, 160),
    holder: initialsOf(dossier.applicantName), digest,
  }
}

/** As much of a name as tells two holders apart and finds nobody: “N.T.M.”. */
function initialsOf(name: string): string {
  return name.trim().split(/\s+/).map((word) => `${word.slice(0, 1).toUpperCase()}.`).join('').slice(0, 24)
}

/** Of what it says: members by name, so that the order in which they were put together is no matter. */
export function digestOf(said: Json): string {
  return createHash('sha256').update(JSON.stringify(inOrder(said))).digest('hex').slice(0, 32)
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]))
}

interface Sealing {
  readonly prepared: PreparedResult
  readonly check: ResultCheck
  readonly timeStamp: TimeStamp | undefined
}

/** The seal behind the signature, and before it what says that whoever signed, and the seal itself, still hold. */
async function sealed(
  keys: KeyRing, once: Buffer, seal: SigningKey, { prepared, check, timeStamp }: Sealing,
): Promise<Buffer> {
  const { holders: [, agency], at, number, code, issuedOn, signed } = prepared
  const authorities = timeStamp && await keys.authorities()
  const { roots } = await keys.trust(at)
  const known = authorities ? await withAnswersFor(once, seal, { roots, authorities, at }) : once
  const how = { at, ...timeStamp && { timeStamp }, reason: SEAL_REASON, visible: {} }
  if (!signed) return signAs(known, seal, agency, how)
  const day = dayInFigures(issuedOn)
  return signAs(known, seal, agency, {
    ...how, location: check.qr,
    visible: { words: `Số: ${number}\nNgày ban hành: ${day}\nMã kết quả: ${code}`, code: check.qr },
  })
}

function ownOf({ chain: [own] }: SigningKey): Buffer {
  return new X509Certificate(own ?? Buffer.alloc(0)).raw
}
