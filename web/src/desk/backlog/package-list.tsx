import type { BacklogPackage } from '@motcua/contracts/backlog-line.ts'
import type { BacklogList } from '@motcua/contracts/backlog.ts'
import { Button, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { faultAt } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { usePackages, usePacking } from './line-data.ts'
import { BACKLOG } from './backlog-texts.ts'
import { LINE } from './line-texts.ts'
import { WhichFields, onlyUnit } from './which-fields.tsx'

/** Packages of work, how far each is, and the making of one. */
export function PackageList({ list }: { readonly list: BacklogList }) {
  const found = usePackages()
  const [isMaking, setMaking] = useState(false)
  const items = found.data?.items ?? []
  return (
    <section className="mc-stack" aria-labelledby="goi-so-hoa">
      <h2 id="goi-so-hoa">{say(LINE.packages)}</h2>
      <p className="mc-quiet">{say(LINE.packagesHint)}</p>
      {isMaking
        ? <PackForm list={list} onClose={() => setMaking(false)} />
        : <div className="mc-row"><Button variant="default" onClick={() => setMaking(true)}>{say(LINE.pack)}</Button></div>}
      {found.isError
        && <ErrorState title={say(LINE.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <p>{say(LINE.noPackages)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(BACKLOG.type)}</th><th scope="col">{say(BACKLOG.unit)}</th>
            <th scope="col">{say(LINE.stage)}</th><th scope="col">{say(LINE.deed)}</th>
          </tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.id}>
              <td>{one.typeName}</td><td>{one.unitName}</td>
              <td>{progressOf(one)}</td>
              <td><Link
                to="/ton-dong/$id" params={{ id: one.id }}
                aria-label={say(LINE.openOf, { type: one.typeName, unit: one.unitName })}
              >{say(LINE.open)}</Link></td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </section>
  )
}

function progressOf({ kept, items, indexed, scanned }: BacklogPackage): string {
  return say(LINE.progress, { kept, items, indexed, scanned })
}

function PackForm({ list, onClose }: { readonly list: BacklogList; readonly onClose: () => void }) {
  const [unitId, setUnit] = useState(onlyUnit(list))
  const [type, setType] = useState('')
  const [most, setMost] = useState('50')
  const [hasTried, setHasTried] = useState(false)
  const packing = usePacking((items) => {
    announce(say(LINE.packed, { items }))
    onClose()
  })
  const faults = {
    unit: unitId ? undefined : say(BACKLOG.needUnit), type: type ? undefined : say(BACKLOG.needType),
    most: /^\d{1,3}$/.test(most) && Number(most) >= 1 && Number(most) <= 500 ? undefined : say(LINE.needMost),
  }
  const told = (place: keyof typeof faults, path: string) =>
    (hasTried ? faults[place] : undefined) ?? faultAt(packing.error, path)
  return (
    <form className="mc-inset" noValidate aria-label={say(LINE.pack)} onSubmit={(event) => {
      event.preventDefault()
      setHasTried(true)
      packing.reset()
      if (faults.unit ?? faults.type ?? faults.most) return
      packing.mutate({ unitId, documentType: type, most: Number(most) })
    }}>
      <FormRefusal error={packing.error} />
      <div className="mc-fields">
        <WhichFields
          list={list} unitId={unitId} type={type} onUnit={setUnit} onType={setType}
          faults={{ unit: told('unit', '/unitId'), type: told('type', '/documentType') }}
        />
        <TextInput
          label={say(LINE.most)} withAsterisk inputMode="numeric" value={most} error={told('most', '/most')}
          onChange={(event) => setMost(event.currentTarget.value)}
        />
      </div>
      <div className="mc-row">
        <Button type="submit" loading={packing.isPending}>{say(LINE.pack)}</Button>
        <Button variant="subtle" onClick={onClose}>{say(LINE.close)}</Button>
      </div>
    </form>
  )
}
