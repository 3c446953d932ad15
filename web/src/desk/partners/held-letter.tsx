import { showShortDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { HELD_DOES, HELD_LETTER } from './held-texts.ts'
import type { HeldLetter as Letter } from './letter-in.ts'

/** A held document of the axis, as a letter is read; its files by name alone, for nobody took them. */
export function HeldLetter({ letter }: { readonly letter: Letter }) {
  const { senderCode, senderName, subject, number, day, kind, does, content, answers, files } = letter
  const sender = senderName === '' ? senderCode : say(HELD_LETTER.named, { name: senderName, code: senderCode })
  const doing = Object.hasOwn(HELD_DOES, does) ? say(HELD_DOES[does as keyof typeof HELD_DOES]) : does
  const lines = [
    [say(HELD_LETTER.from), sender], [say(HELD_LETTER.number), number], [say(HELD_LETTER.day), dayInWords(day)],
    [say(HELD_LETTER.kind), [kind, doing].filter(Boolean).join(', ')], [say(HELD_LETTER.subject), subject],
    [say(HELD_LETTER.content), content], [say(HELD_LETTER.answers), answers.join('; ')],
    [say(HELD_LETTER.files), files.length === 0 ? say(HELD_LETTER.noFiles) : files.join('; ')],
  ] as const
  return (
    <dl className="mc-pairs">
      {lines.filter(([, text]) => text !== '').map(([label, text]) => (
        <div key={label}><dt>{label}</dt><dd lang="vi" style={{ whiteSpace: 'pre-wrap' }}><bdi>{text}</bdi></dd></div>
      ))}
    </dl>
  )
}

function dayInWords(day: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? showShortDay(day) : day
}
