import type { Static } from 'typebox'
import { WORD, settingsOf } from '../../../../platform/partner/read-settings.ts'
import { EVERY_REGISTER } from '../settings.ts'

/** What the file of MOTCUA_PARTNERS says of the register of the population; its calls name a telephone, too. */
export const POPULATION_SETTINGS = settingsOf({ ...EVERY_REGISTER, phone: WORD })

export type PopulationSettings = Static<typeof POPULATION_SETTINGS>
