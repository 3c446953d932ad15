import type { Parcel } from '@motcua/contracts/post.ts'
import { say } from '../../lib/language.ts'
import { showMoney } from '../../lib/money.ts'
import { POST } from './post-texts.ts'

/** What the post is paid for a parcel, and below it what it collects, if it does. */
export function Money({ parcel: { fee, cod } }: { readonly parcel: Pick<Parcel, 'fee' | 'cod'> }) {
  return (
    <span className="mc-number">
      {say(POST.feeOf, { fee: showMoney(fee) })}{cod > 0 && <><br />{say(POST.codOf, { cod: showMoney(cod) })}</>}
    </span>
  )
}
