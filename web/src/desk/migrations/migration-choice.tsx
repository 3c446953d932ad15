import type { ProcessLine } from '@motcua/contracts/migrations.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { usePreview } from './migration-data.ts'
import { MIGRATION } from './migration-texts.ts'
import { PreviewPanel } from './preview-panel.tsx'
import { labelOf } from './version-label.ts'

/** Chooses a process and two of its versions, and looks at what would move. */
export function MigrationChoice({ processes }: { readonly processes: readonly ProcessLine[] }) {
  const [key, setKey] = useState('')
  const versions = processes.find((one) => one.key === key)?.versions ?? []
  const used = versions.filter(({ running }) => running > 0)
  const [chosen, setChosen] = useState({ from: '', to: '' })
  const from = used.find(({ id }) => id === chosen.from)?.id ?? used[0]?.id ?? ''
  const others = versions.filter(({ id }) => id !== from)
  const to = others.find(({ id }) => id === chosen.to)?.id ?? others.at(-1)?.id ?? ''
  const preview = usePreview()
  const choose = (change: Partial<typeof chosen>) => {
    setChosen({ from, to, ...change })
    preview.reset()
  }
  return (
    <>
      <form
        className="mc-panel mc-stack" onSubmit={(event) => {
          event.preventDefault()
          preview.mutate({ from, to })
        }}
      >
        <NativeSelect
          label={say(MIGRATION.process)} value={key} onChange={(event) => {
            setKey(event.currentTarget.value)
            choose({ from: '', to: '' })
          }}
          data={[
            { value: '', label: say(MIGRATION.choose) }, ...processes.map((one) => ({ value: one.key, label: one.name })),
          ]}
        />
        {key !== '' && <NativeSelect
          label={say(MIGRATION.from)} value={from} onChange={(event) => choose({ from: event.currentTarget.value })}
          data={used.map((one) => ({
            value: one.id, label: say(MIGRATION.running, { label: labelOf(one), count: one.running }),
          }))}
        />}
        {key !== '' && <NativeSelect
          label={say(MIGRATION.to)} value={to} onChange={(event) => choose({ to: event.currentTarget.value })}
          data={others.map((one) => ({ value: one.id, label: labelOf(one) }))}
        />}
        <FormRefusal error={preview.error} />
        <div className="mc-row">
          <Button type="submit" disabled={key === ''} loading={preview.isPending}>{say(MIGRATION.preview)}</Button>
        </div>
      </form>
      {preview.data && <PreviewPanel
        key={`${from} ${to}`} preview={preview.data} isLooking={preview.isPending} versions={{ from, to }}
        onLook={(mapping) => preview.mutate({ from, to, mapping })} onDone={() => preview.reset()}
      />}
    </>
  )
}
