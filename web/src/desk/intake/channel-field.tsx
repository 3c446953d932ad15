import { now } from '../../lib/clock.ts'
import { toLocalInput } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { MomentField } from '../../ui/moment-field/moment-field.tsx'
import type { IntakeDraft } from './intake-draft.ts'
import { INTAKE } from './intake-texts.ts'

interface ChannelFieldProps {
  draft: Pick<IntakeDraft, 'channel' | 'handedInAt'>
  faults: Readonly<Record<string, string>>
  onChange: (patch: Partial<IntakeDraft>) => void
}

/** Somebody stands there, or a parcel has come. */
export function ChannelField({ draft, faults, onChange }: ChannelFieldProps) {
  return (
    <FieldGroup label={say(INTAKE.arrives)}>
      <RadioLine
        name="kenh"
        label={say(INTAKE.atCounter)}
        isChosen={draft.channel === 'counter'}
        onChoose={() => onChange(arrivingBy('counter', draft))}
      />
      <RadioLine
        name="kenh"
        label={say(INTAKE.byPost)}
        isChosen={draft.channel === 'post'}
        onChoose={() => onChange(arrivingBy('post', draft))}
      />
      {draft.channel === 'post' && (
        <MomentField
          id="nhan-luc"
          label={say(INTAKE.parcelAt)}
          value={draft.handedInAt}
          error={faults['nhan-luc']}
          onChange={(handedInAt) => onChange({ handedInAt })}
        />
      )}
    </FieldGroup>
  )
}

/** A parcel has come now, until somebody says when. */
export function arrivingBy(
  channel: IntakeDraft['channel'], { handedInAt }: Pick<IntakeDraft, 'handedInAt'>,
): Partial<IntakeDraft> {
  return channel === 'counter' ? { channel } : { channel, handedInAt: handedInAt || toLocalInput(now()) }
}
