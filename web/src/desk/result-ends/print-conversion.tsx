import type { ConversionBody, ConversionSaved } from '@motcua/contracts/result-ends.ts'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { call } from '../../lib/call.ts'
import { say } from '../../lib/language.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { dossierKey } from '../dossier/read-dossier.ts'
import { usePress } from '../shell/use-press.ts'
import { CONVERSION } from './conversion-texts.ts'

interface PrintConversionProps {
  dossierId: string
  /** A paper of the dossier; its result, unless given. */
  paper?: string
  /** What is converted, for whoever listens to the page. */
  name: string
}

/** Where the copy of this number is opened to be printed. */
export function copyAddress(dossierId: string, number: number): string {
  return `/api/dossiers/${dossierId}/conversions/${String(number)}.pdf`
}

/** Makes a printed copy of an electronic document: put on record first, then opened and printed as often as needed. */
export function PrintConversion({ dossierId, paper, name }: PrintConversionProps) {
  const queryClient = useQueryClient()
  const link = useRef<HTMLAnchorElement>(null)
  const converting = usePress(async (body: ConversionBody, idFor) => (await call(
    'POST', `/api/dossiers/${dossierId}/conversions`, { body, requestId: idFor('conversions', body) },
  )) as ConversionSaved, {
    onSuccess: async ({ code }) => {
      announce(say(CONVERSION.made, { code }))
      await queryClient.invalidateQueries({ queryKey: dossierKey(dossierId) })
    },
  })
  const made = converting.data
  // Whoever pressed goes on from here: the copy is the next thing they want.
  useEffect(() => { if (made) link.current?.focus() }, [made])
  return (
    <div className="mc-stack">
      <FormRefusal error={converting.error} />
      <div className="mc-row">
        <Button
          variant="default" size="compact-md" loading={converting.isPending}
          onClick={() => converting.mutate(paper === undefined ? {} : { paper })}
        >{say(CONVERSION.make)}<span className="mc-hidden"> {name}</span></Button>
        {made && (
          <a ref={link} href={copyAddress(dossierId, made.number)} target="_blank" rel="noreferrer">
            {say(CONVERSION.open, { code: made.code })}
          </a>
        )}
      </div>
    </div>
  )
}
