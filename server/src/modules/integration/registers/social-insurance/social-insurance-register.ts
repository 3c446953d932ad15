import { readPersonalNumber } from '../../../../kernel/personal-number.ts'
import { openWay } from '../open-way.ts'
import type { AskedBy, AskedPerson, Register } from '../register.ts'
import { type RestQuestion, askRest } from '../rest.ts'
import type { RegisterSettings } from '../settings.ts'
import { INSURANCE_ENTRIES, type Insured, insuredIn } from './insured.ts'

export const SOCIAL_INSURANCE = 'social-insurance'

/** Sex as it has it; 3 is neither. */
const SEXES = { male: '1', female: '2' } as const
/** How much of a birth is known, by the length of what stands for it: the day, the month or the year. */
const PRECISION: Readonly<Record<number, string>> = { 10: '0', 7: '1', 4: '2' }

/**
 * By which an insurance number is looked for (domain reference 8.6): name, birth with what is known of it, sex as the
 * personal number tells it, and that number. TODO(law): the names of the fields, and which of 0, 1 and 2 of
 * `loaiNgaySinh` and of 1, 2 and 3 of `gioiTinh` is which, are our reading.
 */
export function criteriaOf({ number, fullName, birth }: AskedPerson): RestQuestion {
  return {
    path: 'apiBHXH/getMaSoBhxhTheoTieuChi',
    body: {
      hoTen: fullName, ngaySinh: birth.replaceAll('-', '').padEnd(8, '0'), loaiNgaySinh: PRECISION[birth.length] ?? '2',
      gioiTinh: SEXES[readPersonalNumber(number).sex], soDinhDanh: number,
    },
  }
}

/**
 * The register of social insurance (Bảo hiểm xã hội Việt Nam): the number that somebody has there, and whether they
 * take part at present. Whom it has and of what household is not read. `now` is the clock of the machine.
 */
export function openSocialInsurance(settings: RegisterSettings, now: () => Date): Register {
  const way = openWay(settings, now)
  const ask = async (person: AskedPerson, by: AskedBy, milliseconds: number): Promise<Insured | undefined> => {
    const row = await askRest({ way, settings }, criteriaOf(person), by, milliseconds)
    return row && insuredIn(row, person)
  }
  return {
    code: SOCIAL_INSURANCE, about: ['citizen'], entries: INSURANCE_ENTRIES, transport: settings.transport,
    async read(person, by, milliseconds) {
      return (await ask(person, by, milliseconds))?.facts
    },
    async confirm(person, _claim, by, milliseconds) {
      return (await ask(person, by, milliseconds))?.takesPart === true
    },
  }
}
