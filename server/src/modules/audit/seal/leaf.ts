import { leafHash, sha256 } from './merkle.ts'

/** What is sealed of one thing: an event, or a record that a room keeps. */
export interface Leaf {
  /** With the version of its bytes, `event/1`. */
  readonly kind: string
  /** Of an event `era/xid/id`, of a record its id. */
  readonly key: string
  readonly hash: Buffer
  /** Beginnings of the hashes of a record's rows, to say which of them is another; none of an event. */
  readonly rows: string
}

export const EVENT = 'event/1'
/** Of the event, in the order in which they are hashed. Those who did it, and from where, are hashed apart. */
const OPEN =
  'era, event.xid, id, recorded_at, happened_at, type, subject_kind, subject_id, dossier_id, unit_id, publish_after, voids, data'
const CLOSED = 'request_id, actor_id, on_behalf_of_id, from_addr, for_person_id'
const CLOSED_COUNT = 5
/** Where the last of them is empty it is left out, so that what was sealed before there was one is what it was. */
const FOR_NOBODY = Buffer.from('\t\\N')

/** The query of whose lines an event's leaf is made. */
export function eventsQuery(where: string, limit = 'all'): string {
  return `select ${OPEN}, ${CLOSED} from audit.event where era > 0 and (${where}) order by era, event.xid, id limit ${limit}`
}

const TAB = 9
const EVENT_HEAD = Buffer.from(`${EVENT}\t`)
/** First byte of what is hashed apart, and of the rows of a record. */
const [APART, ROW] = [Buffer.of(2), Buffer.of(3)]
const TABS = Buffer.of(TAB)

/**
 * The bytes of an event's leaf. Who did it, for whom, from where and under which request are in it as one hash, which
 * the chance of the request id keeps from being guessed: so the owner of a dossier may be given the rest, and prove it.
 */
export function eventBytes(line: Buffer): Buffer {
  const { cut, apart } = cutApart(line)
  return Buffer.concat([EVENT_HEAD, line.subarray(0, cut), TABS, Buffer.from(apart)])
}

/** What of an event its dossier's owner may be given, and the hash that stands for the rest. */
export function openPart(line: Buffer): { readonly open: string; readonly apart: string } {
  const { cut, apart } = cutApart(line)
  return { open: line.toString('utf8', 0, cut), apart }
}

function cutApart(line: Buffer): { readonly cut: number; readonly apart: string } {
  let cut = line.length
  for (let n = 0; n < CLOSED_COUNT; n += 1) cut = line.lastIndexOf(TAB, cut - 1)
  const end = line.subarray(-FOR_NOBODY.length).equals(FOR_NOBODY) ? line.length - FOR_NOBODY.length : line.length
  return { cut, apart: sha256(APART, line.subarray(cut + 1, end)).toString('hex') }
}

/** The leaf of an event. */
export function leafOf(line: Buffer): Leaf {
  return { kind: EVENT, key: eventKey(line), hash: leafHash(eventBytes(line)), rows: '' }
}

/** `era/xid/id` of a line. */
export function eventKey(line: Buffer): string {
  const first = line.indexOf(TAB)
  const second = line.indexOf(TAB, first + 1)
  const third = line.indexOf(TAB, second + 1)
  return line.toString('latin1', 0, third).replaceAll('\t', '/')
}

/** When the line says that it was written down. */
export function recordedAt(line: Buffer): Date {
  return new Date(line.toString('utf8').split('\t')[3]?.replace(' ', 'T').replace(/\+00$/, 'Z') ?? '')
}

export interface EventFields {
  readonly key: string
  readonly type: string
  readonly subjectId: bigint
  readonly dossierId: bigint | undefined
  /** Id of the event that this one takes back. */
  readonly voids: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** What a source must know of an event to say which records it changed. */
export function eventFields(line: Buffer): EventFields {
  const fields = line.toString('utf8').split('\t')
  const [type = '', , subject = '0', dossier = '\\N'] = fields.slice(5)
  const data = (fields[12] ?? '{}').replaceAll(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign)
  return {
    key: eventKey(line), type, subjectId: BigInt(subject), dossierId: dossier === '\\N' ? undefined : BigInt(dossier),
    voids: fields[11] === '\\N' ? undefined : fields[11],
    data: JSON.parse(data) as Record<string, unknown>,
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** One row of a record: a line of COPY with the table it is of, and the version of its columns. */
export interface RecordRow {
  /** As `dossiers.remark/1`. */
  readonly table: string
  readonly line: Buffer
}

const MARK = 8

/** The leaf of a record: its rows in their order, each as its own hash. */
export function recordLeaf(
  kind: string, id: bigint, rows: readonly RecordRow[],
): Leaf & { readonly hashes: readonly string[] } {
  const hashes = rows.map(({ table, line }) => ({ table, hash: sha256(ROW, line) }))
  const text = [`${kind}\t${id}`, ...hashes.map(({ table, hash }) => `${table}\t${hash.toString('hex')}`)].join('\n')
  return {
    kind, key: String(id), hash: leafHash(Buffer.from(text)), hashes: hashes.map(({ hash }) => hash.toString('hex')),
    rows: hashes.map(({ table, hash }) => `${table}=${hash.toString('base64url').slice(0, MARK)}`).join(','),
  }
}

/** The list of leaves as it is kept and hashed: a line each. */
export function leafList(leaves: readonly Leaf[]): string {
  return leaves.map(({ kind, key, hash, rows }) => `${kind}\t${key}\t${hash.toString('base64url')}\t${rows}\n`).join('')
}

/** Reads a list; a line that is none is left out, which the hash of the list tells. */
export function readLeafList(list: string): Leaf[] {
  return list.split('\n').flatMap((line) => {
    const [kind, key, hash, rows = ''] = line.split('\t')
    return kind === undefined || key === undefined || hash === undefined
      ? []
      : [{ kind, key, hash: Buffer.from(hash, 'base64url'), rows }]
  })
}
