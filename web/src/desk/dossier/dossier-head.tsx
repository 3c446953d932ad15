import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { now } from '../../lib/clock.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { LATE_BY_SUPPLEMENT, toneOfClock } from '../../lib/due-words.ts'
import { labelOfChannel, labelOfDelivery, labelOfState } from '../../lib/states.ts'
import { ClockChip } from '../../ui/clock-chip/clock-chip.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { MaskedNumber } from './masked-number.tsx'

/** Who, what, how far, until when: the sentence first, the clocks under it. */
export function DossierHead({ dossier }: { dossier: DossierDetail }) {
  const { applicant, authoriser } = dossier
  const state = labelOfState(dossier.state)
  return (
    <header className="mc-dossier-head">
      <div className="mc-row">
        <h1><span className="mc-number">{dossier.number}</span> {dossier.procedure.name}</h1>
        <StateChip {...state} />
        {dossier.lateBySupplementAt && <StateChip {...LATE_BY_SUPPLEMENT} />}
      </div>
      {dossier.stateText !== state.text && <p>{dossier.stateText}</p>}
      <div className="mc-row">
        <span><b>{applicant.fullName}</b></span><MaskedNumber key={applicant.id} personId={applicant.id} number={applicant.number} name={applicant.fullName} />
        {applicant.phone && <span className="mc-number">{applicant.phone}</span>}
        <span className="mc-quiet">{labelOfChannel(dossier.channel)} {showShortMoment(dossier.submittedAt)} · nhận kết quả: {labelOfDelivery(dossier.delivery).toLowerCase()}{dossier.deliveryAddress && `, ${dossier.deliveryAddress}`}</span>
      </div>
      {authoriser && <div className="mc-row"><span>Ủy quyền bởi <b>{authoriser.fullName}</b></span><MaskedNumber key={authoriser.id} personId={authoriser.id} number={authoriser.number} name={authoriser.fullName} /></div>}
      <p className="mc-quiet">Tiếp nhận: {dossier.receivesAtName} · giải quyết: {dossier.competentUnitName}{dossier.supplements > 0 && ` · đã yêu cầu bổ sung ${dossier.supplements} lần`}{dossier.extensions > 0 && ` · đã gia hạn ${dossier.extensions} lần`}</p>
      {dossier.clocks.map((clock) => <ClockChip key={`${clock.kind}${clock.startedAt}`} clock={clock} tone={toneOfClock(clock, now())} />)}
      {dossier.openRequest && (
        <div className="mc-confirm">
          <b>Đang chờ bổ sung từ {showShortMoment(dossier.openRequest.askedAt)}:</b>
          <ul>{dossier.openRequest.items.map(({ component, name, reason }) => <li key={component}>{name}: {reason}</li>)}</ul>
        </div>
      )}
      {dossier.result && <p>Kết quả: <a href={`/api/slips/${dossier.result.slipId}.pdf`} target="_blank" rel="noopener">{dossier.result.title} số {dossier.result.number}</a></p>}
      {dossier.issuedAt && <p className="mc-quiet">
        Ban hành {showShortMoment(dossier.issuedAt)} · {dossier.deliveredAt ? `trả ${showShortMoment(dossier.deliveredAt)}` : 'chưa trả'}
        {' · '}{dossier.synchronisedAt ? `đồng bộ quốc gia ${showShortMoment(dossier.synchronisedAt)}` : 'chưa đồng bộ với hệ thống quốc gia'}
      </p>}
    </header>
  )
}
