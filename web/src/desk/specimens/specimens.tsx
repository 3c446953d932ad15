import { Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CallError } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { STATE_NAMES, labelOfState } from '../../lib/states.ts'
import { AskWhy } from '../../ui/ask-why/ask-why.tsx'
import { ClockChip, Trace } from '../../ui/clock-chip/clock-chip.tsx'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { DayField } from '../../ui/day-field/day-field.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FaultSummary } from '../../ui/fault-summary/fault-summary.tsx'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { FilePicker } from '../../ui/file-picker/file-picker.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import { ShortcutList } from '../../ui/shortcuts/shortcut-host.tsx'
import { SkeletonList } from '../../ui/skeleton-list/skeleton-list.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { ToastLine } from '../../ui/toast/toast.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { SAMPLE } from './specimens-texts.ts'

/** Ids begin with `at`, since the same components may stand on the page three times. */
type Specimen = (props: { readonly at: string }) => ReactNode

const nothing = () => undefined
const PAGED = { hasNextPage: true, isFetchingNextPage: false, fetchNextPage: async () => Promise.resolve() }
const refused = new Error(say(SAMPLE.refused))
const CLOCK = {
  name: say(SAMPLE.settle), text: say(SAMPLE.left), startedAt: '2021-06-25T01:00:00Z', dueAt: '2021-06-28T10:00:00Z',
  pauses: [{
    from: '2021-06-25T03:00:00Z', until: '2021-06-25T05:00:00Z', reason: say(SAMPLE.pause),
    article: say(SAMPLE.article),
  }],
  trace: [
    { day: '2021-06-25', why: 'day-of-receipt', used: 0, left: 1, article: say(SAMPLE.article) },
    { day: '2021-06-26', why: 'weekend', used: 0, left: 1, article: say(SAMPLE.article) },
    { day: '2021-06-27', why: 'paused', used: 0, left: 1, article: say(SAMPLE.article) },
    { day: '2021-06-28', why: 'counted', used: 1, left: 0, article: say(SAMPLE.article) },
  ],
}
const OPTIONS = [
  { id: 'a', label: say(SAMPLE.procedure), detail: say(SAMPLE.procedureWhere) }, { id: 'b', label: say(SAMPLE.long) },
]

/** One for every folder of `web/src/ui`; specimens.test.ts finds a folder without. */
export const SPECIMENS: Readonly<Record<string, Specimen>> = {
  'ask-why': ({ at }) => (
    <AskWhy
      title={`${say(SAMPLE.sure)} ${at}`} most={200} isBusy={false} onSay={nothing} onLeave={nothing}
      words={{ why: say(SAMPLE.pause), need: say(SAMPLE.refused), send: say(SAMPLE.act), leave: say(SAMPLE.busy) }}
    />
  ),
  'clock-chip': ({ at }) => (
    <>
      <ClockChip clock={CLOCK} tone="calm" />
      <ClockChip clock={{ ...CLOCK, text: say(SAMPLE.late) }} tone="late" />
      <ClockChip clock={{ ...CLOCK, text: say(SAMPLE.pause) }} tone="stopped" />
      <Trace clock={{ ...CLOCK, name: `${CLOCK.name} ${at}` }} />
    </>
  ),
  'confirm-panel': () => (
    <>
      <ConfirmPanel title={say(SAMPLE.sure)} confirmLabel={say(SAMPLE.act)} onConfirm={nothing} onCancel={nothing}>
        <p>{say(SAMPLE.sureHint)}</p>
      </ConfirmPanel>
      <ConfirmPanel
        title={say(SAMPLE.long)} confirmLabel={say(SAMPLE.busy)} isBusy onConfirm={nothing} onCancel={nothing}
      />
    </>
  ),
  'counted-letters': ({ at }) => (
    <>
      <Textarea id={`${at}-letters`} label={say(SAMPLE.left)} maxLength={40} readOnly value={say(SAMPLE.left)} />
      <Textarea id={`${at}-letters-w`} label={say(SAMPLE.long)} maxLength={9} readOnly value={say(SAMPLE.long)} />
    </>
  ),
  'day-field': ({ at }) => (
    <>
      <DayField id={`${at}-day`} label={say(SAMPLE.day)} value="" onChange={nothing} />
      <DayField
        id={`${at}-day-r`} label={say(SAMPLE.day)} hint={say(SAMPLE.hint)} isRequired value="1950-02" onChange={nothing}
      />
      <DayField
        id={`${at}-day-w`} label={say(SAMPLE.long)} error={say(SAMPLE.fault)} value="2050-02-01" onChange={nothing}
      />
    </>
  ),
  'empty-state': () => <EmptyState title={say(SAMPLE.emptyTitle)}><p>{say(SAMPLE.emptyHint)}</p></EmptyState>,
  'error-state': () => (
    <>
      <ErrorState title={say(SAMPLE.failedTitle)} error={refused} onRetry={nothing} />
      <ErrorState title={say(SAMPLE.failedTitle)} error={new Error(say(SAMPLE.long))} />
    </>
  ),
  'fault-summary': ({ at }) => (
    <FaultSummary
      title={say(SAMPLE.faults)}
      attempt={0}
      faults={[{ id: `${at}-day-w`, text: say(SAMPLE.fault) }, { id: `${at}-day`, text: say(SAMPLE.hint) }]}
    />
  ),
  'field-group': ({ at }) => (
    <>
      <FieldGroup id={`${at}-group`} label={say(SAMPLE.group)} hint={say(SAMPLE.hint)} isRequired>
        <RadioLine name={`${at}-g`} label={say(SAMPLE.present)} isChosen onChoose={nothing} hotkey="C" />
        <RadioLine name={`${at}-g`} label={say(SAMPLE.missing)} isChosen={false} onChoose={nothing} hotkey="T" />
      </FieldGroup>
      <FieldGroup id={`${at}-group-w`} label={say(SAMPLE.long)} error={say(SAMPLE.fault)}>
        <RadioLine name={`${at}-w`} label={say(SAMPLE.name)} isChosen={false} onChoose={nothing} />
      </FieldGroup>
    </>
  ),
  'file-picker': () => (
    <FilePicker
      label={say(SAMPLE.papers)} kinds={[
        'application/pdf', 'image/png',
      ]} onPick={nothing} onRetry={nothing} onRemove={nothing}
      files={(['sending', 'sent', 'failed'] as const).map((state) => ({
        key: state, file: new File([''], `${state}.pdf`, { type: 'application/pdf' }), state,
        text: say(SAMPLE.tooLarge),
      }))}
    />
  ),
  'form-refusal': () => (
    <>
      <FormRefusal error={refused} />
      <FormRefusal error={new CallError(422, 'body-invalid', '', [{ pointer: '/a', code: 'a', text: 'a' }])} />
    </>
  ),
  'more-button': () => <MoreButton found={PAGED} label={say(SAMPLE.showMore)} />,
  'moment-field': ({ at }) => (
    <>
      <MomentField id={`${at}-moment`} label={say(SAMPLE.moment)} value="2021-06-25T16:30" onChange={nothing} />
      <MomentField
        id={`${at}-moment-w`} label={say(SAMPLE.moment)} error={say(SAMPLE.fault)} value="" onChange={nothing}
      />
    </>
  ),
  'shortcuts': () => (
    <div className="mc-shortcuts">
      <ShortcutList
        shortcuts={[
          { keys: 'alt+1', name: say(SAMPLE.act) }, { keys: 'ctrl+Enter', name: say(SAMPLE.other) },
          { keys: '?', name: say(SAMPLE.long) },
        ]}
      />
    </div>
  ),
  'skeleton-list': () => <SkeletonList rows={3} />,
  'state-chip': () => (
    <div className="mc-row">{STATE_NAMES.map((state) => <StateChip key={state} {...labelOfState(state)} />)}</div>
  ),
  'toast': () => (
    <>
      <ToastLine toast={{ id: -1, text: say(SAMPLE.done), action: { label: say(SAMPLE.undo), run: nothing } }} />
      <ToastLine toast={{ id: -2, text: say(SAMPLE.long) }} />
      <button type="button" className="mc-link-button" onClick={() => announce(say(SAMPLE.done))}>
        {say(SAMPLE.announce)}
      </button>
    </>
  ),
  'typed-choice': ({ at }) => <Choices at={at} />,
}

function Choices({ at }: { at: string }) {
  const [typed, setTyped] = useState('')
  const common = { placeholder: say(SAMPLE.choice), options: OPTIONS, onType: setTyped, onChoose: nothing }
  return (
    <>
      <TypedChoice {...common} id={`${at}-choice`} label={say(SAMPLE.choice)} hint={say(SAMPLE.hint)} value={typed} />
      <TypedChoice
        {...common} id={`${at}-none`} label={say(SAMPLE.long)} value="" options={[]} status={say(SAMPLE.nothing)}
        error={say(SAMPLE.fault)}
      />
    </>
  )
}
