import { TEMPLATE_FIELDS } from '@motcua/contracts/talk.ts'
import { Button, TextInput, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { usePress } from '../shell/use-press.ts'
import { OPINION } from './action-texts.ts'
import { TEMPLATES_KEY, useTemplates } from './opinion-bar.tsx'

const FIELDS = TEMPLATE_FIELDS.map((field) => `{${field}}`).join(' ')

/** The sentences of the agency, for whoever shares out its work: added and taken out of use where they are used. */
export function TemplateManager() {
  const templates = useTemplates(true)
  const queryClient = useQueryClient()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const changing = usePress(
    async ({ path, body }: { path: string; body: object }, idFor) =>
      call('POST', path, { body, requestId: idFor(path, body) }),
    {
      onSuccess: () => queryClient.invalidateQueries({ queryKey: TEMPLATES_KEY }),
    },
  )
  const add = () => changing.mutate({ path: '/api/opinion-templates', body: { name, text } }, {
    onSuccess: () => {
      setName('')
      setText('')
    },
  })
  const [atName, atText] = [faultAt(changing.error, '/name'), faultAt(changing.error, '/text')]
  return (
    <details className="mc-before">
      <summary>{say(OPINION.manage)}</summary>
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <b><bdi>{template.name}</bdi></b>: <bdi>{template.text}</bdi>{' '}
            <button
              type="button" className="mc-link-button"
              onClick={() => changing.mutate({ path: '/api/opinion-templates/ending', body: { id: template.id } })}
            >
              {say(OPINION.end)}<span className="mc-hidden"> {template.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {changing.error && !atName && !atText && <p role="alert" className="mc-error">{changing.error.message}</p>}
      <TextInput
        label={say(OPINION.name)} maxLength={100} value={name} error={atName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={say(OPINION.text)} description={say(OPINION.fields, { fields: FIELDS })} autosize minRows={2}
        maxLength={2000} value={text} error={atText} onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        variant="default" loading={changing.isPending} disabled={name.trim() === '' || text.trim() === ''} onClick={add}
      >
        {say(OPINION.add)}
      </Button>
    </details>
  )
}
