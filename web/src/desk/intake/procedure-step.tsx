import type { ProcedureDetail, ProcedureLine } from '@motcua/contracts/procedures.ts'
import { NativeSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { FieldGroup, RadioLine } from '../../ui/field-group/field-group.tsx'
import { TypedChoice } from '../../ui/typed-choice/typed-choice.tsx'
import { useFoundProcedures } from './find-procedures.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { useTerritories } from './list-units.ts'

interface ProcedureStepProps {
  draft: IntakeDraft
  procedure: ProcedureDetail | undefined
  faults: Readonly<Record<string, string>>
  onChange: (patch: Partial<IntakeDraft>) => void
  onChoose: (procedure: ProcedureLine | undefined) => void
}

/** What is wanted, where, and which time limit holds. */
export function ProcedureStep({ draft, procedure, faults, onChange, onChoose }: ProcedureStepProps) {
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed, 120)
  const found = useFoundProcedures(wanted)
  const asks = procedure?.asks ?? 'nothing'
  const places = useTerritories(asks === 'district' ? 'district' : 'commune', undefined, asks !== 'nothing')

  if (!draft.procedure) {
    return (
      <TypedChoice
        label="Tên hoặc mã thủ tục"
        id="thu-tuc"
        value={typed}
        isStale={typed !== wanted || found.isFetching}
        error={faults['thu-tuc']}
        placeholder="khai sinh, sang tên đất, lý lịch tư pháp…"
        options={
          typed.trim() === ''
            ? []
            : (found.data ?? []).map((one) => ({
                id: one.id,
                label: one.name,
                detail: [one.code, one.sector].filter(Boolean).join(' · '),
              }))
        }
        status={
          found.isError
            ? found.error.message
            : found.data?.length === 0
              ? 'Không có thủ tục nào khớp. Thử tên gọi khác.'
              : ''
        }
        onType={setTyped}
        onChoose={(id) => onChoose(found.data?.find((one) => one.id === id))}
      />
    )
  }
  return (
    <>
      <p id="thu-tuc" tabIndex={-1} className="mc-row">
        <span>
          <b>{draft.procedure.name}</b> <span className="mc-quiet mc-number">{draft.procedure.code}</span>
        </span>
        <button type="button" className="mc-link-button" onClick={() => onChoose(undefined)}>
          Chọn thủ tục khác
        </button>
      </p>
      {procedure && (
        <p className="mc-quiet">
          {procedure.feeText} · kết quả: {procedure.resultName}
        </p>
      )}
      {asks !== 'nothing' && (
        <NativeSelect
          id="dia-ban"
          label={asks === 'district' ? 'Huyện, thị xã, thành phố giải quyết' : 'Xã, phường, thị trấn giải quyết'}
          withAsterisk
          error={faults['dia-ban']}
          value={draft.communeId ?? ''}
          data={[
            { value: '', label: 'Chọn…' },
            ...(places.data ?? []).map(({ id, name, parentName }) => ({
              value: id, label: parentName ? `${name}, ${parentName}` : name,
            })),
          ]}
          onChange={(event) => onChange({ communeId: event.currentTarget.value })}
        />
      )}
      {procedure && procedure.limits.length > 1 && (
        <FieldGroup id="truong-hop" label="Trường hợp thời hạn" error={faults['truong-hop']}>
          {procedure.limits.map(({ name, text }, nth) => (
            <RadioLine
              key={nth}
              name="truong-hop"
              label={!name ? text : name.startsWith(text) ? name : `${name}: ${text}`}
              isChosen={draft.limitCase === nth}
              onChoose={() => onChange({ limitCase: nth })}
            />
          ))}
        </FieldGroup>
      )}
      {procedure?.limits.length === 1 && <p>Thời hạn: {procedure.limits[0]?.text}</p>}
    </>
  )
}
