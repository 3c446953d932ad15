import { digestOf } from '../digest.ts'

type Said = Readonly<Record<string, unknown>>

/** The words of a question that are ours, and how long each may be. */
const OWN_WORDS: Readonly<Record<string, number>> = { subject: 500, content: 20_000 }

/** A question of ours as the outbox keeps it; undefined of any other message. */
export function questionIn({ type, consultation, message }: Said): Said | undefined {
  const document = Object(message) as Said
  const { kind } = Object(document['business']) as { readonly kind?: unknown }
  const isQuestion = type === 'edoc' && typeof consultation === 'string' && document['kind'] === 'document'
    && (kind === 'new' || kind === 'replace')
  return isQuestion ? document : undefined
}

/**
 * Which of its own words a question says otherwise than it did; its signature is made anew when it goes. All else
 * stays: to whom, its number, its files, and the dossier of which its subject tells. Answers the code of what is wrong
 * where it does not.
 */
export function wordsPutRight(
  before: Said, body: Said,
): readonly string[] | 'letter-only-words' | 'message-of-other-dossier' | 'message-unreadable' {
  const [was, is] = [questionIn(before), questionIn(body)]
  if (!was || !is) return 'letter-only-words'
  const changed = Object.keys(OWN_WORDS).filter((name) => was[name] !== is[name])
  if (!changed.every((name) => isWords(is[name], OWN_WORDS[name] ?? 0))) return 'message-unreadable'
  const words = Object.fromEntries(changed.map((name) => [name, is[name]]))
  if (!digestOf({ ...before, message: { ...was, ...words } }).equals(digestOf(body))) return 'letter-only-words'
  return subjectHead(was) === subjectHead(is) ? changed : 'message-of-other-dossier'
}

function isWords(text: unknown, most: number): boolean {
  return typeof text === 'string' && text.trim() !== '' && text.length <= most && !/[^\P{Cc}\n\t]/u.test(text)
}

/** `Lấy ý kiến về hồ sơ NUMBER`: of which dossier it tells. */
function subjectHead({ subject }: Said): string {
  return typeof subject === 'string' ? subject.split(':', 1)[0] ?? '' : ''
}
