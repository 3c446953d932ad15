import { randomUUID } from 'node:crypto'
import { type Answer, signIn } from '../../client.ts'
import { FIRST_MORNING } from '../../ready-folder.ts'
import { receive } from '../offices.ts'
import { type Draw, type Drawn, inTurn, receivedAt } from './left.ts'
import { type Office, sendAs } from './offices.ts'

const OWN_PASSWORD = 'Song#Nhat-Le7'
/** Wrong ones that lock an account for their address (policy `password-attempts`). */
const LOCKED_AFTER = 5
const FIRST_BIRTH = 60_000

/** What has an id only when it was done. */
interface Growing {
  readonly events: string[]
  readonly reads: string[]
  readonly told: string[]
  readonly requests: number
}

/**
 * An officer who is new: gets an account and a role, sets a password, takes a dossier, hands all of it over at the end
 * of the shift to a colleague or to the queue, is locked out by somebody who guesses, and let in again.
 */
export function drawShifts(offices: readonly Office[], most: number): Draw {
  let n = 0
  return (random) => {
    if (n === most) return undefined
    n += 1
    return shift(random.pick(offices), n)
  }
}

function shift(office: Office, n: number): Drawn {
  const left: Growing = {
    events: [
      'account.opened', 'role.granted', 'account.signed-in', 'account.password-changed', 'shift.handed-over',
      'sign-in.locked',
      'account.unlocked',
    ],
    // Account, role, password; the dossier and its taking; what is handed over together, and the whole; the unlocking.
    reads: [], told: [], requests: 8,
  }
  return {
    name: 'a new officer takes a dossier, hands the shift over, is locked out and let in', status: 200, left,
    async do() {
      const officer = await openOfficer(office)
      const cookie = await signIn(office.client, officer.username, officer.initialPassword)
      const post = (path: string, body: object, headers = {}) =>
        office.client.send('POST', path, { cookie, body, headers })
      const { client, cookies, desk, citizens } = office
      const applicantId = citizens[n % citizens.length]?.personId ?? ''
      const id = await receive(client, { ...desk, cookie: cookies.reception, applicantId }, FIRST_BIRTH + n)
      left.events.push(...receivedAt(id), `dossier.taken ${id}`, `dossier.shift-handed-over ${id}`)
      left.told.push(id)
      left.reads.push(`dossier ${id}`)
      return inTurn(200, [
        () => post('/api/session/password', { current: officer.initialPassword, next: OWN_PASSWORD }),
        async () => {
          const opened = await office.client.send('GET', `/api/dossiers/${id}`, { cookie })
          const { version = 0 } = JSON.parse(opened.body.toString()) as { version?: number }
          return post(`/api/dossiers/${id}/taking`, {}, { 'if-match': `"${version}"` })
        },
        () => post('/api/shift/hand-over', { toId: n % 2 === 0 ? null : office.officerId }),
        () => lockOut(office, officer.username),
        () => sendAs(office, 'admin', 'POST', `/api/staff/${officer.id}/unlocking`, { body: {} }),
      ])
    },
  }
}

async function openOfficer(office: Office): Promise<{ id: string; username: string; initialPassword: string }> {
  const username = `ca.truc.${randomUUID().slice(0, 12)}`
  const made = await sendAs(office, 'admin', 'POST', '/api/staff', { body: {
    username, fullName: 'Lê Thị Ca', position: 'Công chức', unitId: office.unitId,
  } })
  const { id, initialPassword } = JSON.parse(made.body.toString()) as { id: string; initialPassword: string }
  const given = await sendAs(office, 'admin', 'POST', `/api/staff/${id}/role`, {
    body: { role: 'officer', unitId: office.unitId, validFrom: FIRST_MORNING },
  })
  if (made.status !== 201 || given.status >= 300) throw new Error(`no officer: ${made.status} ${given.body.toString()}`)
  return { id, username, initialPassword }
}

/** Guesses until the door is shut; answers as if that were well, since it is what must come of it. */
async function lockOut({ client }: Office, username: string): Promise<Answer> {
  const guess = () => client.send('POST', '/api/session', { body: { username, password: 'Sai@12345' } })
  for (let tries = 0; tries < LOCKED_AFTER; tries += 1) {
    const { status, body } = await guess()
    if (status !== 401) return { status: 500, headers: {}, body }
  }
  const shut = await guess()
  return { ...shut, status: shut.status === 429 ? 200 : 500 }
}
