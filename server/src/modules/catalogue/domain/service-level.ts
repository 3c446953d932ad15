import type { Day } from '../../../kernel/civil-day.ts'
import type { ProcedureContent } from './procedure.ts'

/** NĐ 42/2022/NĐ-CP came into force on 15/08/2022 and put two levels in the place of four. */
const TWO_LEVELS_SINCE = '2022-08-15'

const LEVELS = {
  full: 'Dịch vụ công trực tuyến toàn trình', partial: 'Dịch vụ công trực tuyến một phần',
  information: 'Cung cấp thông tin trực tuyến',
} as const

/** The level of the online service as law names it on a day. */
export function showServiceLevel(content: Pick<ProcedureContent, 'serviceLevel' | 'legacyLevel'>, day: Day): string {
  const { serviceLevel, legacyLevel } = content
  return day < TWO_LEVELS_SINCE ? `Dịch vụ công trực tuyến mức độ ${legacyLevel}` : LEVELS[serviceLevel]
}
