import type { AskedBy, AskedPerson, Register } from '../register.ts'
import { openWay } from '../open-way.ts'
import { MORE_ENTRIES } from './more-facts.ts'
import type { PopulationSettings } from './settings.ts'
import { type Said, answerIn, factsIn, questionOf, verdictIn } from './soap.ts'

export const POPULATION = 'population'
export const PATH = 'dancuquocgia/037'
/** Of which it speaks. */
export const POPULATION_ENTRIES: readonly string[] = [
  'person.idNumber', 'person.fullName', 'person.birthDate', ...MORE_ENTRIES,
]
const HEADERS = { 'content-type': 'text/xml; charset=utf-8' }
/** Numbers of the services. TODO(law): 033 and its operation are our reading of the service of verification. */
const [LOOK_UP, VERIFY] = ['037', '033']

/**
 * The register of the population (CSDL quốc gia về dân cư), service 037 of domain reference 8.5. Of what it says only
 * what questions of ours can be answered with is taken. `now` is the clock of the machine.
 */
export function openPopulationRegister(settings: PopulationSettings, now: () => Date): Register {
  const way = openWay(settings, now)
  const ask = async (operation: string, said: Said, milliseconds: number) => {
    const { status, text } = await way.post(PATH, {
      body: questionOf(operation, said),
      headers: { ...HEADERS, soapaction: `"http://dancuquocgia.bca/${operation}"` },
    }, milliseconds)
    return answerIn(text, `${operation}Response`, status)
  }
  const around = (service: string, { callId, officer, procedure }: AskedBy): Said => [
    ['MaYeuCau', callId], ['MaDVC', procedure], ['MaTichHop', service], ['MaCanBo', officer],
    ['MaDonVi', settings.agency], ['TaiKhoan', settings.account], ['SoDienThoai', settings.phone],
  ]
  return {
    code: POPULATION,
    about: ['citizen'],
    entries: POPULATION_ENTRIES,
    transport: settings.transport,
    async read(person, by, milliseconds) {
      const answer = await ask('TraCuuThongTinCongDan', [...around(LOOK_UP, by), ...saidOf(person)], milliseconds)
      return factsIn(answer, person)
    },
    async confirm(person, { commune }, by, milliseconds) {
      const home: Said = commune === undefined ? [] : [['ThuongTru', [['MaPhuongXa', commune]]]]
      const said: Said = [...around(VERIFY, by), ...saidOf(person), ...home]
      const answer = await ask('XacNhanThongTinCongDan', said, milliseconds)
      return verdictIn(answer, { callId: by.callId, number: person.number })
    },
  }
}

function saidOf({ number, fullName, birth }: AskedPerson): Said {
  const born: Said = birth.length === 10 ? [['NgayThangNam', birth.replaceAll('-', '')]] : [['Nam', birth.slice(0, 4)]]
  return [['SoDinhDanh', number], ['HoVaTen', fullName], ['NgayThangNamSinh', born]]
}
