import { SIGNATURE } from '@motcua/contracts/signature-texts.ts'
import { type SaidRefusedSignature, sayRefusedSignature, showSignatures } from '@motcua/contracts/signatures.ts'
import type { SignaturesFound } from '../modules/documents/public.ts'
import { showMoment } from './in-words.ts'
import type { Mistake } from './layout.tsx'
import type { Visit } from './visit.ts'

/** The electronic signatures of a file in words; nothing where it holds none. */
export function SignatureNotes({ visit: { say, language }, found }: {
  visit: Visit
  found: SignaturesFound | undefined
}) {
  if (!found) return null
  return showSignatures(language, found).map(({ signer: name, at, verdict, verdictText, text }, nth) => {
    const signer = name === '' ? say(SIGNATURE.nobody) : name
    const who = at === null
      ? say(SIGNATURE.whoUndated, { signer })
      : say(SIGNATURE.who, { signer, at: showMoment(new Date(at), language) })
    return (
      <span className={verdict === 'invalid' ? 'error whole' : 'hint whole'} key={nth}>
        {say(SIGNATURE.title)}: <strong>{verdictText}.</strong> {who}. {text}
      </span>
    )
  })
}

/** What is wrong with files whose signatures do not do, each beside the place where it is put right. */
export function signatureMistakes(
  { language }: Visit, id: string, refused: readonly SaidRefusedSignature[],
): readonly Mistake[] {
  return refused.map((one) => ({ id, text: sayRefusedSignature(language, one) }))
}
