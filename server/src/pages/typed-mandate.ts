import { dayFrom } from './acting.ts'
import { type Posted, fieldOf, valuesOf } from './visit.ts'

/** What was typed to let somebody act, for a firm or a person, right or wrong. */
export interface TypedMandate {
  readonly number: string
  readonly fullName: string
  readonly isWhole: boolean
  /** Public ids of procedures. */
  readonly procedures: readonly string[]
  readonly from: string
  readonly to: string
}

/** What the form of a mandate posts; `unlessSaid` what it reaches where nobody has said. */
export function typedMandateBy(posted: Posted, unlessSaid: 'all' | 'some'): TypedMandate {
  const said = fieldOf(posted, 'pham-vi')
  return {
    number: fieldOf(posted, 'so').replace(/[\s.]/g, ''), fullName: fieldOf(posted, 'ten'),
    isWhole: unlessSaid === 'all' ? said !== 'chon' : said === 'tat-ca', procedures: valuesOf(posted, 'thu-tuc'),
    from: dayFrom(posted, 'tu'), to: dayFrom(posted, 'den'),
  }
}
