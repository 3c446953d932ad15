import type { Register } from '../register.ts'
import type { OverAxisSettings } from './settings.ts'

/**
 * A register that is asked over the axis of documents. It fills in nothing, since nobody waits for it: the dossier
 * awaits its yes or no (`askOverAxis`).
 */
export function openOverAxis(
  { code, about }: Pick<Register, 'code' | 'about'>, { axisAgency, agency, account }: OverAxisSettings,
): Register {
  const notWaited = () => Promise.reject(new Error(`${code} is asked over the axis of documents, and answers later`))
  return {
    code, about, entries: [], transport: 'axis', overAxis: { agency: axisAgency, ours: { agency, account } },
    read: notWaited, confirm: notWaited,
  }
}
