import { join } from 'node:path'
import { demonstrationKeys } from '../src/platform/signing/demonstration-keys.ts'
import { signPdf } from '../src/platform/signing/sign-pdf.ts'
import { smallPdf } from './portal-birth.ts'

/** A PDF as a ministry signs it, with a key that the demonstration in this folder trusts; base64. */
export async function signedByMinistry(folder: string, at: Date, words: string): Promise<string> {
  const name = 'Bộ Thử nghiệm'
  const opened = await demonstrationKeys(join(folder, 'keys')).open({ kind: 'agency', id: 'bo-thu-nghiem', name })
  if (!opened.ok) throw new Error(opened.refusal.code)
  return (await signPdf(smallPdf(words), opened.value, { name, at })).toString('base64')
}
