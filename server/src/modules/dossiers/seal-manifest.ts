import { X509Certificate } from 'node:crypto'
import { nameOf } from '../../platform/signing/check-chain.ts'
import { type XmlSignatureReport, type XmlWhy, checkXml, fingerprintOf } from '../../platform/signing/check-xml.ts'
import type { KeyHolder, KeyRing, RingRefusal } from '../../platform/signing/key-ring.ts'
import { XmlFault, readXml } from '../../platform/signing/read-xml.ts'
import type { Trust } from '../../platform/signing/read-trust.ts'
import { signXml } from '../../platform/signing/sign-xml.ts'
import { KeyFault, type KeyTrouble, type UnlockedKey } from '../../platform/signing/signing-key.ts'
import { SEALED_BY } from './domain/archive-manifest.ts'
import type { PackageSeal, SealFault, SealState, Unsealed } from './domain/package-seal.ts'

/** A description that goes into a package, with its seal, or with why it has none. */
export interface SealedManifest extends PackageSeal { readonly text: string }

export interface SealManifest {
  /** The agency whose archive it is for. */
  readonly holder: KeyHolder
  /** The description, which says itself who seals it: null, nobody. */
  readonly write: (sealedBy: string | null) => string
  readonly at: Date
  /** Somebody said why it goes though something is not sound. */
  readonly hasReason: boolean
}

/** What passes: it is tried again by itself. */
const PASSING: ReadonlySet<string> = new Set<KeyTrouble>(['key-busy', 'key-unreachable', 'key-answers-wrong'])

/**
 * The description of a package with the signature of its agency in it (XAdES B-B, ADR 0058), by a key that signs
 * without asking anybody; unsigned, with why, where none is set up or it asks for a PIN. `seal-unusable` where one is
 * set up and does not sign, or what it signs is not valid, unless there is a reason to go without. Throws where its
 * place is silent or busy: the package is made later. In no transaction.
 */
export async function sealManifest(
  keys: Pick<KeyRing, 'open' | 'trust'>, { holder, write, at, hasReason }: SealManifest,
): Promise<SealedManifest | 'seal-unusable'> {
  const unsealed = (why: Unsealed): SealedManifest =>
    ({ text: write(null), seal: why, sealedBy: null, sealCertificate: null })
  const opened = await keys.open(holder)
  if (!opened.ok) {
    const why = whyUnsealed(opened.refusal)
    if (why !== undefined) return unsealed(why)
  }
  const sealed = opened.ok ? await sealBy(keys, opened.value, { write, at }) : undefined
  return sealed ?? (hasReason ? unsealed('key-refused') : 'seal-unusable')
}

/** Why nobody expects a seal; undefined where one is set up that does not sign. Throws for what passes. */
function whyUnsealed({ code, holder, isUnset }: RingRefusal): Unsealed | undefined {
  if (PASSING.has(code)) throw new Error(`the seal of ${holder.id} does not sign now: ${code}`)
  if (code === 'pin-needed') return 'pin-needed'
  return code === 'key-missing' && isUnset === true ? 'key-unset' : undefined
}

/** Undefined where the key does not sign, or its signature would not hold. */
async function sealBy(
  keys: Pick<KeyRing, 'trust'>, key: UnlockedKey, { write, at }: Pick<SealManifest, 'write' | 'at'>,
): Promise<SealedManifest | undefined> {
  try {
    const own = new X509Certificate(key.chain[0] ?? Buffer.alloc(0))
    const [sealedBy, sealCertificate] = [nameOf(own), fingerprintOf(own.raw)]
    const text = await signXml(write(sealedBy), key, { at })
    const found = judgeSeal(text, { sealCertificate, madeAt: at }, { trust: await keys.trust(at), at })
    return 'fault' in found || found.seal === null ? undefined : { text, seal: found.seal, sealedBy, sealCertificate }
  } catch (error) {
    if (!(error instanceof KeyFault) || PASSING.has(error.code)) throw error
    return undefined
  } finally {
    await key.close()
  }
}

/** What does not undo a signature that was there before. */
const ENDED: ReadonlySet<XmlWhy | null> = new Set<XmlWhy>(['expired', 'revoked'])

/** What is known of the seal of a package besides its bytes; no certificate: it was made unsigned. */
export interface RecordedSeal { readonly sealCertificate: string | null; readonly madeAt: Date | null }

/**
 * Judges the seal in the description of a package against the record: unsigned and so recorded (`seal` null), or signed
 * by the certificate that is on record, over all of it. As of now; one whose certificate has run out or was withdrawn,
 * as of when the package was made, of which the record is the proof (EN 319 102-1, 5.5.2): the seal of an agency that
 * was dissolved since stays good. A description that says it was sealed,
 * and is not, is at fault whatever the record says. Never throws for what a package holds.
 */
export function judgeSeal(
  manifest: string, { sealCertificate, madeAt }: RecordedSeal,
  { trust, at }: { readonly trust: Trust; readonly at: Date },
): { readonly fault: SealFault } | { readonly seal: SealState | null } {
  const judge = (as: Date) => checkXml(manifest, { roots: trust.roots, revocation: trust.revocation, at: as })
  const now = judge(at)
  if (now.why === 'unsigned')
    return sealCertificate === null && !saysSealed(manifest) ? { seal: null } : { fault: 'seal-missing' }
  if (!now.intact) return { fault: 'seal-changed' }
  if (now.certificate !== sealCertificate) return { fault: 'seal-of-another' }
  return worthOf(ENDED.has(now.why) && madeAt !== null ? judge(madeAt) : now)
}

function worthOf({ verdict }: XmlSignatureReport): { readonly fault: SealFault } | { readonly seal: SealState } {
  return verdict === 'invalid' ? { fault: 'seal-not-valid' } : { seal: verdict === 'valid' ? 'valid' : 'unproven' }
}

function saysSealed(manifest: string): boolean {
  try {
    return readXml(manifest).documentElement?.hasAttribute(SEALED_BY) ?? false
  } catch (error) {
    if (error instanceof XmlFault) return false
    throw error
  }
}
