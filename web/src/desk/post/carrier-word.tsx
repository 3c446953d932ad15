import type { SectionParcel } from '@motcua/contracts/post.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { CARRIER, CARRIER_NEWS } from './carrier-texts.ts'

/** What the post's own system knows of a parcel: that it has the order, and what it said last. */
export function CarrierWord({ carrier }: { readonly carrier: NonNullable<SectionParcel['carrier']> }) {
  const { state, reference, news, newsAt, isStuck } = carrier
  const needsPerson = state === 'refused' || state === 'kept' || isStuck
  return (
    <p className={needsPerson ? 'mc-error' : 'mc-quiet'}>
      {say(CARRIER[state], { reference: reference ?? '' })}
      {news !== null && newsAt !== null && (
        <>{'; '}{say(CARRIER_NEWS[news])} <span className="mc-number">{showShortMoment(newsAt)}</span></>
      )}
      {isStuck && <>{'. '}{say(CARRIER.stuck)}</>}
    </p>
  )
}
