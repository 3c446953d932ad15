import { randomUUID } from 'node:crypto'
import { birthBody } from '../../birth.ts'
import { type Answer, idIn } from '../../client.ts'
import { numberOf } from '../mixing/canaries.ts'
import { type Draw, type Drawn, receivedAt } from './left.ts'
import { type Office, sendAs } from './offices.ts'

const FIRST_BIRTH = 80_000

/**
 * Intake that a clerk types in part, saves twice, loses to another window, finds in the list, opens, and throws away or
 * receives (ADR 0023): an event comes only of what was received, and each opening is a look at whoever is on the sheet.
 */
export function drawSheets(offices: readonly Office[]): Draw {
  let n = 0
  return (random) => {
    n += 1
    return sheet(random.pick(offices), n, random.below(2) === 0)
  }
}

function sheet(office: Office, n: number, isReceived: boolean): Drawn {
  const left = {
    events: [] as string[], reads: ['intake-sheets', 'intake-sheet'], told: [] as string[], requests: 3,
  }
  const citizen = office.citizens[n % office.citizens.length]
  const path = `/api/intake-sheets/${randomUUID()}`
  const at = (method: string, to: string, body?: object) => sendAs(office, 'reception', method, to, { body })
  return {
    name: `an intake is typed in part and ${isReceived ? 'received' : 'thrown away'}`, status: isReceived ? 201 : 204,
    left,
    async do() {
      const officerId = idIn(await at('GET', '/api/session'))
      const kept = sheetOf(citizen?.personId ?? '', numberOf(citizen?.n ?? 0))
      const save = (revision: number) => at('POST', path, { officerId, sheet: kept, revision })
      const saved = [await save(0), await save(1), await save(1)]
      if (saved.map(({ status }) => status).join() !== '200,200,409')
        return saved.find(({ status }) => status !== 200) as Answer
      for (const to of ['/api/intake-sheets', path]) {
        const opened = await at('GET', to)
        if (opened.status !== 200) return opened
      }
      if (!isReceived) return at('DELETE', path)
      const body = birthBody({ ...office.desk, applicantId: citizen?.personId ?? '' }, FIRST_BIRTH + n)
      const received = await at('POST', '/api/dossiers', { ...body, sheetId: path.split('/').at(-1) })
      if (received.status !== 201) return received
      const id = idIn(received)
      left.events.push(...receivedAt(id))
      left.told.push(id)
      return received
    },
  }
}

/** Of somebody who was found, and whose number was typed. */
function sheetOf(personId: string, number: string): object {
  return {
    channel: 'counter', limitCase: 0, answers: {}, isFormOnPaper: false, papers: {}, delivery: 'counter',
    deliveryAddress: '',
    handedInAt: '', known: { number },
    applicant: {
      id: personId, kind: 'citizen', fullName: 'Nguyễn Thị Mẫu', number: '000•••••0001', phone: null, birth: '1996',
      account: 'level-2', signInPhone: null,
    },
  }
}
