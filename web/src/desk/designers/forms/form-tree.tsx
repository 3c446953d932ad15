import type { FormProblem } from '@motcua/forms/form-bench.ts'
import type { RawForm } from '@motcua/forms/raw-form.ts'
import { say } from '../../../lib/language.ts'
import type { Place } from './form-operations.ts'
import { FORM } from './form-texts.ts'

interface FormTreeProps {
  form: RawForm
  problems: readonly FormProblem[]
  /** Undefined: the whole form. */
  chosen: Place | undefined
  onChoose: (place: Place | undefined) => void
}

/** Pages, sections and questions in their order; what is wrong somewhere is marked at it. */
export function FormTree({ form, problems, chosen, onChoose }: FormTreeProps) {
  const isWrong = (...way: readonly string[]) => problems.some(({ place }) =>
    `${place}/`.startsWith(`${[form.id, 'pages', ...way].join('/')}/`))
  const entry = (place: Place, label: string, isFaulty: boolean) => (
    <button type="button" aria-current={isSame(place, chosen) ? 'true' : undefined} onClick={() => onChoose(place)}>
      {isFaulty && <span aria-hidden>⚠ </span>}{label}
    </button>
  )
  return (
    <nav className="mc-form-tree" aria-label={say(FORM.tree)}>
      <button type="button" aria-current={chosen ? undefined : 'true'} onClick={() => onChoose(undefined)}>
        {say(FORM.wholeForm)}
      </button>
      <ul>{form.pages.map((one, page) => (
        <li key={one.id}>
          {entry({ page }, one.title_vi, isWrong(one.id))}
          <ul>{one.sections.map((part, section) => (
            <li key={part.id}>
              {entry({ page, section }, part.title_vi, isWrong(one.id, part.id))}
              <ul>{part.fields.map(({ key, label }, field) => (
                <li key={key}>{entry({ page, section, field }, label, isWrong(one.id, part.id, key))}</li>
              ))}</ul>
            </li>
          ))}</ul>
        </li>
      ))}</ul>
    </nav>
  )
}

function isSame(place: Place, other: Place | undefined): boolean {
  return place.page === other?.page && place.section === other.section && place.field === other.field
}
