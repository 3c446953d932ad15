import { Button, TextInput } from '@mantine/core'
import { type FeeFacts, PAPERS } from '@motcua/contracts/fees.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { FieldGroup } from '../../ui/field-group/field-group.tsx'
import { FEES } from './fee-texts.ts'

interface Row { readonly key: number; readonly pages: string; readonly copies: string }

interface PaperRowsProps {
  base: string
  papers: FeeFacts['papers']
  /** All papers; undefined while any row is not whole: then nothing is known of them. */
  onChange: (papers: FeeFacts['papers']) => void
}

const EMPTY: Row = { key: 0, pages: '', copies: '' }

/** Each paper that is copied by itself: how long it is, and how often it is wanted. */
export function PaperRows({ base, papers, onChange }: PaperRowsProps) {
  const [rows, setRows] = useState<readonly Row[]>(papers?.map(({ pages, copies }, key) =>
    ({ key, pages: String(pages), copies: String(copies) })) ?? [EMPTY])
  const change = (next: readonly Row[]) => {
    setRows(next)
    onChange(papersOf(next))
  }
  const set = (key: number, patch: Partial<Row>) =>
    change(rows.map((row) => row.key === key ? { ...row, ...patch } : row))
  const field = (row: Row, nth: number, name: 'pages' | 'copies') => (
    <TextInput
      id={`${base}-giay-${nth}-${name}`} inputMode="numeric" maxLength={4} value={row[name]}
      label={say(name === 'pages' ? FEES.pagesOf : FEES.copiesOf, { nth: nth + 1 })}
      onChange={(event) => set(row.key, { [name]: event.currentTarget.value })}
    />
  )
  return (
    <FieldGroup id={`${base}-giay`} label={say(FEES.papers)}>
      {rows.map((row, nth) => (
        <div key={row.key} className="mc-row">
          {field(row, nth, 'pages')}
          {field(row, nth, 'copies')}
          {rows.length > 1 && (
            <Button variant="default" onClick={() => change(rows.filter(({ key }) => key !== row.key))}>
              {say(FEES.removePaper, { nth: nth + 1 })}
            </Button>
          )}
        </div>
      ))}
      <div className="mc-row">
        <Button
          variant="default"
          onClick={() => change([...rows, { ...EMPTY, key: Math.max(...rows.map(({ key }) => key)) + 1 }])}
        >
          {say(FEES.addPaper)}
        </Button>
      </div>
    </FieldGroup>
  )
}

function papersOf(rows: readonly Row[]): FeeFacts['papers'] {
  const papers = rows.map(({ pages, copies }) =>
    ({ pages: wholeOf(pages, PAPERS.pages), copies: wholeOf(copies, PAPERS.copies) }))
  return papers.every(({ pages, copies }) => pages > 0 && copies > 0) ? papers : undefined
}

/** 0 where it is none. */
function wholeOf(text: string, most: number): number {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return number <= most ? number : 0
}
