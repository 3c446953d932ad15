import { createHash } from 'node:crypto'
import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { type Business, type Header, answerTo, headerOf, statusOf } from './edxml-of-axis.ts'
import { type WayOfAnswering, REGISTER_AGENCY, WAYS_OF_ANSWERING, answerOverAxis } from './registers/over-axis.ts'

/** A package that lies at the axis for one receiver. */
interface Lying {
  readonly docId: string
  readonly messageType: 'edoc' | 'status'
  readonly from: string
  readonly to: string
  readonly documentId: string
  readonly at: string
  readonly body: Buffer
  /** As its receiver says. */
  state: 'initial' | 'processing' | 'done' | 'fail'
}

const STATES = ['processing', 'done', 'fail']
/** Codes of the standard; 14 is none. */
const CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16']

/** Agencies that are there from the start, all made up: a ministry, a province, its department, a register, and us. */
const FIRST: readonly (readonly [id: string, name: string])[] = [
  ['000.00.01.G99', 'Bộ Thử nghiệm'], ['000.00.00.H99', 'Ủy ban nhân dân tỉnh Giả Định'],
  ['000.00.12.H99', 'Sở Xây dựng tỉnh Giả Định'], [REGISTER_AGENCY, 'Cơ quan quản lý cơ sở dữ liệu Thử nghiệm'], ['000.00.00.H00', 'Cơ quan dùng hệ thống này'],
]

/**
 * The axis of documents between agencies (trục liên thông văn bản quốc gia): packages of edXML lie there until their
 * receivers fetch them. Each is taken once, however often it is sent. Who asks is told by the header `from`, and may
 * see only what it sent and what is for it.
 */
export const documentAxis: Partner = {
  name: 'document-axis',
  title: 'Trục liên thông văn bản quốc gia',
  settings: { agency: '000.00.00.H00' },
  plays: ['repeat', 'reorder'],
  open({ keys, now, homeNow, faults }): OpenPartner {
    const agencies = new Map<string, string>(FIRST)
    const lying = new Map<string, Lying>()
    let nth = 0
    let registerAnswers: WayOfAnswering = 'right'
    const seen = { sent: 0, repeated: 0, refused: 0 }

    /** `change`: what a document does to one of the same number; where it changes none, nothing. */
    function lay(header: Header, body: Buffer, { at, change = '' }: { readonly at: Date; readonly change?: string }): readonly string[] {
      return header.to.map((to) => {
        const messageType = header.status === undefined ? 'edoc' : 'status'
        const docId = idOf([header.documentId, header.status ?? change, header.from, to, messageType])
        if (lying.has(docId)) seen.repeated += 1
        else {
          seen.sent += 1
          lying.set(docId, {
            docId, messageType, from: header.from, to, documentId: header.documentId, at: at.toISOString(), body, state: 'initial',
          })
        }
        return docId
      })
    }

    async function send({ headers, body }: Asked, from: string): Promise<Told> {
      const type = headers['messagetype']
      if (headers['servicetype'] !== 'eDoc' || type !== 'edoc' && type !== 'status') return refused('SERVICE_TYPE')
      const header = headerOf(body)
      if (!header || (type === 'status') !== (header.status !== undefined)) return refused('EDXML')
      if (header.from !== from) return refused('FROM')
      if (header.status !== undefined && !CODES.includes(header.status)) return refused('STATUS_CODE')
      if (!header.to.every((to) => agencies.has(to))) return refused('TO')
      // As the days of whoever compares them with its own are counted.
      const at = await homeNow()
      const before = seen.sent
      const [docId = '', ...others] = lay(header, body, { at })
      if (header.to.includes(REGISTER_AGENCY) && seen.sent > before) answerAsRegister(header, body, at)
      return said({ status: 'OK', errorCode: '0', docId, docIds: [docId, ...others] })
    }

    /** The agency that keeps a register answers what it is asked at once, as far as an axis is quick. */
    function answerAsRegister({ from, documentId }: Header, body: Buffer, at: Date): void {
      const text = answerOverAxis(body, registerAnswers)
      if (text === undefined) return
      const around = { from: REGISTER_AGENCY, name: agencies.get(REGISTER_AGENCY) ?? '', to: from, documentId, at: now() }
      const made = answerTo(around, {
        subject: 'Trả lời khai thác dữ liệu', attachment: 'tra-loi.xml', content: Buffer.from(text), business: businessOf(null),
      }, nth += 1)
      const header = headerOf(made)
      if (header) lay(header, made, { at })
    }

    function register({ body }: Asked): Told {
      const { id, name } = rowIn(jsonIn(body)) ?? {}
      if (typeof id !== 'string' || !/^[\w.]{3,20}$/.test(id) || typeof name !== 'string' || name === '') return refused('AGENCY')
      agencies.set(id, name)
      return said({ status: 'OK', errorCode: '0' })
    }

    function remove({ query }: Asked): Told {
      return agencies.delete(query.get('id') ?? '') ? said({ status: 'OK', errorCode: '0' }) : refused('AGENCY')
    }

    /** Of the days that are asked for, as Viet Nam counts them; of all where none is. */
    function list({ query }: Asked, isWanted: (one: Lying) => boolean): Told {
      const type = query.get('messagetype') ?? 'edoc'
      const [from, to] = [query.get('fromdate') ?? '', query.get('todate') ?? '9999/12/31']
      const isOfDays = ({ at }: Lying) => dayIn(at) >= from && dayIn(at) <= to
      const isListed = (one: Lying) => one.messageType === type && isWanted(one) && isOfDays(one)
      const rows = [...lying.values()].filter(isListed).map(rowOf)
      const { repeat, reorder } = faults()
      const again = Array.from({ length: repeat + 1 }, () => rows).flat()
      return said({ status: 'OK', errorCode: '0', data: reorder ? again.reverse() : again })
    }

    function get({ query }: Asked, from: string): Told {
      const one = lying.get(query.get('docId') ?? '')
      if (!one || one.to !== from && one.from !== from) return refused('DOC_ID')
      return { status: 200, type: 'application/xml; charset=utf-8', body: one.body }
    }

    function update({ body }: Asked, from: string): Told {
      const { docId, status } = rowIn(jsonIn(body)) ?? {}
      const one = typeof docId === 'string' ? lying.get(docId) : undefined
      if (!one || one.to !== from) return refused('DOC_ID')
      if (typeof status !== 'string' || !STATES.includes(status)) return refused('STATUS')
      one.state = status as Lying['state']
      return said({ status: 'OK', errorCode: '0' })
    }

    function refused(errorCode: string): Told {
      seen.refused += 1
      return { status: 400, body: { status: 'FAIL', errorCode } }
    }

    const operations: Readonly<Record<string, (asked: Asked, from: string) => Told | Promise<Told>>> = {
      'GET /getAgenciesList': () => said({
        status: 'OK', errorCode: '0', data: [...agencies].map(([id, name]) => ({ id, name })),
      }),
      'POST /registerAgency': register,
      'DELETE /deleteAgency': remove,
      'POST /sendEdoc': send,
      'GET /getReceivedEdocList': (asked, from) => 
        list(asked, ({ to, state }) => to === from
          && (state !== 'done' || faults().repeat > 0 || asked.query.has('fromdate'))),
      'GET /getSentEdocList': (asked, from) => list(asked, (one) => one.from === from),
      'GET /getEdoc': get,
      'POST /updateStatus': update,
    }

    /** What an axis does that is careless, or cheated: a package lies there as if another agency had sent it. */
    function layAs({ from, text }: Row, at: Date): Json {
      const body = Buffer.from(typeof text === 'string' ? text : '')
      const header = headerOf(body)
      return header && typeof from === 'string' ? { docId: lay({ ...header, from }, body, { at })[0] ?? null } : { error: 'DEED' }
    }

    /** What an axis loses, or what somebody with the same key says of a package: `status`; without one it is gone. */
    function lost({ docId, status }: Row): Json {
      const one = typeof docId === 'string' ? lying.get(docId) : undefined
      if (!one) return { error: 'DOC_ID' }
      if (typeof status === 'string' && STATES.includes(status)) one.state = status as Lying['state']
      else lying.delete(one.docId)
      return { docId: one.docId }
    }

    /** What the receiver of a document does at its own side: it says what became of it, or answers by another. */
    async function act(deed: string, given: Json): Promise<Json> {
      if (deed === 'answer-as-register') {
        registerAnswers = WAYS_OF_ANSWERING.find((one) => one === rowIn(given)?.['how']) ?? 'right'
        return { how: registerAnswers }
      }
      if (deed === 'lay') return layAs(rowIn(given) ?? {}, await homeNow())
      if (deed === 'lose' || deed === 'mark') return lost(rowIn(given) ?? {})
      const { docId, code, subject, attachment, text, content, business, documentId: own } = rowIn(given) ?? {}
      const one = typeof docId === 'string' ? lying.get(docId) : undefined
      if (!one || one.messageType !== 'edoc') return { error: 'DOC_ID' }
      const word = typeof text === 'string' ? text : ''
      const around = { from: one.to, name: agencies.get(one.to) ?? '', to: one.from, documentId: one.documentId, at: now() }
      const made = deed === 'answer-status' && typeof code === 'string' ? statusOf(around, code, word)
        : deed === 'answer-document'
          ? answerTo(around, {
            subject: typeof subject === 'string' ? subject : 'Trả lời',
            attachment: typeof attachment === 'string' ? attachment : 'tra-loi.txt',
            content: typeof content === 'string' ? Buffer.from(content, 'base64') : Buffer.from(word),
            business: businessOf(business ?? null), ...typeof own === 'string' && { own },
          }, nth += 1)
          : undefined
      const header = made === undefined ? undefined : headerOf(made)
      if (!made || !header) return { error: 'DEED' }
      const laid = { at: await homeNow(), change: changeOf(business ?? null) }
      return { docId: lay({ ...header, to: [one.from] }, made, laid)[0] ?? null }
    }

    return {
      answer(asked): Told | Promise<Told> {
        const from = asked.headers['from']
        if (asked.headers['authorization'] !== `Bearer ${keys['document-axis'] ?? ''}`) return { status: 401, body: null }
        if (typeof from !== 'string' || !agencies.has(from)) return refused('FROM')
        const name = `${asked.method} ${asked.path}`
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
        return operation ? operation(asked, from) : { status: 404, body: null }
      },
      act,
      state: () => ({ seen, agencies: [...agencies.keys()], packages: [...lying.values()].map(rowOf) }),
    }
  },
}

function rowOf({ docId, messageType, from, to, documentId, at, state, body }: Lying): Row {
  return { docId, serviceType: 'eDoc', messageType, from, to, documentId, created: at, status: state, bytes: body.length }
}

/** The day of a moment in Viet Nam, as the standard writes days. */
function dayIn(moment: string): string {
  return new Date(Date.parse(moment) + 7 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '/')
}

/** The same package has the same id, so that it lies there once. */
function idOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

function said(body: Row): Told {
  return { status: 200, body }
}

function changeOf(given: Json): string {
  const { type } = businessOf(given)
  return type === '0' ? '' : type
}

/** What an answer does to a letter before; a new one unless it is told. */
function businessOf(given: Json): Business {
  const { type, documentId } = rowIn(given) ?? {}
  return { type: typeof type === 'string' ? type : '0', documentId: typeof documentId === 'string' ? documentId : '' }
}
