import { Button } from '@mantine/core'
import type { ShownReport } from '@motcua/contracts/reports.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { useWriteReport } from './report-data.ts'
import { REPORTS, type ReportDeed } from './report-texts.ts'

/** Where each deed is sent. */
const PATHS = { submit: 'submission', take: 'taking', return: 'returning', lock: 'locking' } as const
type Deed = Exclude<ReportDeed, 'explain'>
const DEEDS = ['submit', 'take', 'return', 'lock'] as const satisfies readonly Deed[]

/** What whoever looks may do with a report as it stands; what cannot be taken back is asked once more. */
export function ReportDeeds({ report: { id, deeds } }: { readonly report: ShownReport }) {
  const [asked, setAsked] = useState<Deed>()
  const writing = useWriteReport(() => {
    setAsked(undefined)
    announce(say(REPORTS.done))
  })
  const run = (deed: Deed, body: object = {}) => writing.mutate({ path: `/${id}/${PATHS[deed]}`, body })
  const press = (deed: Deed) => {
    writing.reset()
    if (deed === 'take') run(deed)
    else setAsked(deed)
  }
  const offered = DEEDS.filter((deed) => deeds.includes(deed))
  if (offered.length === 0) return null
  return <>
    {asked === undefined && <FormRefusal error={writing.error} />}
    <div className="mc-row">{offered.map((deed) => (
      <Button
        key={deed} variant={deed === 'return' ? 'default' : 'filled'} loading={writing.isPending} onClick={() => press(deed)}
      >{say(REPORTS[deed])}</Button>
    ))}</div>
    {(asked === 'submit' || asked === 'lock') && (
      <ConfirmPanel
        title={say(REPORTS[`${asked}Sure`])} confirmLabel={say(REPORTS[asked])} isBusy={writing.isPending}
        onConfirm={() => run(asked)} onCancel={() => setAsked(undefined)}
      >
        <FormRefusal error={writing.error} />
        <p>{say(REPORTS[`${asked}What`])}</p>
      </ConfirmPanel>
    )}
    {asked === 'return' && (
      <AskWhy
        title={say(REPORTS.return)} most={500} error={writing.error} field="/reason" isBusy={writing.isPending}
        words={{
          why: say(REPORTS.reason), need: say(REPORTS.needReason), send: say(REPORTS.return), leave: say(REPORTS.leave),
        }}
        onSay={(reason) => run('return', { reason })} onLeave={() => setAsked(undefined)}
      />
    )}
  </>
}
