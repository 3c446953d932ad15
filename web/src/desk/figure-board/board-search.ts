/** By what the rows of a board are told apart; each board has one that is its own unless another is chosen. */
export const BY = ['agency', 'unit', 'sector', 'procedure'] as const
export type BoardBy = typeof BY[number]

/** Which board: of a unit, told apart by something. It stands in the address, so that a wall opens the same again. */
export interface BoardSearch { readonly unit?: string; readonly by?: BoardBy }

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Reads an address; what makes no sense in it is passed over. */
export function boardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const { unit } = search
  const by = BY.find((one) => one === search['by'])
  return { ...typeof unit === 'string' && ID.test(unit) && { unit }, ...by && { by } }
}
