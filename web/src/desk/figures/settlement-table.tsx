import type { SettlementFigures, ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { say } from '../../lib/language.ts'
import type { By, Pressed } from './pressed-figure.ts'
import { SETTLEMENT } from './settlement-figures-texts.ts'
import { shown } from './shown-value.ts'

type Head = 'received' | 'settled' | 'open' | 'shares'
type Name = 'all' | 'online' | 'direct' | 'carried' | 'early' | 'onTime' | 'late' | 'inTerm' | 'onTimeShare' | 'onTimeDue'
  | 'onlineShare'
/** Columns 3 to 13 of form II.06a in its order, and shares; under what head each stands, and what it is called. */
const COLUMNS: readonly (readonly [head: Head, columns: readonly (readonly [metric: string, name: Name])[]])[] = [
  ['received', [
    ['received', 'all'], ['received-online', 'online'], ['received-direct', 'direct'], ['carried-over', 'carried'],
  ]],
  ['settled', [['settled', 'all'], ['settled-early', 'early'], ['settled-on-time', 'onTime'], ['settled-late', 'late']]],
  ['open', [['open', 'all'], ['open-in-term', 'inTerm'], ['open-late', 'late']]],
  ['shares', [
    ['on-time-of-settled', 'onTimeShare'], ['on-time-of-due', 'onTimeDue'], ['ho-so-truc-tuyen', 'onlineShare'],
  ]],
]
const FLAT = COLUMNS.flatMap(([, columns]) => columns)

interface Table { readonly figures: SettlementFigures; readonly by: By; readonly onPress: (pressed: Pressed) => void }

/** The figures as a table in which each number is a button. */
export function SettlementTable({ figures, by, onPress }: Table) {
  return (
    <div className="mc-table-wrap">
      <table className="mc-table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>{say(SETTLEMENT[`by-${by}`])}</th>
            {COLUMNS.map(([head, columns]) => (
              <th key={head} scope="colgroup" colSpan={columns.length}>{say(SETTLEMENT[head])}</th>
            ))}
          </tr>
          <tr>{FLAT.map(([metric, name]) => <th key={metric} scope="col">{say(SETTLEMENT[name])}</th>)}</tr>
        </thead>
        <tbody>
          {figures.items.map(({ of, values }) => (
            <Row key={of.key} name={of.name} values={values} onPress={(metric) => onPress({ metric, of })} />
          ))}
        </tbody>
        <tfoot>
          <Row
            name={say(SETTLEMENT.total)} values={figures.total} onPress={(metric) => onPress({ metric, of: undefined })}
          />
        </tfoot>
      </table>
    </div>
  )
}

function Row(
  { name, values, onPress }: { name: string; values: readonly ShownValue[]; onPress: (metric: string) => void },
) {
  const valueOf = new Map(values.map((value) => [value.metric, value]))
  return (
    <tr>
      <th scope="row">{name}</th>
      {FLAT.map(([metric]) => (
        <td key={metric} className="mc-number">
          <button type="button" className="mc-link-button" onClick={() => onPress(metric)}>
            {shown(valueOf.get(metric))}
          </button>
        </td>
      ))}
    </tr>
  )
}
