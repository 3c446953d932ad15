import { Control, TextInput } from './controls.tsx'
import { TAKE } from './take-number-texts.ts'
import type { Visit } from './visit.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

/**
 * The card under the scanner or a phone number, of one's own will. The script shows large keys, for whoever has no
 * keyboard; what was sent does not come back with a refusal, since the next may stand there.
 */
export function VisitorField({ visit: { say }, error }: { visit: Visit; error: string | undefined }) {
  return (
    <div data-visitor="">
      <Control id="khach" label={say(TAKE.visitor)} hint={say(TAKE.visitorHint)} error={error}>
        {(described) => <TextInput {...described} name="khach" value="" className="short" inputMode="tel" isFocused />}
      </Control>
      <p role="status" data-visitor-read="" hidden>{say(TAKE.visitorRead)}</p>
      <div className="keys" data-visitor-keys="" hidden>
        {DIGITS.map((digit) => <button key={digit} type="button" className="plain" data-digit={digit}>{digit}</button>)}
        <button type="button" className="plain" data-visitor-clear="">{say(TAKE.visitorClear)}</button>
      </div>
    </div>
  )
}
