import type { SettlementFigures, ShownValue } from '@motcua/contracts/settlement-figures.ts'
import { say } from '../../lib/language.ts'
import { percent } from './percent.ts'
import type { By, Pressed } from './settlement-figures-screen.tsx'
import { SETTLEMENT } from './settlement-figures-texts.ts'

type Text = keyof typeof SETTLEMENT
/** Columns 3 to 13 of form II.06a in its order, and shares; under what head each stands, and what it is called there. */
const COLUMNS: readonly (readonly [head: Text, columns: readonly (readonly [metric: string, name: Text])[]])[] = [
  ['received', [['received', 'all'], ['received-online', 'online'], ['received-direct', 'direct'], ['carried-over', 'carried']]],
  ['settled', [['settled', 'all'], ['settled-early', 'early'], ['settled-on-time', 'onTime'], ['settled-late', 'late']]],
  ['open', [['open', 'all'], ['open-in-term', 'inTerm'], ['open-late', 'late']]],
  ['shares', [['on-time-of-settled', 'onTimeShare'], ['on-time-of-due', 'onTimeDue'], ['ho-so-truc-tuyen', 'onlineShare']]],
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
          <Row name={say(SETTLEMENT.total)} values={figures.total} onPress={(metric) => onPress({ metric, of: undefined })} />
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
          <button type="button" className="mc-link-button" onClick={() => onPress(metric)}>{shown(valueOf.get(metric))}</button>
        </td>
      ))}
    </tr>
  )
}

/** A figure as people read it: a count, a share of a hundred, or that there is none. */
export function shown(value: ShownValue | undefined): string {
  if (value?.value == null) return say(SETTLEMENT.none)
  return value.denominator === null ? value.value.toLocaleString('vi') : percent(value.value / 100)
}
