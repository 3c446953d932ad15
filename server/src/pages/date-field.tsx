import type { Field, FieldShape } from '@motcua/forms/model.ts'
import { widgetOf } from '@motcua/forms/widgets.ts'
import type { FieldFrame, QuestionProps } from './field-frame.ts'
import { Group } from './controls.tsx'
import { FIELD } from './fill-form-texts.ts'

/** Which boxes a widget has, with how many digits. */
const DATE_PARTS = { day: 2, month: 2, year: 4 } as const
const BOXES: Readonly<Record<string, readonly (keyof typeof DATE_PARTS)[]>> = {
  month: ['month', 'year'], year: ['year'],
}
/** One's own birthday, which a browser may know (WCAG 1.3.5). */
const BIRTHDAY = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const

/** Boxes under one legend; the first carries the id of the question, so that a link from the summary lands on it. */
export function DateField({ name, text, shape, frame, ...props }: QuestionProps & {
  text: (part: string) => string
  shape: FieldShape
  frame: FieldFrame
}) {
  const boxes = BOXES[widgetOf(shape, frame.codes)] ?? ['day', 'month', 'year']
  const isOwn = 'meaning' in shape && (shape as Field).meaning.role === 'requester' && /birthDate$/.test(name)
  return (
    <Group {...props}>
      <div className="date">
        {boxes.map((part, nth) => {
          const id = nth === 0 ? name : `${name}.${part}`
          return (
            <div key={part}>
              <label htmlFor={id}>{frame.visit.say(FIELD[part])}</label>
              <input
                id={id} name={`${name}.${part}`} defaultValue={text(`.${part}`)} inputMode="numeric"
                maxLength={DATE_PARTS[part]} autoComplete={isOwn ? BIRTHDAY[part] : 'off'}
                className={`digits-${String(DATE_PARTS[part])}`} aria-invalid={props.error ? true : undefined}
              />
            </div>
          )
        })}
      </div>
    </Group>
  )
}
