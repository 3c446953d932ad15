import type { Json, OpenPartner, Partner, Told } from '../partner.ts'
import { REGISTERED, type Registered } from './population/people.ts'
import { type Call, answerOf, callIn, faultOf, verdictOf } from './population/soap.ts'
import { CLIENT, folded, openDoor } from './registers/door.ts'

/** What every call must say of who asks and for what; the police look at it afterwards. */
const ACCOUNTABLE = ['MaYeuCau', 'MaDVC', 'MaCanBo', 'MaDonVi', 'TaiKhoan']

/**
 * The register of the population (CSDL quốc gia về dân cư) with its service 037: a citizen is found by number, name and
 * birth together, and each call names who asks. It is reached over the gateway of a province (Bearer key), over the
 * national platform (OAuth 2 client credentials) and directly (client and key). `XacNhanThongTinCongDan`, which says
 * yes or no and nothing else, is our own reading of the service of verification.
 */
export const population: Partner = {
  name: 'population',
  title: 'Cơ sở dữ liệu quốc gia về dân cư',
  settings: { transport: 'lgsp', client: CLIENT, account: 'motcua.thu', agency: '000.00.00.H00', phone: '0500000000' },
  plays: [],
  open({ keys, now }): OpenPartner {
    const door = openDoor(keys['population'] ?? '', now)
    const asked: Record<string, string>[] = []
    const seen = { asked: 0, found: 0, unknown: 0, refused: 0 }
    let [instead, raw]: [Registered | undefined, string | undefined] = [undefined, undefined]

    function found({ fields }: Call): Registered | undefined {
      return REGISTERED.find(({ number, oldNumber, name, birth }) =>
        (fields['SoDinhDanh'] === number || oldNumber !== undefined && fields['SoCMND'] === oldNumber)
        && folded(fields['HoVaTen']) === folded(name.filter(Boolean).join(' '))
        && (fields['NgayThangNam'] === birth || fields['Nam'] === birth.slice(0, 4)))
    }

    function answer(call: Call): Told {
      const { operation, fields } = call
      const missing = ACCOUNTABLE.find((name) => !fields[name])
      if (missing !== undefined) return refused(`thiếu ${missing}`)
      asked.push(fields)
      seen.asked += 1
      if (raw !== undefined) return xml(200, raw)
      const person = found(call)
      if (person) seen.found += 1
      else seen.unknown += 1
      if (operation === 'TraCuuThongTinCongDan' && fields['MaTichHop'] === '037')
        return xml(200, answerOf(instead ? [instead] : person ? [person] : []))
      if (operation === 'XacNhanThongTinCongDan' && fields['MaTichHop'] === '033') {
        const isSo = person !== undefined && (fields['MaPhuongXa'] ?? person.home.commune) === person.home.commune
        return xml(200, verdictOf(isSo))
      }
      return refused('không có dịch vụ')
    }

    function refused(text: string): Told {
      seen.refused += 1
      return xml(500, faultOf('Client', text))
    }

    return {
      answer(one): Told {
        if (one.method === 'POST' && one.path === '/token') return door.token(one)
        if (!door.isLetIn(one)) return { status: 401, body: null }
        if (one.method === 'GET' && one.path === '/dancuquocgia/037' && one.query.has('wsdl')) return xml(200, DESCRIPTION)
        if (one.method !== 'POST' || one.path !== '/dancuquocgia/037') return { status: 404, body: null }
        const call = callIn(one.body)
        return call ? answer(call) : refused('không đọc được')
      },
      /** `answer-for`: whoever is asked about, it answers for that number. `answer-raw`: this text, as it is. */
      act(deed, given): Json {
        const { number, text } = Object(given) as Record<string, Json>
        if (deed === 'answer-for') instead = REGISTERED.find((one) => one.number === number)
        else if (deed === 'answer-raw') raw = typeof text === 'string' ? text : undefined
        else if (deed === 'end-tokens') door.endTokens()
        else return { error: 'DEED' }
        return { ok: true }
      },
      state: () => ({
        seen: { ...seen, tokens: door.given() }, asked: asked.slice(-100),
        people: REGISTERED.map(({ number }) => number),
      }),
    }
  },
}

/** As far as the service is described to whoever looks whether it is there. */
const DESCRIPTION = '<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" name="DanCuQuocGia037"'
  + ' targetNamespace="http://dancuquocgia.bca"/>'

function xml(status: number, body: string): Told {
  return { status, type: 'text/xml; charset=utf-8', body }
}
