import type { HeldRole, StaffDetail, StaffLine } from '@motcua/contracts/staff.ts'
import { showShortDay } from '../../lib/dates.ts'
import type { StateLabel } from '../../lib/states.ts'

const STATES: Readonly<Record<StaffLine['state'], StateLabel>> = {
  open: { text: 'Đang dùng', tone: 'calm', icon: '●' },
  locked: { text: 'Bị khóa vì sai mật khẩu', tone: 'late', icon: '!' },
  idle: { text: 'Tạm khóa vì lâu không dùng', tone: 'waiting', icon: '◔' },
  disabled: { text: 'Đã đóng', tone: 'stopped', icon: '✕' },
}

export function labelOfAccount(state: StaffLine['state']): StateLabel {
  return STATES[state]
}

/** `từ 25/06/2021`, `từ 25/06/2021 đến hết 30/06/2021` */
export function daysOfRole({ validFrom, validTo }: Pick<HeldRole, 'validFrom' | 'validTo'>): string {
  return `từ ${showShortDay(validFrom)}${validTo === null ? '' : ` đến hết ${showShortDay(validTo)}`}`
}

/** Why nothing can be done to an account that one may look at; nothing to say where one manages it. */
export function hindranceOf({ manages, state }: Pick<StaffDetail, 'manages' | 'state'>): string | undefined {
  if (state === 'disabled') return 'Tài khoản đã đóng và không mở lại được. Người này đi làm lại thì mở tài khoản mới.'
  if (manages === 'own')
    return 'Đây là tài khoản của bạn. Vai trò, mật khẩu và việc đóng tài khoản do người quản trị khác làm; mật khẩu của mình thì đổi ở “Đổi mật khẩu”.'
  if (manages === 'beyond-reach')
    return 'Tài khoản này có vai trò hoặc nơi làm việc ngoài phạm vi bạn quản trị. Việc của tài khoản do quản trị hệ thống của tỉnh làm.'
  return undefined
}
