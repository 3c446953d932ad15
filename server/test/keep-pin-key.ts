import { X509Certificate } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foundAuthority } from '../src/platform/signing/stand-in-authority.ts'

/** Of whoever signs, in the folder of keys of an installation (docs/signing.md). */
export interface PinKey {
  /** `person-NAME` or `agency-CODE`. */
  readonly holder: string
  readonly pin: string
  /** The moment at which the lists of withdrawals hold. */
  readonly at: Date
}

/** Puts a key that asks for its PIN into a folder of keys, of an authority of its own that is trusted there. */
export async function keepPinKey(folder: string, { holder, pin, at }: PinKey): Promise<void> {
  const whole = { from: new Date('2000-01-01'), to: new Date('2049-01-01') }
  const authority = await foundAuthority(whole.from, whole.to)
  for (const one of ['holders', 'trust']) mkdirSync(join(folder, one), { recursive: true })
  const name = holder.replaceAll('/', '%2F')
  writeFileSync(join(folder, 'holders', `${name}.p12`), await authority.issueFile({ name: 'Người Ký Thử', ...whole }, pin))
  writeFileSync(join(folder, 'trust', `${name}.cer`), new X509Certificate(authority.root).raw)
  writeFileSync(join(folder, 'trust', `${name}.crl`), await authority.revocationList(at))
  writeFileSync(join(folder, 'trust', `${name}-root.crl`), await authority.rootList(at))
}
