import { randomUUID } from 'node:crypto'
import { type Row, jsonIn, rowIn } from '../json.ts'
import type { Asked, Json, OpenPartner, Partner, Told } from '../partner.ts'
import { openAccounts } from './national-portal/accounts.ts'
import { openHandedIn } from './national-portal/handed-in.ts'
import { openKho } from './national-portal/kho.ts'
import { type Many, listOfDay, manyIn, rowOfMany } from './national-portal/listing.ts'
import { openPayments } from './national-portal/payments.ts'
import { PROCEDURE_CODES, openProcedures } from './national-portal/procedures.ts'
import { openQuestions } from './national-portal/questions.ts'

/** A dossier as the portal has it: the newest word, and every state and step in the order in which it heard of them. */
interface Held {
  newest: Row
  readonly states: string[]
  readonly steps: Row[]
}

/** A session lasts so long, so that whoever asks meets its end. */
const SESSION_MS = 10 * 60_000

/**
 * The National Public Service Portal (Cổng Dịch vụ công quốc gia): one door for all services, opened by a session. A
 * dossier that is there is not added a second time, one that is not there cannot be changed; a step that it heard of
 * already it keeps once.
 */
export const nationalPortal: Partner = {
  name: 'national-portal',
  title: 'Cổng Dịch vụ công quốc gia',
  settings: { user: 'motcua', destination: 'VN:GOV:000.00.00.G22:dvcqg', agency: '000.00.00.H00', codes: PROCEDURE_CODES },
  plays: ['repeat', 'reorder'],
  open({ keys, now, url, faults }): OpenPartner {
    const sessions = new Map<string, number>()
    const held = new Map<string, Held>()
    const seen = { added: 0, changed: 0, repeated: 0, refused: 0 }
    const accounts = openAccounts()
    let many: Many | undefined

    const isSession = (session: unknown) => {
      const until = typeof session === 'string' ? sessions.get(session) : undefined
      return until !== undefined && until >= now().getTime()
    }
    const handedIn = openHandedIn({
      now, faults, url, isSession, hold(number, row) { held.set(number, { newest: row, states: ['1'], steps: [] }) },
    })

    const [questions, procedures] = [openQuestions(faults), openProcedures()]
    const kho = openKho({ url, isSession })
    const payments = openPayments({ faults, now, key: () => keys['national-portal'] ?? '' })

    function login({ username, password }: Row, dstcode: string): Told {
      if (typeof username !== 'string' || password !== keys['national-portal'] || dstcode === '') return said({ error_code: '-1' })
      const session = randomUUID()
      sessions.set(session, now().getTime() + SESSION_MS)
      return said({ error_code: '0', session })
    }

    function syncDossiers({ isUpdating, data }: Row): Told {
      return said({ error_code: '0', data: rowsOf(data).map((row) => outcomeOf(row, takeDossier(row, isUpdating === 'True'))) })
    }

    function takeDossier(row: Row, isUpdating: boolean): string | undefined {
      const number = row['MaHoSo']
      if (typeof number !== 'string' || number === '' || typeof row['TrangThaiHoSo'] !== 'string') return 'THIEU_THONG_TIN'
      const known = held.get(number)
      if (!known && isUpdating) return 'KHONG_TIM_THAY'
      if (known && !isUpdating) return 'DA_TON_TAI'
      if (!known) {
        held.set(number, { newest: row, states: [row['TrangThaiHoSo']], steps: [] })
        seen.added += 1
      } else if (JSON.stringify(known.newest) === JSON.stringify(row)) {
        seen.repeated += 1
      } else {
        if (known.states.at(-1) !== row['TrangThaiHoSo']) known.states.push(row['TrangThaiHoSo'])
        known.newest = row
        seen.changed += 1
      }
      return undefined
    }

    function takeSteps({ data }: Row): Told {
      return said({ error_code: '0', data: rowsOf(data).map((row) => outcomeOf(row, takeStep(row))) })
    }

    function takeStep(row: Row): string | undefined {
      const dossier = typeof row['MaHoSo'] === 'string' ? held.get(row['MaHoSo']) : undefined
      if (!dossier) return 'KHONG_TIM_THAY'
      const text = JSON.stringify(row)
      if (dossier.steps.some((step) => JSON.stringify(step) === text)) seen.repeated += 1
      else dossier.steps.push(row)
      return undefined
    }

    function outcomeOf(row: Row, fault: string | undefined): Row {
      if (fault !== undefined) seen.refused += 1
      return { MaHoSo: row['MaHoSo'] ?? null, error_code: fault === undefined ? '0' : '1', message: fault ?? '' }
    }

    function lookUp(given: Row): Told {
      const { MaHoSo } = given
      if (given['TuNgay'] !== undefined) {
        const rows = [...held].map(([number, { newest }]) => [number, newest] as const)
        return said({ error_code: '0', data: listOfDay(given, rows, many) })
      }
      const numbers = rowsOf(MaHoSo).length > 0 || !Array.isArray(MaHoSo) ? [MaHoSo] : MaHoSo as readonly Json[]
      return said({
        error_code: '0',
        data: numbers.flatMap((number) => {
          const found = typeof number === 'string' ? held.get(number) : undefined
          const row = found?.newest ?? (typeof number === 'string' ? rowOfMany(many, number) : undefined)
          return row ? [row] : []
        }),
      })
    }

    const services: Readonly<Record<string, (given: Row) => Told>> = {
      DongBoHoSoMC: syncDossiers, CapNhatTienDoHoSoMC: takeSteps, TraCuuHoSo: lookUp,
      ...handedIn.services, ...accounts.services, ...questions.services, ...procedures.services, ...kho.services,
      ...payments.services,
    }
    return {
      answer(asked: Asked): Told {
        const { method, path, headers, body } = asked
        const file = handedIn.file(asked) ?? kho.file(asked)
        if (file) return file
        const given = rowIn(jsonIn(body))
        if (method !== 'POST' || !given) return { status: 400, body: null }
        if (path === '/mapi/login') return login(given, String(headers['dstcode'] ?? ''))
        if (path !== '/mapi/g') return { status: 404, body: null }
        if (!isSession(given['session'])) return said({ error_code: '-2', message: 'SESSION' })
        const service = typeof given['service'] === 'string' && Object.hasOwn(services, given['service'])
          ? services[given['service']] : undefined
        return service ? service(given) : said({ error_code: '1', message: 'SERVICE' })
      },
      act(deed, given) {
        const row = rowsOf([given])[0] ?? {}
        const done = handedIn.act(deed, row) ?? questions.act(deed, row) ?? procedures.act(deed, row)
          ?? kho.act(deed, row) ?? payments.act(deed, row)
        if (done !== undefined) return done
        if (accounts.act(deed, row)) return null
        if (deed === 'hold-many') {
          many = manyIn(given)
          return null
        }
        const number = typeof row['MaHoSo'] === 'string' ? row['MaHoSo'] : ''
        const known = held.get(number)
        if (deed === 'end-sessions') sessions.clear()
        else if (deed === 'forget' && known) held.delete(number)
        else if (deed === 'change' && known) known.newest = { ...known.newest, ...row }
        else return { error: 'unknown deed' }
        return null
      },
      state: () => ({
        seen, handedIn: handedIn.state(), accounts: accounts.state(), questions: questions.state(),
        procedures: procedures.state(), kho: kho.state(), payments: payments.state(),
        dossiers: Object.fromEntries([...held].map(([number, { newest, states, steps }]) =>
          [number, { state: newest['TrangThaiHoSo'] ?? null, states, steps, newest }])),
      }),
    }
  },
}

function said(body: Row): Told {
  return { status: 200, body }
}

function rowsOf(value: Json | undefined): readonly Row[] {
  return Array.isArray(value) ? value.map((one: Json) => rowIn(one)).filter((one) => one !== undefined) : []
}
