import { NativeSelect } from '@mantine/core'
import { showDay } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useProxies } from '../proxies/proxies-data.ts'
import { PROXIES } from '../proxies/proxies-texts.ts'
import { PLACE } from './next-place.ts'

/** For whom the applicant hands in, where somebody lets them act; nothing is shown to whoever acts for nobody. */
export function ProxyField({ personId, procedureId, value, error, onChange }: {
  readonly personId: string
  /** Of the procedure, once it is chosen: what does not reach it is not offered. */
  readonly procedureId: string | undefined
  readonly value: string | undefined
  readonly error: string | undefined
  readonly onChange: (proxyId: string | undefined) => void
}) {
  const found = useProxies(personId)
  if (found.isError)
    return <ErrorState title={say(PROXIES.failed)} error={found.error} onRetry={() => void found.refetch()} />
  const open = (found.data ?? []).filter(({ id, way, state, procedures }) => id === value || way === 'was-given'
    && state === 'in-force' && (procedures === null || !procedureId || procedures.some((one) => one.id === procedureId)))
  if (open.length === 0 && error === undefined) return null
  return (
    <NativeSelect
      id={PLACE.proxy} label={say(PROXIES.forWhom)} value={value ?? ''} error={error}
      onChange={({ currentTarget: { value: chosen } }) => onChange(chosen === '' ? undefined : chosen)}
      data={[
        { value: '', label: say(PROXIES.self) },
        ...open.map(({ id, otherName: other, to }) => ({
          value: id, label: say(PROXIES.forOne, { other, to: showDay(to) }),
        })),
      ]}
    />
  )
}
