import { type Row, rowIn } from '../../json.ts'
import type { Around, Asked, Json, OpenPartner, Partner, Told } from '../../partner.ts'
import { CLIENT, openDoor } from './door.ts'

/** What every call must say of who asks and for what, in its headers. */
const ACCOUNTABLE = ['MaYeuCau', 'MaDVC', 'MaCanBo', 'MaDonVi', 'TaiKhoan']

/** What a register finds: an object, nothing, or that it will not have the question as it is. */
export type Found = Row | 'unknown' | 'malformed'

export interface RestRegister {
  readonly name: string
  readonly title: string
  /** What it answers, by method and path. */
  readonly operations: Readonly<Record<string, (asked: Asked) => Found>>
  /** What it says of that number, whoever was asked about: for `answer-for`. */
  instead(number: string): Row | undefined
  /** Numbers that it has. */
  readonly numbers: readonly string[]
}

/**
 * A register that speaks REST as its neighbours on the gateway of the province do: a code and what it found. It is
 * reached over the gateway, over the national platform and directly, and each call names who asks.
 */
export function restRegister({ name, title, operations, instead: insteadOf, numbers }: RestRegister): Partner {
  return {
    name, title,
    settings: { transport: 'lgsp', client: CLIENT, account: 'motcua.thu', agency: '000.00.00.H00' },
    plays: [],
    open({ keys, now }: Around): OpenPartner {
      const door = openDoor(keys[name] ?? '', now)
      const asked: Row[] = []
      const seen = { asked: 0, found: 0, unknown: 0, refused: 0 }
      let [instead, raw]: [Row | undefined, string | undefined] = [undefined, undefined]

      function answer(one: Asked, operation: (asked: Asked) => Found): Told {
        const who = Object.fromEntries(ACCOUNTABLE.map((header) => [header, headerOf(one, header)]))
        const found = operation(one)
        // About nobody: whoever only looks whether it is there.
        if (found === 'malformed') return said('302', null)
        if (Object.values(who).includes('')) {
          seen.refused += 1
          return said('200', null)
        }
        seen.asked += 1
        asked.push({ ...who, path: one.path })
        if (raw !== undefined) return { status: 200, type: 'application/json; charset=utf-8', body: raw }
        if (instead) return said('0', instead)
        seen[found === 'unknown' ? 'unknown' : 'found'] += 1
        return found === 'unknown' ? said('201', null) : said('0', found)
      }

      return {
        answer(one): Told {
          if (one.method === 'POST' && one.path === '/token') return door.token(one)
          if (!door.isLetIn(one)) return { status: 401, body: null }
          const key = `${one.method} ${one.path}`
          const operation = Object.hasOwn(operations, key) ? operations[key] : undefined
          return operation ? answer(one, operation) : { status: 404, body: null }
        },
        /** `answer-for`: whoever is asked about, it answers for that number. `answer-raw`: this text, as it is. */
        act(deed, given): Json {
          const { number, text } = rowIn(given) ?? {}
          if (deed === 'answer-for') instead = typeof number === 'string' ? insteadOf(number) : undefined
          else if (deed === 'answer-raw') raw = typeof text === 'string' ? text : undefined
          else if (deed === 'end-tokens') door.endTokens()
          else return { error: 'DEED' }
          return { ok: true }
        },
        state: () => ({ seen: { ...seen, tokens: door.given() }, asked: asked.slice(-100), numbers }),
      }
    },
  }
}

function headerOf({ headers }: Asked, name: string): string {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' ? value : ''
}

function said(errorCode: string, data: Json): Told {
  return { status: 200, body: { errorCode, data } }
}
