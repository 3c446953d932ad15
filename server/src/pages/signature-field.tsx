import { helpIn, labelIn, langOfHelp, langOfLabel } from '@motcua/forms/label-in.ts'
import type { Field } from '@motcua/forms/model.ts'
import { signedBy } from '@motcua/forms/signature.ts'
import type { FieldFrame } from './field-frame.ts'
import { TextInput } from './controls.tsx'
import { type Journey, rootOf } from './journey.ts'
import { CLEAR, DRAWING } from './take-drawings.ts'
import { SIGNATURE } from './signature-texts.ts'

/**
 * A signature on the screen. The box to draw in comes with the script; without it, and for whoever does not drag, a
 * name is typed (WCAG 2.5.7). What is drawn already is shown, with a way to take it away.
 */
export function SignatureField({ journey, field, frame }: { journey: Journey; field: Field; frame: FieldFrame }) {
  const { key } = field
  const { visit: { say, language }, draft } = journey
  const help = helpIn(language, field)
  const signed = signedBy(draft.answers[key])
  const drawn = signed?.kind === 'drawn' ? signed.upload : undefined
  const fault = frame.faults.get(key)
  return (
    <fieldset
      className={fault ? 'field faulty' : 'field'} id={drawn === undefined ? undefined : key}
      tabIndex={drawn === undefined ? undefined : -1}
      aria-describedby={fault ? `${key}-error ${key}-hint` : `${key}-hint`}
    >
      <legend lang={langOfLabel(language, field)}>{labelIn(language, field)}</legend>
      <p className="hint" id={`${key}-hint`}>
        {help !== undefined && <span lang={langOfHelp(language, field)}>{help} </span>}{say(SIGNATURE.whatItIs)}
      </p>
      {fault && <p className="error" id={`${key}-error`}>{fault}</p>}
      <input type="hidden" name={`${key}.id`} value={drawn ?? ''} />
      {drawn === undefined ? <>
        <input type="hidden" name={`${key}${DRAWING}`} value="" />
        <div
          className="pad" data-pad={`${key}${DRAWING}`} data-drawn={say(SIGNATURE.drawn)}
          data-empty={say(SIGNATURE.empty)} hidden
        >
          <p className="hint">{say(SIGNATURE.draw)}</p>
          <canvas width={600} height={300} role="img" aria-label={say(SIGNATURE.pad)} />
          <button type="button" className="quiet">{say(SIGNATURE.again)}</button>
          <p className="hint" role="status" />
        </div>
        <label htmlFor={key}>{say(SIGNATURE.type)}</label>
        <p className="hint" id={`${key}-typed`}>{say(SIGNATURE.typeHint)}</p>
        <TextInput
          id={key} name={`${key}.typed`} value={signed?.kind === 'typed'
            ? signed.name
            : ''} aria-describedby={`${key}-typed`}
          autoComplete={field.meaning.role === 'requester' ? 'name' : 'off'} aria-invalid={fault ? true : undefined}
        />
      </> : <div className="pad">
        <img src={`${rootOf(journey)}/anh/${drawn}`} alt={say(SIGNATURE.picture)} />
        <button type="submit" className="quiet" name={CLEAR} value={key}>{say(SIGNATURE.remove)}</button>
      </div>}
    </fieldset>
  )
}
