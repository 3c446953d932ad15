import { showShortDay, showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { HELD_DOES, HELD_LETTER, HELD_STATES, HELD_WORD } from './held-texts.ts'
import { agencyInWords, wordsOfCause } from './held-words.ts'
import type { HeldFile, HeldLetter as Letter, HeldWord as Word } from './letter-in.ts'
import { nameOfPartner } from './partner-words.ts'

/**
 * A held document of the axis, as a letter is read; its files by name, each that was not taken with why. What it says
 * of its sender stands apart from who handed it over and who signed it, by which its sender is judged.
 */
export function HeldLetter({ letter }: { readonly letter: Letter }) {
  const { senderCode, senderName, subject, number, day, kind, does, content, answers, files } = letter
  const { handedBy, signer, fingerprint } = letter
  const sender = agencyInWords(senderCode, senderName)
  const doing = Object.hasOwn(HELD_DOES, does) ? say(HELD_DOES[does as keyof typeof HELD_DOES]) : does
  const lines = [
    [say(HELD_LETTER.from), sender], [say(HELD_LETTER.number), number], [say(HELD_LETTER.day), dayInWords(day)],
    [say(HELD_LETTER.kind), [kind, doing].filter(Boolean).join(', ')], [say(HELD_LETTER.subject), subject],
    [say(HELD_LETTER.content), content], [say(HELD_LETTER.answers), answers.join('; ')],
    [say(HELD_LETTER.files), files.length === 0 ? say(HELD_LETTER.noFiles) : files.map(fileInWords).join('\n')],
    [say(HELD_LETTER.handedBy), handedBy], [say(HELD_LETTER.signer), signer === '' ? say(HELD_LETTER.unsigned) : signer],
    [say(HELD_LETTER.fingerprint), fingerprint],
  ] as const
  return <Pairs lines={lines} />
}

/** Word about a document or a dossier; a state that has no words by its code. */
export function HeldWord({ word, partner }: { readonly word: Word; readonly partner: string }) {
  const { senderCode, senderName, about, state, words, at, result } = word
  const sender = senderCode === '' ? nameOfPartner(partner) : agencyInWords(senderCode, senderName)
  const isOfAxis = senderCode !== '' && Object.hasOwn(HELD_STATES, state)
  return <Pairs lines={[
    [say(HELD_WORD.from), sender], [say(HELD_WORD.about), about],
    [say(HELD_WORD.state), isOfAxis ? say(HELD_STATES[state as keyof typeof HELD_STATES]) : state],
    [say(HELD_WORD.words), words], [say(HELD_WORD.at), Number.isNaN(Date.parse(at)) ? at : showShortMoment(at)],
    [say(HELD_WORD.result), result],
  ]} />
}

function Pairs({ lines }: { readonly lines: readonly (readonly [label: string, text: string])[] }) {
  return (
    <dl className="mc-pairs">
      {lines.filter(([, text]) => text !== '').map(([label, text]) => (
        <div key={label}><dt>{label}</dt><dd lang="vi" style={{ whiteSpace: 'pre-wrap' }}><bdi>{text}</bdi></dd></div>
      ))}
    </dl>
  )
}

function fileInWords({ name, fault }: HeldFile): string {
  return fault === '' ? name : say(HELD_LETTER.fileNotTaken, { name, why: wordsOfCause(fault) })
}

function dayInWords(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? showShortDay(day) : day
}
