import type { ProcedureDetail } from '@motcua/contracts/procedures.ts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { now } from '../../lib/clock.ts'
import { showDay } from '../../lib/dates.ts'
import { paperFieldId } from './intake-draft.ts'

interface SupplementSlipProps {
  applicantName: string
  procedure: ProcedureDetail
  /** Missing papers by the id of their field, with the server's words. */
  faults: Readonly<Record<string, string>>
}

/**
 * The one slip that names everything missing with its reasons, printed before anything is received: nobody is sent home
 * twice for one dossier (NĐ 61/2018 Đ.17). No dossier exists yet, so it carries no number.
 */
export function SupplementSlip({ applicantName, procedure, faults }: SupplementSlipProps) {
  const missing = procedure.components.filter(({ id }) => faults[paperFieldId(id)])
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const reasonOf = (id: string) => reasons[id] ?? 'Chưa có trong hồ sơ mang đến.'
  return (
    <section className="mc-inset mc-slip" aria-label="Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ">
      <h2>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ</h2>
      <p>
        {applicantName} · {procedure.name} · {showDay(now())}
      </p>
      <ol>
        {missing.map(({ id, name }) => (
          <li key={id}>
            <b>{name}</b>
            <Textarea
              className="mc-no-print"
              label="Lý do, hướng dẫn"
              autosize
              minRows={1}
              value={reasonOf(id)}
              onChange={(event) => setReasons({ ...reasons, [id]: event.currentTarget.value })}
            />
            <p className="mc-print-only">{reasonOf(id)}</p>
          </li>
        ))}
      </ol>
      <p>Chỉ cần bổ sung đủ các giấy tờ nêu trên; không phải nộp lại giấy tờ đã có.</p>
      <Button className="mc-no-print" variant="default" onClick={() => window.print()}>
        In phiếu
      </Button>
    </section>
  )
}
