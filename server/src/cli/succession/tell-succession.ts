import type { SuccessionRefusal } from '../../modules/organisation/public.ts'
import type { Forecast } from './forecast.ts'

/** A forecast as a person reads it: what would end and begin, and what is affected. */
export function tellForecast(forecast: Forecast): string {
  const { units, dossiers, work, grants, numbers, calendars, named, procedures } = forecast
  const { papers, arrangements } = forecast
  const states = Object.entries(dossiers.byState).map(([state, count]) => `${state} ${count}`).join(', ')
  const reused = numbers.filter(({ after }) => after !== null)
  return [
    `Xem trước kế hoạch ${forecast.plan}, hiệu lực từ ${forecast.effective}. Chưa có gì thay đổi.`,
    `Đơn vị: kết thúc ${units.ended}, lập mới ${units.begun}, đổi ${units.changed}; đơn vị cấp thấp nhất ${units.communes[0]} còn ${units.communes[1]}.`,
    `Mã cơ quan: ${numbers.length} mã thôi dùng như trước, trong đó ${reused.length} mã dùng lại cho đơn vị khác.`,
    `Hồ sơ đang mở: ${dossiers.total}${states === '' ? '' : ` (${states})`}.`,
    ...dossiers.samples.length > 0 ? [`  ví dụ ${dossiers.samples.slice(0, 5).join(', ')}`] : [],
    `Việc đang mở: ${work.tasks} bước, ${work.clocks} thời hạn, ${work.legs} chặng (${work.onTheirWay} đang trên đường chuyển).`,
    `Phân quyền chuyển sang đơn vị mới, chờ xác nhận: ${grants.roles} quyền của ${grants.accounts} lượt cán bộ.`,
    `Làm thay ${arrangements.standIns}, ngoại lệ tách nhiệm vụ ${arrangements.exceptions}, quy tắc giao việc ${arrangements.assignmentRules}, ý kiến mẫu ${arrangements.templates}: tiếp tục ở đơn vị kế thừa. Vắng mặt ${arrangements.absences}: đi theo người.`,
    `Thí điểm tiếp nhận nêu đơn vị cũ: ${arrangements.pilots.length}${arrangements.pilots.length > 0 ? ` (${arrangements.pilots.slice(0, 10).join(', ')})` : ''}.`,
    `Kết quả bản giấy: ${papers.lying} đang giữ, ${papers.onTheirWay} đang trên đường, ${papers.collected} hẹn nhận tại đơn vị cũ.`,
    `Bản đang khai trên cổng: ${forecast.drafts}.`,
    `Lịch làm việc khác đi: ${calendars.length} đơn vị.`,
    `Chỉ tiêu, nhóm và quy định nêu tên đơn vị cũ: ${named.groups.length} nhóm, ${named.policies.length} quy định, ${named.posts} chức danh.`,
    ...forecast.namedByRules.length > 0
      ? [`Quy tắc của thủ tục nêu tên đơn vị cũ (${forecast.namedByRules.length}):`,
        ...forecast.namedByRules.slice(0, 20).map(({ procedure, unit, heir }) =>
          `  - ${procedure}: ${unit}, từ ngày đó là ${heir ?? 'không đơn vị nào'}`)]
      : [],
    ...procedures.length > 0
      ? [`Thủ tục chưa rõ ai làm từ ngày đó (${procedures.length}):`,
        ...procedures.slice(0, 20).map(({ procedure, rule }) => `  - ${procedure}: ${rule}`)]
      : ['Thủ tục: bước nào cũng có đơn vị làm.'],
  ].join('\n')
}

/** How far a plan is. */
export interface Succeeded {
  readonly plan: string
  readonly effective: string
  readonly isDone: boolean
  readonly waits: boolean
  readonly stages: readonly { readonly stage: string; readonly done: number; readonly isDone: boolean }[]
}

const STAGE: Readonly<Record<string, string>> = {
  'arrangements': 'làm thay, ngoại lệ tách nhiệm vụ, quy tắc giao việc, ý kiến mẫu, thí điểm chuyển sang đơn vị mới',
  'grants': 'phân quyền chuyển theo người', 'dossiers': 'hồ sơ chuyển sang đơn vị mới', 'drafts': 'bản đang khai đổi địa bàn',
  'dossiers-presumed': 'trong đó hồ sơ chuyển theo quy tắc vì chưa rõ địa bàn, cần xem lại',
}

/** What was done, in words. */
export function tellSucceeded({ plan, effective, isDone, waits, stages }: Succeeded): string {
  if (waits) {
    return `Kế hoạch ${plan} đã ghi. Đơn vị đổi từ ngày ${effective}; hồ sơ và phân quyền chuyển trong ngày đó, do việc nền hoặc chạy lại lệnh này.`
  }
  return [
    isDone ? `Kế hoạch ${plan} đã thực hiện xong.` : `Kế hoạch ${plan} chưa xong; chạy lại lệnh này để làm tiếp.`,
    ...stages.map(({ stage, done }) => `  ${STAGE[stage] ?? stage}: ${done}`),
  ].join('\n')
}

/** Why a plan was not taken in, and what to do. */
export function tellRefusal(refusal: SuccessionRefusal): string {
  switch (refusal.code) {
    case 'plan-faulty':
      return [`Kế hoạch có ${refusal.faults.length} lỗi, chưa có gì thay đổi:`,
        ...refusal.faults.map(({ code, text }) => `- ${text} (${code})`)].join('\n')
    case 'plan-differs':
      return 'Một kế hoạch khác đã được ghi dưới tên này. Hãy đặt tên khác cho kế hoạch mới.'
    case 'plan-unfinished':
      return `Kế hoạch ${refusal.key} chưa thực hiện xong. Hãy chạy lệnh với kế hoạch đó trước.`
    case 'province-changed':
      return 'Có người vừa đổi dữ liệu đơn vị. Hãy chạy lại lệnh.'
  }
}
