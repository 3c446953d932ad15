import type { FormDetail } from '@motcua/contracts/procedures.ts'
import { Checkbox } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { WaitingScreen } from '../shell/waiting-screen.tsx'
import { useForm } from './forms-data.ts'
import { daysOf, kindOf } from './forms-screen.tsx'
import { CONFIDENCE, FORMS } from './forms-texts.ts'

/** One declaration with all its fields: how the dictionary calls each, and how sure its source is. */
export function FormScreen() {
  const { form } = useParams({ from: '/desk/bieu-mau/$form' })
  const found = useForm(form)
  if (!found.data) return <WaitingScreen title={say(FORMS.title)} failed={say(FORMS.failed)} found={found} />
  return <OneForm form={found.data} />
}

function OneForm({ form }: { form: FormDetail }) {
  useTitle(form.name)
  const [isOnlyGuesses, setIsOnlyGuesses] = useState(false)
  const fields = form.sources.filter(({ confidence }) => !isOnlyGuesses || confidence === 'guess')
  return (
    <main className="mc-stack">
      <nav><Link to="/bieu-mau">{say(FORMS.back)}</Link></nav>
      <h1 lang="vi">{form.name}</h1>
      <p>{kindOf(form)} · <span lang="vi">{form.legal}</span> · {daysOf(form)} · {say(CONFIDENCE[form.confidence])}</p>
      <p>{say(FORMS.usedBy)}: <span lang="vi">{form.procedures.join('; ')}</span></p>
      <Checkbox label={say(FORMS.onlyGuesses)} checked={isOnlyGuesses}
        onChange={(event) => setIsOnlyGuesses(event.currentTarget.checked)} />
      <p aria-live="polite">{form.guesses === 0
        ? say(FORMS.noGuess) : say(FORMS.guessesOf, { guesses: form.guesses, fields: form.fields })}</p>
      {fields.length > 0 && <div className="mc-table-wrap"><table className="mc-table">
        <caption className="mc-hidden">{say(FORMS.fields, { name: form.name })}</caption>
        <thead><tr>
          <th scope="col">{say(FORMS.colLabel)}</th><th scope="col">{say(FORMS.colSource)}</th>
          <th scope="col">{say(FORMS.colEntry)}</th><th scope="col">{say(FORMS.colSection)}</th>
        </tr></thead>
        <tbody>{fields.map((field, nth) => <tr key={`${field.key} ${String(nth)}`}>
          <td>
            <span lang="vi">{field.label}</span>
            {!field.isAsked && <span className="mc-quiet"> ({say(FORMS.byMachine)})</span>}
            {field.dictionaryLabel !== null && <><br /><span className="mc-quiet">
              {say(FORMS.dictionarySays, { label: field.dictionaryLabel })}
            </span></>}
          </td>
          <td>{field.confidence === 'guess' ? <b>{say(CONFIDENCE.guess)}</b> : say(CONFIDENCE[field.confidence])}</td>
          <td>
            <code>{field.key}</code>
            {field.entry !== field.key && <><br /><code className="mc-quiet">{field.entry}</code></>}
          </td>
          <td lang="vi">{field.section}</td>
        </tr>)}</tbody>
      </table></div>}
    </main>
  )
}
