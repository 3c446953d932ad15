import type { Unit } from './facts.ts'

/** Whether money is taken there: a one-stop section, or an agency that receives at itself (the police of a commune). */
export function takesMoney({ isOneStop, receivesAtId, id }: Pick<Unit, 'id' | 'isOneStop' | 'receivesAtId'>): boolean {
  return isOneStop || receivesAtId === id
}
