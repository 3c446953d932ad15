import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { type Day, dayOf } from '../../../kernel/civil-day.ts'
import { type Answer, askPartner, answerIn, readAnswer, textWithin } from '../../../platform/partner/ask-partner.ts'
import { SendFault } from '../../../platform/send-fault.ts'
import type { DocumentAxisSettings } from './settings.ts'

/** Packages of documents, and words about them. */
export type PackageKind = 'edoc' | 'status'

/** A package as the axis lists it. */
export interface AxisEntry {
  /** Of the axis, for one receiver. */
  readonly docId: string
  readonly from: string
  readonly to: string
  /** As its receiver said: initial, processing, done, fail. */
  readonly status: string
  /** Which document it is, or speaks of; undefined where the axis does not tell. */
  readonly documentId?: string
  /** By the clock of the axis; undefined where it does not tell. */
  readonly laidAt?: Date
}

export interface AxisAgency { readonly id: string; readonly name: string }

/** The axis of documents as an agency calls it. Each call throws SendFault: `error-…` of what the axis refuses. */
export interface DocumentAxis {
  listAgencies(): Promise<readonly AxisAgency[]>
  registerAgency(agency: AxisAgency): Promise<void>
  deleteAgency(id: string): Promise<void>
  /** Sends a package as it is made, and answers with its id at the axis; a repeat of the same package has the same. */
  send(kind: PackageKind, pieces: AsyncIterable<string | Uint8Array>): Promise<string>
  /** What lies there for us and is not done; of a day all that was laid there on it, whatever became of it. */
  listReceived(kind: PackageKind, day?: Day): Promise<readonly AxisEntry[]>
  listSent(kind: PackageKind, day?: Day): Promise<readonly AxisEntry[]>
  /** The package as it comes: whoever reads it believes nothing (`readEdxml`). */
  get(docId: string): Promise<AsyncIterable<Uint8Array>>
  /** Says what became of a package; one that is done leaves the list of received ones. */
  update(docId: string, status: 'processing' | 'done' | 'fail'): Promise<void>
}

const LARGEST_ANSWER = 20_000_000
/** A package of 50 MB on a slow line. */
export const PACKAGE_SECONDS = 300
const PACKAGE_MILLISECONDS = PACKAGE_SECONDS * 1_000
const ID = /^[\w.-]{1,200}$/

/** Opens the axis for one agency; nothing is asked yet. */
export function openDocumentAxis({ url, key, agency }: DocumentAxisSettings): DocumentAxis {
  const base = new URL(url.endsWith('/') ? url : `${url}/`)
  const own = { authorization: `Bearer ${key}`, from: agency }

  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await askPartner(new URL(path, base), {
      method, headers: { ...own, 'content-type': 'application/json' }, ...body && { body: JSON.stringify(body) },
    })
    return checked(answer)
  }
  /**
   * TODO(law): `fromdate`, `todate`, and `created` and `documentId` of a row are our reading; the published operations
   * name none. An axis that lists more than the day is read right all the same, as long as it says when each was laid
   * there.
   */
  const list = async (operation: string, kind: PackageKind, day?: Day) => {
    const bounds = day === undefined ? '' : `&fromdate=${day.replaceAll('-', '/')}&todate=${day.replaceAll('-', '/')}`
    const rows = rowsOf(await ask('GET', `${operation}?servicetype=eDoc&messagetype=${kind}${bounds}`)).map(entryOf)
    return rows.filter(({ laidAt }) => day === undefined || !laidAt || dayOf(laidAt) === day)
  }

  return {
    listAgencies: async () => rowsOf(await ask('GET', 'getAgenciesList')).map((row) => ({ id: textOf(row, 'id'), name: textOf(row, 'name') })),
    registerAgency: async ({ id, name }) => { await ask('POST', 'registerAgency', { id, name }) },
    deleteAgency: async (id) => { await ask('DELETE', `deleteAgency?id=${encodeURIComponent(id)}`) },
    async send(kind, pieces) {
      const init: RequestInit & { duplex: 'half' } = {
        method: 'POST', duplex: 'half', body: Readable.toWeb(Readable.from(bytesOf(pieces))) as ReadableStream,
        headers: { ...own, 'content-type': 'application/xml; charset=utf-8', 'servicetype': 'eDoc', 'messagetype': kind },
      }
      return idIn(await checked(await askPartner(new URL('sendEdoc', base), init, PACKAGE_MILLISECONDS)))
    },
    listReceived: async (kind, day) => list('getReceivedEdocList', kind, day),
    listSent: async (kind, day) => list('getSentEdocList', kind, day),
    async get(docId) {
      const answer = await askPartner(new URL(`getEdoc?docId=${encodeURIComponent(docId)}`, base), { headers: own }, PACKAGE_MILLISECONDS)
      if (!answer.ok || !answer.body) await checked(answer)
      return answer.body ? comingOf(answer.body) : unreadable()
    },
    update: async (docId, status) => { await ask('POST', 'updateStatus', { docId, status }) },
  }
}

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}

/** A line that breaks while a package comes is a fault of the way, and no package that is cut. */
async function* comingOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* Readable.fromWeb(body as NodeStream)
  } catch (error) {
    throw new SendFault('unreachable', false, error)
  }
}

/** What the axis refuses it says with a code in a body, whatever the status of HTTP. */
async function checked(answer: Response): Promise<Answer> {
  const isRefusal = answer.status === 400
  const said = isRefusal
    ? answerIn(await textWithin(answer, LARGEST_ANSWER))
    : await readAnswer(answer, LARGEST_ANSWER)
  const code = said?.['errorCode']
  if (!isRefusal && code === '0') return said ?? {}
  throw new SendFault(`error-${typeof code === 'string' && /^\w{1,30}$/.test(code) ? code : 'unknown'}`, false)
}

function rowsOf({ data }: Answer): readonly Answer[] {
  return Array.isArray(data) ? data.filter((one): one is Answer => typeof one === 'object' && one !== null) : unreadable()
}

function entryOf(row: Answer): AxisEntry {
  const laidAt = new Date(typeof row['created'] === 'string' ? row['created'] : NaN)
  const { documentId } = row
  return {
    docId: idIn(row), from: textOf(row, 'from'), to: textOf(row, 'to'), status: textOf(row, 'status'),
    ...typeof documentId === 'string' && documentId !== '' && { documentId },
    ...!Number.isNaN(laidAt.getTime()) && { laidAt },
  }
}

function textOf(row: Answer, name: string): string {
  const value = row[name]
  return typeof value === 'string' && value.length <= 500 ? value : unreadable()
}

function idIn(row: Answer): string {
  const id = textOf(row, 'docId')
  return ID.test(id) ? id : unreadable()
}

function unreadable(): never {
  throw new SendFault('answer-unreadable', false)
}
