import type pg from 'pg'
import type { Answer } from '../../client.ts'
import { codeTo, newestMessage } from '../portal-visitor.ts'
import { type Draw, type Drawn, inTurn } from './left.ts'
import { type Office, sendAs } from './offices.ts'
import { register } from './portal-people.ts'

/** Each takes two of the hundred phones that nobody else here has. */
const [FIRST_PHONE, MOST] = [70, 12]
const phoneOf = (n: number) => `05000000${String(FIRST_PHONE + n)}`

interface Counter { readonly offices: readonly Office[]; readonly truth: pg.Pool; readonly url: string }

/**
 * Somebody opens an account alone, and comes to a counter with card and phone (NĐ 59/2022 Đ.12): it is raised, gets
 * another phone, and whoever was signed in to it no longer is.
 */
export function drawRaisings({ offices, truth, url }: Counter, most: number): Draw {
  let n = 0
  return (random) => {
    if (n === Math.min(most, MOST)) return undefined
    n += 1
    return raising({ truth, url }, random.pick(offices), n)
  }
}

function raising({ truth, url }: Omit<Counter, 'offices'>, office: Office, n: number): Drawn {
  const [phone, other] = [phoneOf(2 * n), phoneOf(2 * n + 1)]
  const someone = { fullName: 'Phạm Thị Nâng', number: `0001959902${String(n).padStart(2, '0')}`, phone }
  const at = (path: string, body: object) => sendAs(office, 'reception', 'POST', path, { body })
  const codeOf = async (to: string): Promise<string> => {
    const before = await newestMessage(truth, to)
    const { status, body } = await at('/api/people/phone-code', { phone: to })
    if (status !== 200) throw new Error(`no code at the counter: ${body.toString()}`)
    return codeTo(truth, to, before)
  }
  return {
    name: 'an account is raised at the counter, and gets another phone', status: 303,
    left: {
      events: [
        'person.recorded', 'account.opened', 'account.signed-in', 'person.changed', 'account.raised',
        'account.phone-changed',
      ],
      reads: ['people', 'people', 'people'], requests: 4,
    },
    async do() {
      const visitor = await register(url, truth, someone, `127.0.10.${n}`)
      const found = await at('/api/people/search', { number: someone.number })
      const { items: [{ id = '' } = {}] } = JSON.parse(found.body.toString()) as { items: { id?: string }[] }
      const card = { fullName: someone.fullName, number: someone.number, birth: '1995-04-15', sex: 'nu' }
      const answer = await inTurn(200, [
        async () => at(`/api/people/${id}/raising`, { ...card, phone, code: await codeOf(phone) }),
        async () => at(`/api/people/${id}/phone`, { number: someone.number, phone: other, code: await codeOf(other) }),
      ])
      const after: Answer = answer.status === 200 ? await visitor.get('/ho-so') : answer
      visitor.client.close()
      return after
    },
  }
}
