import type { SettlementFigures } from '@motcua/contracts/settlement-figures.ts'

/** By what the rows of the table are told apart. */
export const BY = ['sector', 'agency', 'level', 'channel'] as const
export type By = typeof BY[number]

/** The figure that was pressed, of which row; of all where there is none. */
export interface Pressed { readonly metric: string; readonly of: SettlementFigures['items'][number]['of'] | undefined }
