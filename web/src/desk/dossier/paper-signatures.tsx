import { SIGNATURE } from '@motcua/contracts/signature-texts.ts'
import type { SignatureShown } from '@motcua/contracts/signatures.ts'
import { showMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'

/** The electronic signatures of a paper, each in words: who and when, whether it holds, and what to know of it. */
export function PaperSignatures({ signatures }: { signatures: readonly SignatureShown[] }) {
  if (signatures.length === 0) return null
  return (
    <ul className="mc-signatures" aria-label={say(SIGNATURE.title)}>
      {signatures.map(({ signer, at, verdict, verdictText, text }, nth) => (
        <li key={nth} data-verdict={verdict}>
          <strong>{verdictText}.</strong>{' '}
          <span>{whoOf(signer, at)}.</span>{' '}
          <span className="mc-quiet">{text}</span>
        </li>
      ))}
    </ul>
  )
}

function whoOf(name: string, at: string | null): string {
  const signer = name === '' ? say(SIGNATURE.nobody) : name
  return at === null ? say(SIGNATURE.whoUndated, { signer }) : say(SIGNATURE.who, { signer, at: showMoment(at) })
}
