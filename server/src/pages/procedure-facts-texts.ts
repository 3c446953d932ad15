import { texts } from '@motcua/contracts/texts.ts'

/** What is said of a procedure where the data have no word of their own. */
export const FACTS = texts({
  commune: { vi: 'Xã, phường, thị trấn', en: 'Commune, ward or township' },
  district: { vi: 'Huyện, thị xã, thành phố', en: 'District, town or city' },
  place: { vi: 'Nơi giải quyết', en: 'Where it is settled' },
  committee: { vi: 'Ủy ban nhân dân {level}', en: 'People’s committee: {level}' },
})
