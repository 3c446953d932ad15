/** A document of the axis as a person reads it; what it does not say is empty. */
export interface HeldLetter {
  readonly senderCode: string
  readonly senderName: string
  readonly subject: string
  readonly number: string
  /** YYYY-MM-DD, else as it stands there. */
  readonly day: string
  readonly kind: string
  readonly does: string
  readonly content: string
  /** Documents that it answers, by their ids. */
  readonly answers: readonly string[]
  readonly files: readonly HeldFile[]
  /** The agency from which the axis says that it has it, by its code. */
  readonly handedBy: string
  /** Whom we trust and who signed it, and SHA-256 of the certificate, hexadecimal. */
  readonly signer: string
  readonly fingerprint: string
}

/** A file that came along. */
export interface HeldFile {
  readonly name: string
  /** Code of why nobody took it. */
  readonly fault: string
}

type Row = Readonly<Record<string, unknown>>

const rowIn = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Row : {}
const textIn = (value: unknown): string => typeof value === 'string' ? value : ''
const rowsIn = (value: unknown): readonly Row[] => Array.isArray(value) ? value.map(rowIn) : []

/** The document in what was held; undefined of any other message, whose words are those of its own system. Pure. */
export function letterIn(body: Row): HeldLetter | undefined {
  const message = rowIn(body['message'])
  if (message['kind'] !== 'document') return undefined
  const [from, code, type] = [rowIn(message['from']), rowIn(message['code']), rowIn(message['documentType'])]
  const number = [textIn(code['number']), textIn(code['notation'])].filter(Boolean).join('/')
  return {
    senderCode: textIn(from['id']), senderName: textIn(from['name']), subject: textIn(message['subject']),
    number: number === '' ? textIn(message['documentId']) : number, day: textIn(rowIn(message['promulgation'])['on']),
    kind: textIn(type['name']), does: textIn(rowIn(message['business'])['kind']), content: textIn(message['content']),
    answers: rowsIn(message['answers']).map((one) => textIn(one['documentId'])).filter(Boolean),
    files: rowsIn(body['files']).map((one) => ({ name: textIn(one['name']), fault: textIn(one['fault']) }))
      .filter(({ name }) => name !== ''),
    handedBy: textIn(body['handedBy']), signer: textIn(body['signer']), fingerprint: textIn(body['fingerprint']),
  }
}

/** Word about a document or a dossier as a person reads it; what it does not say is empty. */
export interface HeldWord {
  readonly senderCode: string
  readonly senderName: string
  /** Of the document, or of the dossier, that it is about. */
  readonly about: string
  /** A state by the sender's code of it. */
  readonly state: string
  readonly words: string
  /** When it was so, as it stands there. */
  readonly at: string
  /** Number of the result that came along, if one did. */
  readonly result: string
}

/**
 * The word in what was held: a status of the axis, or what a sector system says of a dossier; undefined of any other
 * message. Pure.
 */
export function wordIn(body: Row): HeldWord | undefined {
  const message = rowIn(body['message'])
  if (message['kind'] === 'status') {
    const from = rowIn(message['from'])
    return {
      senderCode: textIn(from['id']), senderName: textIn(from['name']), about: textIn(rowIn(message['answers'])['documentId']),
      state: textIn(message['code']), words: textIn(message['description']), at: textIn(message['at']), result: '',
    }
  }
  const [number, code] = [textIn(body['number']), textIn(body['code'])]
  if (number === '' || code === '' || body['message'] !== undefined) return undefined
  return {
    senderCode: '', senderName: '', about: number, state: code, words: textIn(body['words']), at: textIn(body['at']),
    result: textIn(rowIn(body['result'])['number']),
  }
}
