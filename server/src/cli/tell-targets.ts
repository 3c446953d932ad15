import { type Day, dayInFigures } from '../kernel/civil-day.ts'
import {
  type Demand, type FollowedTarget, type Line, type NoLine, type Target, type TargetSet, type Trajectory, LEAST_COUNTED,
  LEAST_WEEKS, PACE_WEEKS, linesOf,
} from '../modules/reporting/public.ts'

/** What the plan demands in a year, indicator by indicator, in words. */
export function linesInWords(set: TargetSet, year: number): string {
  return [
    `Kế hoạch giao cho năm ${year}:`,
    ...set.targets.flatMap((target) => ['', headOf(target), ...linesOf(set, target, year).map(({ level, areaType, line }) => {
      const place = [level, areaType].flatMap((one) => one === null ? [] : [placeName(one)]).join(', ')
      return `  ${place === '' ? '' : `${place}: `}${lineInWords(target, year, line)}`
    })]),
  ].join('\n')
}

/** How far a unit is with each target of a year, in words. */
export function followedInWords(
  unit: string, year: number, until: Day | null, targets: readonly FollowedTarget[],
): string {
  return [
    `${unit}, năm ${year}${until === null ? '' : `, tính đến hết ngày ${dayInFigures(until)}`}:`,
    ...targets.flatMap(({ target, line, metric, trajectory }) => [
      '', headOf(target), `  Mức phải đạt: ${lineInWords(target, year, line)}`,
      ...metric === null ? ['  Chưa đo.'] : trajectory === null ? ['  Năm này chưa bắt đầu.']
        : trajectoryInWords(target, trajectory).map((one) => `  ${one}`),
    ]),
  ].join('\n')
}

function headOf({ id, nameVi }: Target): string {
  return `${nameVi} (${id})`
}

/** The levels and types of area that data sets tell apart; others are called by their ids. */
const PLACES: Readonly<Record<string, string>> = {
  province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã', urban: 'đô thị', rural: 'vùng nông thôn',
  remote: 'vùng sâu, vùng xa, đặc biệt khó khăn',
}
const placeName = (id: string) => PLACES[id] ?? id

const UNITS: Readonly<Record<string, string>> = {
  'percent': '%', 'minutes': 'phút', 'dossiers per person-year': 'hồ sơ một người một năm',
}

function lineInWords({ unit }: Target, year: number, line: Line | NoLine): string {
  if (line.kind === 'none') return WHY_NONE[line.why](line)
  const { comparison, value, origin, other, ofYear, isKept } = line
  const said = `${comparison === '>=' ? 'ít nhất' : 'không quá'} ${value} ${UNITS[unit] ?? unit}`
  return [
    `${said}${origin === 'derived' ? ' (suy ra, không ghi trong kế hoạch)' : ''}`,
    ...other ? [`cách đọc khác, nhẹ hơn: ${other.value} ${UNITS[unit] ?? unit}${other.origin === 'derived' ? ' (suy ra)' : ''}`] : [],
    ...isKept ? [`giữ mức của năm ${ofYear}; năm ${year} không giao mức riêng`] : [],
  ].join('; ')
}

const WHY_NONE: Readonly<Record<NoLine['why'], (line: NoLine) => string>> = {
  'exempt': () => 'được miễn',
  'no-number': () => 'kế hoạch không giao mức',
  'none-of-place': () => 'kế hoạch không giao mức cho cấp hoặc khu vực này',
  'place-unknown': () => 'mức khác nhau theo cấp hoặc loại khu vực, mà đơn vị này không thuộc cấp hay khu vực nào',
  'not-yet': (line) => `chưa giao mức${line.why === 'not-yet' ? `; mức đầu tiên là của năm ${line.from}` : ''}`,
}

function trajectoryInWords(
  { comparison }: Target, { soFar, share, isMet, expected, forecast, demand }: Trajectory,
): string[] {
  if (share === null) return ['Chưa có hồ sơ nào để tính.']
  const met = isMet === null ? '' : isMet ? ', đạt' : ', chưa đạt'
  const reached = `Đến nay: ${percent(share)} (${soFar.numerator} trên ${soFar.denominator} hồ sơ)${met}.`
  if (forecast === null || expected === null)
    return [reached, `Chưa dự báo: cần ít nhất ${LEAST_WEEKS} tuần tròn, và ${LEAST_COUNTED} hồ sơ trong ${PACE_WEEKS} tuần gần nhất.`]
  if (expected === 0) return [reached]
  return [
    reached,
    `Nếu cứ như ${PACE_WEEKS} tuần gần nhất, hết năm sẽ là ${percent(forecast.share)}; mười năm thì tám năm trong khoảng `
      + `${percent(forecast.low)} đến ${percent(forecast.high)}. Dự kiến còn ${expected} hồ sơ.`,
    ...demand ? [demandInWords(demand, comparison === '<=')] : [],
  ]
}

function demandInWords(demand: Demand, isCeiling: boolean): string {
  switch (demand.reach) {
    case 'held': return 'Các hồ sơ còn lại thế nào thì cuối năm cũng đạt.'
    case 'out-of-reach': return isCeiling
      ? 'Ngoài tầm: dù từ nay không thêm hồ sơ nào bị tính, cuối năm cũng không đạt.'
      : 'Ngoài tầm: dù mọi hồ sơ dự kiến còn lại đều được tính, cuối năm cũng không đạt.'
    case 'possible': {
      const { aWeek, change } = demand
      const than = change === 0 ? 'như hiện nay là đủ' : `${isCeiling ? 'ít hơn' : 'nhiều hơn'} hiện nay ${change}`
      return `Để đạt khi hết năm: từ nay mỗi tuần ${isCeiling ? 'không quá' : 'ít nhất'} ${aWeek} hồ sơ, ${than}.`
    }
  }
}

function percent(value: number): string {
  return `${value.toFixed(2).replace('.', ',')} %`
}
