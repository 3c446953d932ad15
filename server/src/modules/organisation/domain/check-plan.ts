import { isPlainName } from '../../../kernel/plain-name.ts'
import type { UnitRow } from './province.ts'
import type { Around, PlanFault, PlanFaultCode, SuccessionEvent, SuccessionPlan } from './succession-plan.ts'

/** How many units each kind of event takes and makes. */
const SHAPES: Readonly<Record<SuccessionEvent['kind'], { from: [number, number]; to: [number, number] }>> = {
  'merge': { from: [1, 99], to: [1, 1] },
  'split': { from: [1, 1], to: [2, 99] },
  'rename': { from: [1, 1], to: [1, 1] },
  'continue': { from: [1, 1], to: [1, 1] },
  'abolish': { from: [1, 99], to: [0, 0] },
  'reorganise': { from: [1, 1], to: [1, 1] },
  'move-competence': { from: [1, 1], to: [1, 1] },
}

/** What is wrong with the events of a plan, before anything is worked out. */
export function checkPlan(plan: SuccessionPlan, { before, after, known }: Around): PlanFault[] {
  const faults: PlanFault[] = []
  const say = (code: PlanFaultCode, about: string, text: string) => { faults.push({ code, about, text }) }
  const froms = plan.events.filter(({ kind }) => kind !== 'move-competence').flatMap(({ from }) => from)
  for (const id of new Set(froms.filter((id, n) => froms.indexOf(id) !== n)))
    say('twice-on-a-day', id, `${id} có hai sự kiện trong một ngày`)
  const comers = plan.events.filter(({ kind }) => !['rename', 'continue', 'move-competence'].includes(kind))
    .flatMap(({ to }) => to).flatMap((unit) => [unit.id, ...unit.agency ? [unit.agency.id] : []])
  for (const id of new Set(comers.filter((id, n) => comers.indexOf(id) !== n)))
    say('territory-overlap', id, `${id} được lập hai lần`)
  for (const id of comers.filter((one) => known.has(one)))
    say('unit-exists', id, `${id} đã là mã của một đơn vị, không dùng lại được`)
  for (const event of plan.events) {
    const { id, kind, from, to } = event
    for (const one of from.filter((unit) => !before.find(unit)))
      say('unit-unknown', one, `${id}: không có đơn vị ${one} vào ngày trước đó`)
    const isWrong = ({ length }: readonly unknown[], [least, most]: [number, number]) => length < least || length > most
    if (isWrong(from, SHAPES[kind].from) || isWrong(to, SHAPES[kind].to))
      say('kind-wrong', id, `${id}: ${kind} không thể có ${from.length} đơn vị cũ và ${to.length} đơn vị mới`)
    if (kind === 'split' && to.filter(({ takesRest }) => takesRest).length !== 1)
      say('kind-wrong', id, `${id}: chia thì phải có đúng một phần nhận những gì chưa rõ địa chỉ (takes_rest)`)
    if ((kind === 'rename' || kind === 'continue') && to[0]?.id !== from[0])
      say('kind-wrong', id, `${id}: ${kind} thì đơn vị giữ mã của mình`)
    for (const [one, heir] of Object.entries(event.heirs)) {
      if (!comers.includes(heir) && (!after.find(heir) || froms.includes(heir) && !isGoingOn(plan, heir)))
        say('heir-unknown', one, `${id}: nơi nhận ${heir} không có hiệu lực từ ngày ${plan.effective}`)
    }
  }
  for (const { rule: word } of before.levels.filter(({ id }) => plan.endLevels.includes(id)))
    if (!plan.rules.some(({ rule }) => rule === word))
      say('rule-without-meaning', word, `cấp "${word}" kết thúc mà kế hoạch không nói từ này trong quy trình nay là đơn vị nào`)
  return faults
}

function isGoingOn({ events }: SuccessionPlan, id: string): boolean {
  return events.some(({ kind, from }) => (kind === 'rename' || kind === 'continue') && from.includes(id))
}

/** What is wrong with the province as it would be. */
export function checkResult({ endLevels }: SuccessionPlan, rows: readonly UnitRow[]): PlanFault[] {
  const faults: PlanFault[] = rows.filter(({ name }) => !isPlainName(name)).map(({ id, name }) => ({
    code: 'name-not-plain', about: id, text: `tên của ${id} có dấu < > hoặc ký tự ẩn: ${JSON.stringify(name)}`,
  }))
  const twice = (keyOf: (row: UnitRow) => string | null, code: PlanFaultCode, what: string) => {
    const seen = new Map<string, UnitRow>()
    for (const row of rows) {
      const key = keyOf(row)
      if (key === null) continue
      const other = seen.get(key)
      const text = `${what} ${key} của ${row.name} cũng là của ${other?.name ?? ''} (${other?.id ?? ''})`
      if (other) faults.push({ code, about: row.id, text })
      seen.set(key, row)
    }
  }
  twice(({ agencyCode }) => agencyCode, 'code-taken', 'mã cơ quan')
  twice(({ kind, gsoCode }) => kind === 'territory' ? gsoCode : null, 'territory-overlap', 'mã địa bàn')
  twice(({ kind, territory }) => kind === 'agency' ? territory : null, 'territory-overlap', 'cơ quan quản lý địa bàn')
  const known = new Set(rows.map(({ id }) => id))
  for (const row of rows) {
    if (row.kind === 'territory' && row.level !== null && endLevels.includes(row.level))
      faults.push({
        code: 'level-still-used', about: row.id, text: `cấp ${row.level} kết thúc mà ${row.name} còn ở cấp đó`,
      })
    for (const id of [row.parent, row.territory, row.host, row.receivesAt])
      if (id !== null && !known.has(id))
        faults.push({ code: 'unit-unknown', about: row.id, text: `${row.name}: không có đơn vị ${id}` })
  }
  return faults
}
