import 'dmn-js-shared/assets/css/dmn-js-shared.css'
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table.css'
import 'dmn-js-decision-table/assets/css/dmn-js-decision-table-controls.css'
import 'dmn-js-literal-expression/assets/css/dmn-js-literal-expression.css'
import DecisionTableEditor from 'dmn-js-decision-table/lib/Editor'
import { HIT_POLICIES } from 'dmn-js-decision-table/lib/features/hit-policy/HitPolicies'
import LiteralExpressionEditor from 'dmn-js-literal-expression/lib/Editor'
import EditingManager, { type View, type ViewProvider } from 'dmn-js-shared/lib/base/EditingManager'
import type { DmnElement } from 'dmn-moddle'
import { StyleModule } from 'style-mod'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { say } from '../../../lib/language.ts'
import { HandedOn } from '../handed-on.ts'
import { TABLE_IN_OUR_LANGUAGE, inOurLanguage } from './table-in-our-language.ts'
import { DATA_TYPES, giveColumnsTheirData } from './decision-file.ts'
import { DECISION } from './decision-texts.ts'

// Its list of policies stands in its code, without a way to say it otherwise.
for (const policy of HIT_POLICIES) policy.label = inOurLanguage(policy.label)

const isLogic = (type: string) => (element: DmnElement) => element.$type === 'dmn:Decision'
  && (element.get('decisionLogic') as DmnElement | undefined)?.$type === type

/** The part of dmn-js that we show: tables and expressions. */
class Decisions extends EditingManager {
  _getViewProviders(): readonly ViewProvider[] {
    return [
      { id: 'decisionTable', constructor: DecisionTableEditor, opens: isLogic('dmn:DecisionTable') },
      { id: 'literalExpression', constructor: LiteralExpressionEditor, opens: isLogic('dmn:LiteralExpression') },
    ]
  }

  _getInitialView(views: readonly View[]): View | undefined {
    return views[0]
  }
}

interface DecisionBoardProps {
  xml: string
  /** The decision of the file that is looked at. */
  decision: string
  onChange: (xml: string) => void
}

/** One decision of a file as dmn-js shows it. What changes is handed on as DMN, with the data that its columns read. */
export default function DecisionBoard({ xml, decision, onChange }: DecisionBoardProps) {
  const place = useRef<HTMLDivElement>(null)
  const board = useRef<Decisions>(undefined)
  const [handed] = useState(() => new HandedOn())
  const [isOpen, setIsOpen] = useState(false)
  const [fault, setFault] = useState('')

  const changed = useEffectEvent(async () => {
    const definitions = board.current?.getDefinitions()
    if (!definitions) return
    giveColumnsTheirData(definitions)
    const saved = await board.current?.saveXML({ format: true }).catch(() => undefined)
    if (saved && handed.add(saved.xml)) onChange(saved.xml)
  })

  useEffect(() => {
    // CodeMirror makes its style element once for a document; without the nonce the page would refuse it.
    const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
    StyleModule.mount(document, [], { nonce })
    const common = { additionalModules: [TABLE_IN_OUR_LANGUAGE] }
    const decisions = new Decisions({
      container: place.current, height: 'auto', decisionTable: common, literalExpression: common,
      common: { dataTypes: [...DATA_TYPES] },
    })
    decisions.on('viewer.created', ({ viewer }) => viewer.on('elements.changed', () => void changed()))
    board.current = decisions
    return () => {
      board.current = undefined
      handed.begin('')
      decisions.destroy()
    }
  }, [handed])

  useEffect(() => {
    const decisions = board.current
    if (!decisions || handed.has(xml)) return
    handed.begin(xml)
    setIsOpen(false)
    decisions.importXML(xml, { open: false }).then(() => {
      setFault('')
      setIsOpen(true)
    }, () => setFault(say(DECISION.notShown)))
  }, [xml, handed])

  useEffect(() => {
    const decisions = board.current
    if (!decisions || !isOpen) return
    const view = decisions.getViews().find(({ element }) => element.id === decision)
    if (view) void decisions.open(view)
    else setFault(say(DECISION.notEditable))
  }, [isOpen, decision])

  return <>
    {fault !== '' && <p role="alert" className="mc-error">{fault}</p>}
    <div ref={place} className="mc-decision-board" role="group" aria-label={say(DECISION.table)} />
  </>
}
